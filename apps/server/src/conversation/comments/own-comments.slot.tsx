import type { VNode } from 'preact';
import type { Ctx } from '../../context.ts';
import { listCommentsOf } from './comments.queries.ts';
import { OwnCommentsView } from './own-comments.view.tsx';

const limit = 50;

/** The viewer's own comments, for their own page. */
export async function OwnComments(ctx: Ctx): Promise<VNode> {
  if (ctx.viewer.kind === 'guest') return <></>;
  const { personId } = ctx.viewer;
  const comments = await listCommentsOf(ctx.db, { siteId: ctx.site.id, personId, limit });
  return <OwnCommentsView comments={comments} limit={limit} />;
}
