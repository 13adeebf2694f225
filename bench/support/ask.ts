import { request, type IncomingHttpHeaders } from 'node:http';

export interface Asked {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  /** As sent, still compressed. */
  readonly body: Buffer;
  readonly tookMs: number;
}

/** One request on a connection of its own. */
export function ask(
  url: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Asked> {
  const { method = 'GET', headers = {}, body } = options;
  const startedMs = performance.now();
  return new Promise((resolve, reject) => {
    const asking = request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const tookMs = performance.now() - startedMs;
        const status = response.statusCode ?? 0;
        resolve({ status, headers: response.headers, body: Buffer.concat(chunks), tookMs });
      });
    });
    asking.on('error', reject);
    asking.end(body);
  });
}
