import { SaxesParser } from 'saxes';
import type { SaxesTagPlain } from 'saxes';
import { UnreadableBytes, decodeXml } from './decode-xml.ts';
import type { ChunkSource } from './decode-xml.ts';
import { ImportError } from './import-error.ts';
import type { ImportErrorCode } from './import-error.ts';

/** An element, with its own text (without that of its children, CDATA included) and its children in order. */
export interface XmlNode {
  name: string;
  attributes: Readonly<Record<string, string>>;
  text: string;
  children: XmlNode[];
}

export interface XmlRecord {
  /** Which of the asked-for paths this is. */
  path: string;
  node: XmlNode;
  /**
   * False when a record has another one inside it: it is then yielded first with all that stands before the inner
   * one, and once more, complete, when it ends. Inner records are never among its children.
   */
  isComplete: boolean;
}

export interface XmlRecordOptions {
  /** The name that the outermost element must have. */
  root: string;
  /** What the file ought to be, for the message when the root is another, for example "a Disqus export". */
  format: string;
  /** From the root, with prefixes as written: `rss/channel/item`. One may stand directly inside another. */
  paths: readonly string[];
  /** Names of elements inside records that are passed over with all their content. */
  ignore?: readonly string[];
  /** How much one record may hold, in UTF-16 units of text and some for each element; 5 million if not given. */
  maxRecordLength?: number;
}

const DEFAULT_MAX_RECORD_LENGTH = 5_000_000;
const MAX_DEPTH = 256;
/** What an element costs in memory beside its text, in UTF-16 units. */
const ELEMENT_COST = 100;

/**
 * Reads an XML file of any size and yields the named elements as small trees, keeping only one of them in memory.
 * Declarations of entities are refused, so nothing can be expanded or fetched; the five entities of XML and
 * character numbers are understood. Records before a fault are yielded before it is thrown.
 *
 * @throws ImportError every code; `line` and `column` say where
 */
export async function* readXmlRecords(
  source: ChunkSource,
  options: XmlRecordOptions,
): AsyncGenerator<XmlRecord, void, undefined> {
  const collector = new RecordCollector(options);
  const pieces = decodeXml(source);
  try {
    let isEnd = false;
    while (!isEnd) {
      const { fault, isLast } = await readPiece(pieces, collector);
      yield* collector.takeRecords();
      if (fault !== null) throw fault;
      isEnd = isLast;
    }
  } finally {
    await pieces.return();
  }
}

async function readPiece(
  pieces: AsyncGenerator<string, void, undefined>,
  collector: RecordCollector,
): Promise<{ fault: Error | null; isLast: boolean }> {
  try {
    const next = await pieces.next();
    if (next.done === true) collector.end();
    else collector.write(next.value);
    return { fault: null, isLast: next.done === true };
  } catch (error) {
    if (error instanceof UnreadableBytes) return { fault: collector.explainBytes(error), isLast: true };
    if (error instanceof Error) return { fault: error, isLast: true };
    throw error;
  }
}

/** The text of the first child of that name, trimmed; null when there is none or it is empty. */
export function childText(node: XmlNode, name: string): string | null {
  return findChild(node, name)?.text.trim() || null;
}

/** The first child of that name. */
export function findChild(node: XmlNode, name: string): XmlNode | null {
  return node.children.find((child) => child.name === name) ?? null;
}

interface OpenElement {
  name: string;
  /** Null outside every record and inside ignored elements. */
  node: XmlNode | null;
  /** The record that this element belongs to. */
  record: OpenRecord | null;
}

interface OpenRecord {
  path: string;
  node: XmlNode;
  length: number;
  hasBegun: boolean;
}

class RecordCollector {
  readonly #parser = new SaxesParser();
  readonly #options: XmlRecordOptions;
  readonly #ignored: ReadonlySet<string>;
  readonly #endings: ReadonlySet<string>;
  readonly #maxLength: number;
  readonly #open: OpenElement[] = [];
  #records: XmlRecord[] = [];
  /** Units written since the parser last reported anything: what it must be holding back. */
  #heldBack = 0;

  constructor(options: XmlRecordOptions) {
    this.#options = options;
    this.#ignored = new Set(options.ignore);
    this.#endings = new Set(options.paths.map((path) => path.slice(path.lastIndexOf('/') + 1)));
    this.#maxLength = options.maxRecordLength ?? DEFAULT_MAX_RECORD_LENGTH;
    const parser = this.#parser;
    parser.on('error', (error) => {
      throw this.#explain(error);
    });
    parser.on('doctype', (declaration) => this.#checkDoctype(declaration));
    parser.on('opentag', (tag) => this.#openElement(tag));
    parser.on('closetag', () => this.#closeElement());
    parser.on('text', (text) => this.#addText(text));
    parser.on('cdata', (text) => this.#addText(text));
    parser.on('comment', () => this.#report());
    parser.on('processinginstruction', () => this.#report());
  }

  write(text: string): void {
    this.#heldBack += text.length;
    this.#parser.write(text);
    if (this.#heldBack > this.#maxLength) throw this.#tooLarge();
  }

  end(): void {
    this.#parser.close();
  }

  /** What has been read since the last call. */
  takeRecords(): XmlRecord[] {
    const records = this.#records;
    this.#records = [];
    return records;
  }

  explainBytes(error: UnreadableBytes): ImportError {
    return this.#fault(
      'encoding-unreadable',
      (place) => `The file cannot be read at ${place}: it has ${error.message}.`,
    );
  }

  #report(): void {
    this.#heldBack = 0;
  }

  #openElement(tag: SaxesTagPlain): void {
    this.#report();
    this.#checkPlace(tag.name);
    const parent = this.#open.at(-1);
    const element: OpenElement = { name: tag.name, node: null, record: null };
    this.#open.push(element);
    const path = this.#findPath(tag.name);
    if (path === null && (parent?.node === null || parent === undefined || this.#ignored.has(tag.name)))
      return;
    element.node = { name: tag.name, attributes: tag.attributes, text: '', children: [] };
    if (path === null) {
      element.record = parent?.record ?? null;
    } else {
      if (parent?.record) this.#beginRecord(parent.record);
      element.record = { path, node: element.node, length: 0, hasBegun: false };
    }
    this.#charge(element.record, ELEMENT_COST + lengthOf(tag));
  }

  #checkPlace(name: string): void {
    if (this.#open.length >= MAX_DEPTH) {
      throw this.#fault('too-large', (place) => `The file nests elements too deeply at ${place}.`);
    }
    if (this.#open.length === 0 && name !== this.#options.root) {
      const { format, root } = this.#options;
      throw this.#fault(
        'not-this-format',
        (place) =>
          `The file is not ${format}: it should begin with the element "${root}", which is not what stands at ${place}.`,
      );
    }
  }

  /** Which asked-for path the innermost open element has. */
  #findPath(name: string): string | null {
    if (!this.#endings.has(name)) return null;
    const path = this.#open.map((element) => element.name).join('/');
    return this.#options.paths.includes(path) ? path : null;
  }

  #beginRecord(record: OpenRecord): void {
    if (record.hasBegun) return;
    record.hasBegun = true;
    // A copy: the record goes on growing before the reader gets to see this.
    const node = { ...record.node, children: [...record.node.children] };
    this.#records.push({ path: record.path, node, isComplete: false });
  }

  #closeElement(): void {
    this.#report();
    const element = this.#open.pop();
    if (!element?.node || !element.record) return;
    const { node, record } = element;
    if (record.node === node) this.#records.push({ path: record.path, node, isComplete: true });
    else this.#open.at(-1)?.node?.children.push(node);
  }

  #addText(text: string): void {
    this.#report();
    const element = this.#open.at(-1);
    if (!element?.node) return;
    this.#charge(element.record, text.length);
    element.node.text += text;
  }

  #charge(record: OpenRecord | null, length: number): void {
    if (record === null) return;
    record.length += length;
    if (record.length > this.#maxLength) throw this.#tooLarge();
  }

  #checkDoctype(declaration: string): void {
    this.#report();
    if (!/\[|\bSYSTEM\b|\bPUBLIC\b/.test(declaration)) return;
    throw this.#fault(
      'entities-refused',
      (place) =>
        `The file has a document type declaration that could define entities or fetch other files, at ${place}. ` +
        'Exports have none, so it is refused.',
    );
  }

  #explain(error: Error): ImportError {
    const reason = error.message.replace(/^\d+:\d+: /, '').replace(/: .*|\.$/s, '');
    if (reason === 'undefined entity') {
      return this.#fault(
        'entities-refused',
        (place) => `The file uses an entity that XML does not know at ${place}.`,
      );
    }
    return this.#fault(
      'not-well-formed',
      (place) => `The file is not well-formed XML at ${place}: ${reason}.`,
    );
  }

  #tooLarge(): ImportError {
    const limit = this.#maxLength.toLocaleString('en-GB');
    return this.#fault(
      'too-large',
      (place) => `One entry of the file is larger than ${limit} characters at ${place}.`,
    );
  }

  #fault(code: ImportErrorCode, describe: (place: string) => string): ImportError {
    const line = this.#parser.line;
    const column = Math.max(1, this.#parser.column);
    return new ImportError(code, describe(`line ${line}, column ${column}`), { line, column });
  }
}

function lengthOf(tag: SaxesTagPlain): number {
  let length = tag.name.length;
  for (const [name, value] of Object.entries(tag.attributes))
    length += ELEMENT_COST + name.length + value.length;
  return length;
}
