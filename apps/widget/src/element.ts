type Properties = Partial<Record<string, string | boolean | number>>;

/** A new element with properties set and children in it; texts become text, never markup. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  properties: Properties = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

/** “1 comment”, “1,234 comments”. */
export function countWords(count: number): string {
  return `${count.toLocaleString('en-GB')} comment${count === 1 ? '' : 's'}`;
}
