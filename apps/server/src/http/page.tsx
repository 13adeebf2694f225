import type { ComponentChild, VNode } from 'preact';
import { render } from 'preact-render-to-string';
import type { Ctx } from '../context.ts';
import { assetPath } from './assets.ts';
import type { App } from './create-app.ts';

export interface Page {
  readonly title: string;
  readonly body: ComponentChild;
  readonly status?: number;
  /** `reader` is the frame of public pages, `desk` that of staff pages. */
  readonly frame?: 'reader' | 'desk';
  /** Asks search engines to leave the page out: receipts, forms, one's own pages. */
  readonly isPrivate?: boolean;
  readonly description?: string;
  readonly canonicalUrl?: string;
}

/** Puts the frame (help bar, masthead, footer) around a page's body; handed in by build.ts. */
export type Frame = (ctx: Ctx, page: Page) => Promise<VNode>;

declare module 'fastify' {
  interface FastifyReply {
    /** Sends a whole HTML page in its frame. */
    page(page: Page): Promise<FastifyReply>;
  }
}

export function registerPages(app: App, frames: Readonly<Record<'reader' | 'desk', Frame>>): void {
  app.decorateReply('page', async function (page: Page) {
    const { ctx } = this.request;
    const frame = page.frame ?? 'reader';
    const body = await frames[frame](ctx, page);
    const html = render(<Document page={page} siteName={ctx.site.name} frame={frame} body={body} />);
    // What depends on who is signed in is never kept by anyone between.
    const cache = page.isPrivate === true || ctx.viewer.kind === 'person' ? 'no-store' : 'no-cache';
    return this.code(page.status ?? 200)
      .header('cache-control', cache)
      .type('text/html; charset=utf-8')
      .send(`<!doctype html>${html}`);
  });
}

function Document(props: { page: Page; siteName: string; frame: 'reader' | 'desk'; body: VNode }) {
  const { page, frame } = props;
  const style = frame === 'desk' ? 'desk' : 'site';
  return (
    <html lang="en-GB">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{page.title === props.siteName ? page.title : `${page.title} – ${props.siteName}`}</title>
        {page.description !== undefined && <meta name="description" content={page.description} />}
        {page.canonicalUrl !== undefined && <link rel="canonical" href={page.canonicalUrl} />}
        {page.isPrivate === true && <meta name="robots" content="noindex" />}
        <link rel="icon" href={assetPath('favicon.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={assetPath(`${style}.css`)} />
        <script type="module" src={assetPath(`${style}.js`)} />
      </head>
      <body class={frame}>{props.body}</body>
    </html>
  );
}
