import { Parser } from 'htmlparser2';
import { TextBlocks } from './text-blocks.ts';

/**
 * Turns a comment's HTML into our plain text. Paragraphs are parted by a blank line, list items begin with "- ",
 * quoted lines with "> ", a link reads "label (address)" or just the address. Images, scripts and styles are left
 * out, entities decoded. Line ends in text that stands in no paragraph of its own are kept, because WordPress stores
 * comments so ("autop"). Nothing is cut. The work grows with the length alone, however the tags nest.
 *
 * @param html any text; unknown or broken tags lose their mark-up, never their words
 * @returns text without leading or trailing white space, "" when nothing is left to read
 */
export function htmlToText(html: string): string {
  const writer = new TextWriter();
  parse(html, writer);
  return writer.finish();
}

/** The text of a short piece such as a name or a title, on one line, without mark-up. */
export function inlineText(html: string): string {
  const plain = /[<&]/.test(html) ? collectText(html) : html;
  return plain.toWellFormed().replace(/\s+/g, ' ').trim();
}

function collectText(html: string): string {
  const texts: string[] = [];
  let hiddenDepth = 0;
  parse(html, {
    open: (name) => {
      if (HIDDEN.has(name)) hiddenDepth += 1;
    },
    close: (name) => {
      if (HIDDEN.has(name)) hiddenDepth -= 1;
    },
    text: (text) => {
      if (hiddenDepth === 0) texts.push(text);
    },
  });
  return texts.join('');
}

/** Their content is no text to read. */
const HIDDEN: ReadonlySet<string> = new Set(
  'script style template title iframe object noembed noframes audio video'.split(' '),
);
/** Blocks that stand apart from their neighbours by a blank line. */
const PARAGRAPHS: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 pre table dl hr address article aside footer header main nav section figure fieldset details form'.split(
    ' ',
  ),
);
/** Blocks that stand on a line of their own. */
const LINES: ReadonlySet<string> = new Set(
  'div tr dt dd caption figcaption legend summary option'.split(' '),
);
/** Inside these a line end in the HTML is a space. */
const FLOWING: ReadonlySet<string> = new Set(
  'p h1 h2 h3 h4 h5 h6 div figcaption ul ol li dl dt dd table td th'.split(' '),
);

interface HtmlEvents {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  close(name: string): void;
  text(text: string): void;
}

const MAX_DEPTH = 200;

/**
 * The library moves its whole stack for each element, which a hostile depth would turn into hours. Below a depth
 * that no person writes, elements are taken to be empty; those that hide their content may go twice as deep.
 */
class ShallowParser extends Parser {
  depth = 0;
  /** How deep the element just opened stands: the library asks again when it is on the stack already. */
  openedAt: number | null = null;

  protected override isVoidElement(name: string): boolean {
    const depth = this.openedAt ?? this.depth;
    this.openedAt = null;
    const isTooDeep = depth >= (HIDDEN.has(name) ? 2 * MAX_DEPTH : MAX_DEPTH);
    return super.isVoidElement(name) || (isTooDeep && name !== '');
  }
}

/** Every element that is opened is closed. */
function parse(html: string, events: HtmlEvents): void {
  const parser = new ShallowParser({
    onopentag(name, attributes) {
      parser.openedAt = parser.depth;
      parser.depth += 1;
      events.open(name, attributes);
    },
    onclosetag(name) {
      parser.openedAt = null;
      parser.depth -= 1;
      events.close(name);
    },
    ontext: (text) => events.text(text),
  });
  parser.end(html);
}

class TextWriter implements HtmlEvents {
  readonly #blocks = new TextBlocks();
  #hiddenDepth = 0;
  #flowingDepth = 0;
  #preDepth = 0;
  readonly #links: (string | null)[] = [];

  open(name: string, attributes: Readonly<Record<string, string>>): void {
    if (HIDDEN.has(name)) this.#hiddenDepth += 1;
    if (this.#hiddenDepth > 0) return;
    if (FLOWING.has(name)) this.#flowingDepth += 1;
    if (name === 'pre') this.#preDepth += 1;
    if (name === 'a') this.#openLink(attributes.href ?? '');
    else if (name === 'br') this.#blocks.breakLine();
    else if (name === 'q') this.#blocks.addInline('\u201c');
    else if (name === 'td' || name === 'th') this.#blocks.addSpace();
    else if (name === 'blockquote') this.#blocks.openQuote();
    else if (name === 'ul' || name === 'ol') this.#blocks.openList();
    else if (name === 'li') this.#blocks.openItem();
    else this.#part(name);
  }

  close(name: string): void {
    if (this.#hiddenDepth > 0) {
      if (HIDDEN.has(name)) this.#hiddenDepth -= 1;
      return;
    }
    if (FLOWING.has(name)) this.#flowingDepth -= 1;
    if (name === 'pre') this.#preDepth -= 1;
    if (name === 'a') this.#closeLink();
    else if (name === 'q') this.#blocks.addInline('\u201d');
    else if (name === 'blockquote') this.#blocks.closeQuote();
    else if (name === 'ul' || name === 'ol') this.#blocks.closeList();
    else if (name === 'li') this.#blocks.closeItem();
    else this.#part(name);
  }

  text(text: string): void {
    if (this.#hiddenDepth > 0) return;
    if (this.#preDepth > 0) this.#blocks.addPreformatted(text);
    else this.#blocks.addText(text, { keepsLineEnds: this.#flowingDepth === 0 });
  }

  finish(): string {
    return this.#blocks.finish();
  }

  #part(name: string): void {
    if (PARAGRAPHS.has(name)) this.#blocks.endParagraph();
    else if (LINES.has(name)) this.#blocks.endLine();
  }

  #openLink(href: string): void {
    const url = readLink(href);
    this.#links.push(url);
    if (url !== null) this.#blocks.markLabel();
  }

  #closeLink(): void {
    const url = this.#links.pop() ?? null;
    if (url === null) return;
    const label = this.#blocks.readLabel();
    if (label === '' || isShortFor(label, url)) this.#blocks.replaceLabel(url);
    else this.#blocks.addInline(` (${url})`);
  }
}

/** The address as written when a browser would take it for a web page's, or null. */
function readLink(href: string): string | null {
  const trimmed = href.trim();
  const address = trimmed.startsWith('//') ? `https:${trimmed}` : trimmed;
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) return null;
  return /[\s\p{Cc}<>]/u.test(address) ? new URL(address).href : address;
}

/** Whether the label is the address itself, without its beginning or with its end left out. */
function isShortFor(label: string, url: string): boolean {
  const bare = (text: string) => text.replace(/^https?:\/\//i, '').replace(/\/$/, '');
  const cut = /^(.{8,}?)(?:\u2026|\.\.\.)$/.exec(bare(label))?.[1];
  return bare(label) === bare(url) || (cut !== undefined && bare(url).startsWith(cut));
}
