import { newId } from '../../db/index.ts';
import type { OpenItem } from '../comments/index.ts';
import { gatherIntoItem, insertItem } from './moderation.queries.ts';

/**
 * Puts a comment into the queue. One open item a comment: a further cause makes it graver where it is graver, counts up
 * its version so that whoever has it open is told, and `reported` stands above `held`. Call it last in the transaction,
 * after the events.
 */
export const openItem: OpenItem = async (tx, { siteId, commentId, cause, severity, atMs }) => {
  if (await gatherIntoItem(tx, { commentId, cause, severity })) return;
  await insertItem(tx, {
    id: newId(atMs),
    siteId,
    commentId,
    cause,
    severity,
    state: 'open',
    version: 1,
    openedAtMs: atMs,
    decidedAtMs: null,
  });
};
