/**
 * The one place where HTML that the renderer is not making now goes into a page: what markdown-it made without raw
 * HTML, what sanitize-html left of imported HTML, or what the renderer itself made before and was kept. Never a reader's
 * text.
 */
export function TrustedHtml(props: { html: string; class?: string; as?: 'div' | 'ol' }) {
  const { as: Tag = 'div' } = props;
  return <Tag class={props.class} dangerouslySetInnerHTML={{ __html: props.html }} />;
}
