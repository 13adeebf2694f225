/** A page of a publisher on another origin than the newsroom: another port and another host name. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface PublisherSite {
  /** `http://publisher.localhost:PORT`; every browser takes `*.localhost` for this machine. */
  readonly origin: string;
  /** Shows a page at a path; `csp` is its Content-Security-Policy. */
  show(path: string, page: { html: string; csp?: string }): string;
  stop(): Promise<void>;
}

const style = `
  body { margin: 0; font: 18px/1.6 Georgia, serif; color: #222; background: #fdf6e3; }
  article { padding: 20px 40px; block-size: 320px; overflow: hidden; border-bottom: 6px double #b58900; }
  h1, h2 { font-family: sans-serif; color: #6c3b00; text-transform: uppercase; }
  a { color: #b000b0; } p { margin: 0 0 1em; } button { background: gold; }
  footer { padding: 20px 40px; }
  /* As docs/embedding.md says. */
  folkmoot-thread:not(:defined) { display: block; min-height: 100vh; }
`;

/** A story of the publisher's with something in the place of its comments. */
export function storyPage(comments: string): string {
  return `<!doctype html><html lang="en-GB"><head><title>Ducks on the lock</title>
<meta name="viewport" content="width=device-width"><link rel="stylesheet" href="/paper.css"></head>
<body><main><article><h1>Ducks on the lock</h1><h2>What they eat</h2>
<p>They came in spring and have not left since. <a href="/ducks">More about ducks</a></p>
<button>Save for later</button></article>
${comments}</main><footer><p>The Fenmere Duck Paper</p></footer></body></html>`;
}

/** Listens on a free port until it is stopped. */
export async function startPublisher(): Promise<PublisherSite> {
  const pages = new Map<string, { html: string; csp?: string }>();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://publisher.localhost');
    if (pathname === '/paper.css') {
      response.writeHead(200, { 'content-type': 'text/css' }).end(style);
      return;
    }
    const page = pages.get(pathname);
    response
      .writeHead(page ? 200 : 404, {
        'content-type': 'text/html; charset=utf-8',
        ...(page?.csp !== undefined && { 'content-security-policy': page.csp }),
      })
      .end(page?.html ?? '');
  });
  server.listen(0);
  await once(server, 'listening');
  const origin = `http://publisher.localhost:${(server.address() as AddressInfo).port}`;
  return {
    origin,
    show: (path, page) => {
      pages.set(path, page);
      return origin + path;
    },
    stop: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
