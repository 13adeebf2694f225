interface Container {
  kind: 'quote' | 'item';
  /** An item's marker has been written. */
  isMarked: boolean;
}

/** Deeper quotes and lists are written as if they stood at this depth, so that no prefix outgrows its line. */
const SHOWN_DEPTH = 8;
const CONTROLS = /[^\P{Cc}\t\n\v\f\r]+/gu;

/** What parts the next word from the last: nothing, a line end, or a blank line. */
type Gap = 0 | 1 | 2;

/**
 * Builds plain text of paragraphs, quotes and lists, word by word. White space is collapsed, and never more than one
 * line is left blank. Used by `htmlToText` alone.
 */
export class TextBlocks {
  readonly #lines: string[] = [];
  /** The line that is being written, in pieces: joining them for each word would take ever longer. */
  #line: string[] = [];
  #hasWords = false;
  #gap: Gap = 0;
  /** Breaks asked for by name: two of them are meant as a new paragraph. */
  #breaks = 0;
  #hasSpace = false;
  #containers: Container[] = [];
  #lastContainers: readonly Container[] = [];
  /** For each open list, whether an item has been begun in it. */
  readonly #lists: boolean[] = [];
  #label: { line: number; start: number } | null = null;
  #awaitsLabel = false;

  /** Adds words; `keepsLineEnds` says whether a line end in the text is one in the result. */
  addText(text: string, options: { keepsLineEnds: boolean }): void {
    for (const [token] of text
      .toWellFormed()
      .replace(CONTROLS, '')
      .matchAll(/\s+|\S+/g)) {
      if (/\S/.test(token)) this.#addWord(token);
      else if (/\n[^\n]*\n/.test(token.replace(/\r\n?/g, '\n'))) this.endParagraph();
      else if (options.keepsLineEnds && /[\r\n]/.test(token)) this.endLine();
      else this.#hasSpace = true;
    }
  }

  /** Adds text in which spaces and line ends count. */
  addPreformatted(text: string): void {
    const [first = '', ...rest] = text
      .toWellFormed()
      .replace(/[\v\f]/g, ' ')
      .replace(CONTROLS, '')
      .split(/\r\n?|\n/);
    if (first !== '') this.#addWord(first);
    for (const line of rest) {
      this.breakLine();
      if (line !== '') this.#addWord(line);
    }
  }

  /** Adds text as it is, with no space but what it brings. */
  addInline(text: string): void {
    const startsLine = !this.#hasWords || this.#gap > 0 || this.#breaks > 0;
    const bringsSpace = text.startsWith(' ');
    const hadSpace = this.#hasSpace;
    if (bringsSpace) this.#hasSpace = false;
    this.#addWord(startsLine ? text.trimStart() : text);
    // The space before what was put in belongs after it.
    if (bringsSpace) this.#hasSpace = hadSpace;
  }

  addSpace(): void {
    this.#hasSpace = true;
  }

  breakLine(): void {
    this.#breaks += 1;
  }

  endLine(): void {
    if (this.#gap === 0) this.#gap = 1;
  }

  endParagraph(): void {
    const innermost = this.#containers.at(-1);
    // The first paragraph of an item stands beside its marker.
    if (innermost?.kind === 'item' && !innermost.isMarked) this.endLine();
    else this.#gap = 2;
  }

  openQuote(): void {
    this.endParagraph();
    this.#containers.push({ kind: 'quote', isMarked: false });
  }

  closeQuote(): void {
    this.#close('quote');
    this.endParagraph();
  }

  openList(): void {
    if (this.#lists.length === 0) this.endParagraph();
    else this.endLine();
    this.#lists.push(false);
  }

  closeList(): void {
    this.#lists.pop();
    if (this.#lists.length === 0) this.endParagraph();
    else this.endLine();
  }

  openItem(): void {
    const isFirst = this.#lists.at(-1) !== true;
    if (this.#lists.length > 0) this.#lists[this.#lists.length - 1] = true;
    // Items keep together, even where each holds a paragraph.
    this.#gap = isFirst && this.#gap === 2 ? 2 : 1;
    this.#breaks = 0;
    this.#containers.push({ kind: 'item', isMarked: false });
  }

  closeItem(): void {
    this.#close('item');
    this.endLine();
  }

  /** The label of a link begins with the next word. */
  markLabel(): void {
    this.#awaitsLabel = true;
    this.#label = null;
  }

  /** What was written since `markLabel`; "" when nothing was, more than a line is never an address. */
  readLabel(): string {
    if (this.#awaitsLabel || this.#label === null) return '';
    return this.#label.line === this.#lines.length ? this.#line.slice(this.#label.start).join('') : '\n';
  }

  /** Writes the text in place of the label. */
  replaceLabel(text: string): void {
    if (this.#label !== null && !this.#awaitsLabel) this.#line.splice(this.#label.start, Infinity, text);
    else this.#addWord(text);
    this.#awaitsLabel = false;
  }

  finish(): string {
    this.#lines.push(this.#line.join(''));
    return this.#lines
      .map((line) => line.trimEnd())
      .join('\n')
      .replace(/^\n+|\n+$/g, '');
  }

  #addWord(word: string): void {
    const gap = Math.max(this.#gap, Math.min(2, this.#breaks));
    if (!this.#hasWords || gap > 0) this.#startLine(gap);
    else if (this.#hasSpace) this.#line.push(' ');
    if (this.#awaitsLabel) {
      this.#label = { line: this.#lines.length, start: this.#line.length };
      this.#awaitsLabel = false;
    }
    this.#line.push(word);
    this.#hasWords = true;
    this.#gap = 0;
    this.#breaks = 0;
    this.#hasSpace = false;
  }

  #startLine(gap: number): void {
    if (this.#hasWords) {
      this.#lines.push(this.#line.join(''));
      if (gap === 2) this.#lines.push(this.#blankPrefix());
    }
    this.#line = [this.#prefix()];
    this.#lastContainers = [...this.#containers.slice(0, SHOWN_DEPTH)];
  }

  #prefix(): string {
    let prefix = '';
    for (const container of this.#containers.slice(0, SHOWN_DEPTH)) {
      if (container.kind === 'quote') prefix += '> ';
      else prefix += container.isMarked ? '  ' : '- ';
      container.isMarked = true;
    }
    return prefix;
  }

  /** The prefix of a blank line: of what holds both the line before it and the one after. */
  #blankPrefix(): string {
    let prefix = '';
    for (const [index, container] of this.#lastContainers.entries()) {
      if (this.#containers[index] !== container) break;
      prefix += container.kind === 'quote' ? '> ' : '  ';
    }
    return prefix;
  }

  #close(kind: Container['kind']): void {
    if (this.#containers.at(-1)?.kind === kind) this.#containers.pop();
  }
}
