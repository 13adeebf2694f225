import { createHash } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const encodings = ['br', 'gzip', 'identity'] as const;
type Encoding = (typeof encodings)[number];

interface Encoded {
  readonly bytes: Buffer;
  readonly etag: string;
  /** Names and values by turns, as `writeHead` takes them. */
  readonly headers: string[];
  readonly notModifiedHeaders: string[];
}

/** Best by measurement for pages of some 100 kB that are compressed once and sent many times: a few milliseconds. */
const brotliQuality = 5;
const compress = {
  br: (body: Buffer) =>
    promisify(brotliCompress)(body, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: brotliQuality,
        [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
        [constants.BROTLI_PARAM_SIZE_HINT]: body.length,
      },
    }),
  gzip: (body: Buffer) => promisify(gzip)(body),
  identity: (body: Buffer) => Promise.resolve(body),
} satisfies Record<Encoding, (body: Buffer) => Promise<Buffer>>;

/**
 * An answer that is the same for everyone, ready to be sent many times: its body in each encoding, made when the first
 * browser wants it and once only, with a strong ETag (RFC 9110, 8.8.3) and every header worked out.
 */
export class StoredResponse {
  readonly #identity: Buffer;
  readonly #digest: string;
  readonly #shared: readonly string[];
  readonly #encoded = new Map<Encoding, Encoded>();
  readonly #underWay = new Map<Encoding, Promise<Encoded>>();
  /** Told how many bytes each further encoding adds. */
  onGrow: (bytes: number) => void = () => undefined;

  /** `headers`: names and values by turns; length, encoding and ETag are added. */
  constructor(body: string, headers: readonly string[]) {
    this.#identity = Buffer.from(body);
    this.#digest = createHash('sha256').update(this.#identity).digest('base64url').slice(0, 22);
    this.#shared = headers;
  }

  get bytes(): number {
    return this.#identity.length;
  }

  /** Sends it in the best encoding that the browser takes, or says that what it has is still right. */
  send(request: IncomingMessage, response: ServerResponse): void {
    const encoding = bestEncoding(request.headers['accept-encoding']);
    const ready = this.#encoded.get(encoding);
    if (ready) return sendEncoded(ready, { request, response });
    this.#encode(encoding).then(
      (encoded) => sendEncoded(encoded, { request, response }),
      (error: unknown) => response.destroy(error as Error),
    );
  }

  #encode(encoding: Encoding): Promise<Encoded> {
    const underWay = this.#underWay.get(encoding);
    if (underWay) return underWay;
    const made = compress[encoding](this.#identity).then((bytes) => {
      const encoded = this.#describe(encoding, bytes);
      this.#encoded.set(encoding, encoded);
      this.#underWay.delete(encoding);
      if (encoding !== 'identity') this.onGrow(bytes.length);
      return encoded;
    });
    this.#underWay.set(encoding, made);
    return made;
  }

  #describe(encoding: Encoding, bytes: Buffer): Encoded {
    const etag = `"${this.#digest}-${encoding}"`;
    const notModifiedHeaders = [...this.#shared, 'etag', etag];
    const headers = [...notModifiedHeaders, 'content-length', String(bytes.length)];
    if (encoding !== 'identity') headers.push('content-encoding', encoding);
    return { bytes, etag, headers, notModifiedHeaders };
  }
}

function sendEncoded(encoded: Encoded, to: { request: IncomingMessage; response: ServerResponse }): void {
  const { request, response } = to;
  const known = request.headers['if-none-match'];
  if (known !== undefined && isKnown(known, encoded.etag)) {
    response.writeHead(304, encoded.notModifiedHeaders).end();
    return;
  }
  response.writeHead(200, encoded.headers).end(encoded.bytes);
}

/** Weak comparison, as RFC 9110, 13.1.2 wants it for this header. */
function isKnown(header: string, etag: string): boolean {
  if (header === etag || header === '*') return true;
  return header.split(',').some((one) => one.trim().replace(/^W\//, '') === etag);
}

const bestByHeader = new Map<string, Encoding>();
const keptHeaders = 200;

/** There are few such headers in the world, so what each comes to is kept. */
function bestEncoding(header: string | string[] | undefined): Encoding {
  if (typeof header !== 'string') return 'identity';
  const known = bestByHeader.get(header);
  if (known) return known;
  const best = encodings.find((encoding) => isAccepted(header, encoding)) ?? 'identity';
  if (bestByHeader.size < keptHeaders && header.length < 200) bestByHeader.set(header, best);
  return best;
}

/** RFC 9110, 12.5.3: named, and not with a weight of nothing. */
function isAccepted(header: string, encoding: Encoding): boolean {
  return header.split(',').some((part) => {
    const [name = '', ...parameters] = part.split(';').map((one) => one.trim().toLowerCase());
    return name === encoding && !parameters.some((one) => /^q=0(?:\.0*)?$/.test(one));
  });
}
