/*
 * For lists of stories: `<folkmoot-count story="…">` shows how many comments a story has. One request for all that are on the
 * page, a hundred at a time; those that come later are asked for together, too.
 */
interface Counted extends HTMLElement {
  show(count: number): void;
}

const mostAtOnce = 100;
const site = new URL(import.meta.url).origin;
let waiting: Counted[] = [];

async function ask(): Promise<void> {
  const all = waiting;
  waiting = [];
  const keys = [...new Set(all.map((one) => one.getAttribute('story') ?? ''))].filter(Boolean);
  for (let start = 0; start < keys.length; start += mostAtOnce) {
    const some = keys.slice(start, start + mostAtOnce).map(encodeURIComponent);
    try {
      const response = await fetch(`${site}/api/v1/counts?keys=${some.join()}`, { credentials: 'omit' });
      const { counts } = (await response.json()) as { counts: Record<string, number> };
      for (const one of all) {
        const count = counts[one.getAttribute('story') ?? ''];
        if (count !== undefined) one.show(count);
      }
    } catch {
      return; // What the page says in the element stays.
    }
  }
}

if (!customElements.get('folkmoot-count'))
  customElements.define(
    'folkmoot-count',
    class extends HTMLElement implements Counted {
      connectedCallback(): void {
        if (waiting.push(this) === 1) queueMicrotask(() => void ask());
      }

      show(count: number): void {
        this.textContent = `${count} comment${count === 1 ? '' : 's'}`;
      }
    },
  );
