/**
 * The one place where HTML that the renderer did not make goes into a page: what markdown-it made without raw HTML,
 * or what sanitize-html left of imported HTML. Never a reader's text.
 */
export function TrustedHtml(props: { html: string; class?: string }) {
  return <div class={props.class} dangerouslySetInnerHTML={{ __html: props.html }} />;
}
