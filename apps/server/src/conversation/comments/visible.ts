import type { CommentRow } from './comments.tables.ts';

/** Whether everyone sees the comment: what the counters count. */
export function isVisible(comment: Pick<CommentRow, 'state' | 'hiddenAtMs'>): boolean {
  return comment.state === 'published' && comment.hiddenAtMs === null;
}
