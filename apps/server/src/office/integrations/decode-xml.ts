import { isUtf8 } from 'node:buffer';

/** Bytes or text of a file, in pieces of any size. A file's read stream is one. */
export type ChunkSource = AsyncIterable<Uint8Array | string> | Iterable<Uint8Array | string>;

/** Bytes that are no text in the file's encoding. Thrown after all text before them has been yielded. */
export class UnreadableBytes extends Error {}

/** Small enough that what is parsed from one piece stays small, large enough to cost little a piece. */
const PIECE_LENGTH = 64 * 1024;
/** An XML declaration is far shorter. */
const HEAD_LENGTH = 1024;

interface ByteDecoder {
  /** The text of these bytes, with those of an unfinished character kept for the next call. */
  push(bytes: Uint8Array): Iterable<string>;
  end(): Iterable<string>;
}

/**
 * The text of an XML file. The encoding is taken from the byte order mark, then from the XML declaration, then
 * is UTF-8 (XML 1.0, appendix F). Pieces that are text already pass through.
 *
 * @returns pieces of at most 64 Ki UTF-16 units, none empty, without the byte order mark
 * @throws UnreadableBytes
 */
export async function* decodeXml(source: ChunkSource): AsyncGenerator<string, void, undefined> {
  let decoder: ByteDecoder | null = null;
  let head: Uint8Array = new Uint8Array(0);
  for await (const chunk of source) {
    if (typeof chunk === 'string') {
      yield* slicePieces(chunk);
    } else if (decoder !== null) {
      yield* decodePieces(decoder, chunk);
    } else {
      head = head.length === 0 ? chunk : Buffer.concat([head, chunk]);
      if (isHeadComplete(head)) {
        decoder = openDecoder(head);
        yield* decodePieces(decoder, head);
      }
    }
  }
  if (decoder === null) {
    decoder = openDecoder(head);
    yield* decodePieces(decoder, head);
  }
  yield* decoder.end();
}

function* slicePieces(text: string): Iterable<string> {
  for (let start = 0; start < text.length; start += PIECE_LENGTH)
    yield text.slice(start, start + PIECE_LENGTH);
}

function* decodePieces(decoder: ByteDecoder, bytes: Uint8Array): Iterable<string> {
  for (let start = 0; start < bytes.length; start += PIECE_LENGTH) {
    yield* decoder.push(bytes.subarray(start, start + PIECE_LENGTH));
  }
}

function isHeadComplete(head: Uint8Array): boolean {
  if (head.length >= HEAD_LENGTH) return true;
  const text = latin1(head);
  const opening = '<?xml';
  if (text.length < opening.length) return !opening.startsWith(text) && text.length >= 4;
  return text.startsWith(opening) ? text.includes('?>') : true;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', 0, HEAD_LENGTH);
}

function openDecoder(head: Uint8Array): ByteDecoder {
  const encoding = sniffEncoding(head);
  return encoding === 'utf-8' ? utf8Decoder() : otherDecoder(encoding);
}

function sniffEncoding(head: Uint8Array): string {
  const text = latin1(head);
  if (text.startsWith('\u00ef\u00bb\u00bf')) return 'utf-8';
  if (text.startsWith('\u00ff\u00fe') || text.startsWith('<\0?\0')) return 'utf-16le';
  if (text.startsWith('\u00fe\u00ff') || text.startsWith('\0<\0?')) return 'utf-16be';
  const declared =
    /^<\?xml[^>]*?\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(text)?.[1]?.toLowerCase() ?? 'utf-8';
  // A declaration that can be read byte by byte is not in UTF-16, whatever it says of itself.
  return declared === 'utf8' || declared.startsWith('utf-16') ? 'utf-8' : declared;
}

/** UTF-8 that can tell exactly where the first bad byte is. */
function utf8Decoder(): ByteDecoder {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  const dropMark = markDropper();
  let carried: Uint8Array = new Uint8Array(0);
  return {
    *push(bytes) {
      const joined = carried.length === 0 ? bytes : Buffer.concat([carried, bytes]);
      const whole = joined.subarray(0, joined.length - unfinishedLength(joined));
      if (!isUtf8(whole)) {
        yield* dropMark(decoder.decode(readablePrefix(whole)));
        throw new UnreadableBytes('bytes that are not UTF-8');
      }
      // A copy, so that the whole piece need not stay in memory for it.
      carried = Uint8Array.from(joined.subarray(whole.length));
      yield* dropMark(decoder.decode(whole));
    },
    end() {
      if (carried.length > 0) throw new UnreadableBytes('a character cut short at the end of the file');
      return [];
    },
  };
}

/** How many bytes at the end belong to a character whose remaining bytes are still to come: 0 to 3. */
function unfinishedLength(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte >= 0xc0) return back < sequenceLength(byte) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

function sequenceLength(leadByte: number): number {
  if (leadByte >= 0xf0) return 4;
  return leadByte >= 0xe0 ? 3 : 2;
}

/** The longest beginning that is UTF-8, found by halving. */
function readablePrefix(bytes: Uint8Array): Uint8Array {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const prefix = bytes.subarray(0, middle);
    if (isUtf8(prefix.subarray(0, middle - unfinishedLength(prefix)))) good = middle;
    else bad = middle;
  }
  return bytes.subarray(0, good - unfinishedLength(bytes.subarray(0, good)));
}

function otherDecoder(encoding: string): ByteDecoder {
  const decoder = openTextDecoder(encoding);
  const dropMark = markDropper();
  return {
    push: (bytes) => dropMark(decodeOrThrow(decoder, bytes)),
    end: () => dropMark(decodeOrThrow(decoder)),
  };
}

function openTextDecoder(encoding: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true, ignoreBOM: true });
  } catch (cause) {
    throw new UnreadableBytes('an encoding that is not known here', { cause });
  }
}

function decodeOrThrow(decoder: TextDecoder, bytes?: Uint8Array): string {
  try {
    return bytes === undefined ? decoder.decode() : decoder.decode(bytes, { stream: true });
  } catch (cause) {
    throw new UnreadableBytes(`bytes that are not ${decoder.encoding}`, { cause });
  }
}

/** Drops the byte order mark at the very start and empty pieces everywhere. */
function markDropper(): (text: string) => Iterable<string> {
  let isStart = true;
  return function* drop(text) {
    const rest = isStart && text.startsWith('\ufeff') ? text.slice(1) : text;
    if (text !== '') isStart = false;
    if (rest !== '') yield rest;
  };
}
