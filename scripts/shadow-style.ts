/**
 * The site's own styles, made fit for the shadow root of the widget:
 *
 * - `:root` is `:host`, and the rules for `html` and `body` go;
 * - a `rem` belongs to the host page, and some pages make it 10 px: it is measured as at least 16 px, and still grows with the
 *   size that a reader has set in the browser;
 * - the dark colours hold where the reader's device is dark, unless `theme="light"`, and everywhere with `theme="dark"`.
 */
const unit = 'max(1rem, 16px)';

export function adaptForShadowRoot(css: string): string {
  return measureRems(themeTokens(dropPageRules(css.replace(/\/\*[^]*?\*\//g, ''))));
}

function dropPageRules(css: string): string {
  return css.replace(/(^|[}\n])\s*(?:html|body)\s*\{[^}]*\}/g, '$1');
}

function themeTokens(css: string): string {
  return css
    .replace(
      /@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{([^}]*)\}\s*\}/,
      (_all, colours: string) =>
        `@media screen and (prefers-color-scheme: dark) { :host(:not([theme='light'])) { color-scheme: dark; ${colours} } }
        :host([theme='dark']) { color-scheme: dark; ${colours} }`,
    )
    .replace(':root {\n  color-scheme: light dark;', `:host {\n  color-scheme: light;\n  --unit: ${unit};`);
}

/** Not in the conditions of `@media`, where a rem is the reader's own. */
function measureRems(css: string): string {
  return css.replace(/@media[^{]*|max\(1rem, 16px\)|(?<![\w.-])(-?[\d.]+)rem\b/g, (all, count?: string) =>
    count === undefined ? all : `calc(${count} * var(--unit))`,
  );
}
