import type { Db } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { findComment } from './comments.queries.ts';
import { isVisible } from './visible.ts';

/** Where a reply hangs. */
export interface Place {
  readonly parentId: string;
  readonly rootId: string;
  /** 1 for an answer to a top-level comment. */
  readonly depth: number;
}

/** The place under a parent that readers see, in the same story; null without one. Error codes: `parent-gone`. */
export async function findParent(
  db: Db,
  input: { siteId: string; storyId: string; parentId: string | null },
): Promise<Place | null> {
  const { siteId, storyId, parentId } = input;
  if (parentId === null) return null;
  const parent = await findComment(db, { siteId, commentId: parentId });
  if (parent?.storyId !== storyId || !isVisible(parent)) throw new AppError('parent-gone', { field: 'text' });
  return { parentId, rootId: parent.rootId, depth: parent.depth + 1 };
}
