import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { assetFolder } from './assets.ts';
import type { App } from './create-app.ts';
import { AppError } from '../errors.ts';
import { respondWithError } from './error-response.tsx';

/** What other sites' pages load, at addresses that stay. */
const files = {
  'widget.js': 'text/javascript; charset=utf-8',
  'widget.css': 'text/css; charset=utf-8',
  'count.js': 'text/javascript; charset=utf-8',
} as const;

/** For a file that any page may load. `Cross-Origin-Resource-Policy` is for styles, which a browser asks for without CORS. */
export const sharedWithAll = {
  'access-control-allow-origin': '*',
  'cross-origin-resource-policy': 'cross-origin',
} as const;

interface Loaded {
  readonly etag: string;
  readonly bodies: Readonly<Record<'br' | 'gzip' | 'identity', Buffer>>;
}

/**
 * `/widget.js`, `/widget.css` and `/count.js`, compressed once. Kept for five minutes, so that pages elsewhere get a new
 * version soon, and asked for again by ETag. Not there before a build.
 */
export function registerEmbed(app: App): void {
  const loaded = new Map<string, Loaded>();
  for (const [name, type] of Object.entries(files)) {
    app.get(`/${name}`, async (request, reply) => {
      const file = loaded.get(name) ?? load(name);
      if (!file) return respondWithError(new AppError('not-found'), request, reply);
      loaded.set(name, file);
      return send(reply, { ...file, type });
    });
  }
}

function load(name: string): Loaded | null {
  const path = fileURLToPath(new URL(`../${name}`, `file://${assetFolder}`));
  if (!existsSync(path)) return null;
  const identity = readFileSync(path);
  return {
    etag: createHash('sha256').update(identity).digest('base64url').slice(0, 22),
    bodies: { identity, br: brotliCompressSync(identity), gzip: gzipSync(identity, { level: 9 }) },
  };
}

function send(reply: FastifyReply, file: Loaded & { type: string }): FastifyReply {
  const encoding = chooseEncoding(reply.request);
  const etag = `"${file.etag}-${encoding}"`;
  void reply.headers({
    ...sharedWithAll,
    'content-type': file.type,
    'cache-control': 'public, max-age=300, stale-while-revalidate=86400',
    vary: 'Accept-Encoding',
    etag,
  });
  const known = reply.request.headers['if-none-match'] ?? '';
  if (known.split(/\s*,\s*/).some((one) => one.replace(/^W\//, '') === etag)) return reply.code(304).send();
  if (encoding !== 'identity') void reply.header('content-encoding', encoding);
  return reply.send(file.bodies[encoding]);
}

/** The smallest that the browser takes. `q=0` is a no, RFC 9110 12.5.3. */
function chooseEncoding(request: FastifyRequest): keyof Loaded['bodies'] {
  const accepted = String(request.headers['accept-encoding'] ?? '');
  const takes = (name: string) =>
    new RegExp(`(?:^|,)\\s*${name}\\s*(?:;\\s*q=(?!0(?:\\.0*)?\\s*(?:,|$))[\\d.]+\\s*)?(?:,|$)`).test(
      accepted,
    );
  return takes('br') ? 'br' : takes('gzip') ? 'gzip' : 'identity';
}
