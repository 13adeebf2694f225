import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { findPerson, findRoles, isBanned, type Person } from '../../newsroom/people/index.ts';
import { findHouseRules, type HouseRule } from '../../newsroom/sites/index.ts';
import {
  findComment,
  findContext,
  findTexts,
  listCommentsOf,
  type CommentTextRow,
  type FoundComment,
} from '../comments/index.ts';
import { listReports, type ShownReport } from '../reports/index.ts';
import { findFindings, type Finding } from '../screening/index.ts';
import {
  findItemRow,
  listDecisionsAbout,
  listDecisionsOn,
  type StaffDecision,
} from './moderation.queries.ts';
import type { QueueItemRow } from './moderation.tables.ts';

/** How much of an author's past the desk counts and lists. */
const newestComments = 200;
const newestDecisions = 50;

/** What a person has done here, for moderators. */
export interface History {
  readonly person: Person;
  readonly isBanned: boolean;
  readonly isStaff: boolean;
  /** The newest comments, at most 200, in every state. */
  readonly comments: readonly FoundComment[];
  readonly publishedCount: number;
  readonly removedCount: number;
  /** Without those that kept a comment: they are no mark against anybody. */
  readonly decisions: readonly StaffDecision[];
}

/** Everything that a moderator needs to decide one item. */
export interface FoundItem {
  readonly item: QueueItemRow;
  readonly comment: FoundComment;
  /** From the top-level comment down to the one that is answered. */
  readonly parents: readonly FoundComment[];
  readonly findings: readonly Finding[];
  /** Texts from before it was edited, the oldest first. */
  readonly earlierTexts: readonly CommentTextRow[];
  readonly reports: readonly ShownReport[];
  /** Decided about this comment before, the newest first. */
  readonly decisions: readonly StaffDecision[];
  readonly author: History;
  readonly rules: readonly HouseRule[];
}

/** For moderators. Throws `not-found`. */
export async function findItem(ctx: Ctx, itemId: string): Promise<FoundItem> {
  const item = await findItemRow(ctx.db, { siteId: ctx.site.id, itemId });
  const comment = item && (await findComment(ctx.db, { siteId: ctx.site.id, commentId: item.commentId }));
  if (!item || !comment) throw new AppError('not-found');
  const [parents, findings, texts, reports, decisions, author, rules] = await Promise.all([
    findContext(ctx.db, comment),
    findFindings(ctx.db, comment.id),
    findTexts(ctx.db, comment.id),
    listReports(ctx.db, comment.id),
    listDecisionsAbout(ctx.db, comment.id),
    findHistory(ctx, comment.authorId),
    findHouseRules(ctx.db, { siteId: ctx.site.id }),
  ]);
  return {
    item,
    comment,
    parents,
    findings: findings.filter((finding) => finding.textVersion === comment.textVersion),
    earlierTexts: texts.filter((text) => text.version !== comment.textVersion),
    reports,
    decisions,
    author,
    rules: rules.rules,
  };
}

/** For moderators. Throws `not-found`. */
export async function findHistory(ctx: Ctx, personId: string): Promise<History> {
  const person = await findPerson(ctx.db, { siteId: ctx.site.id, personId });
  if (!person) throw new AppError('not-found');
  const [comments, decisions, roles] = await Promise.all([
    listCommentsOf(ctx.db, { siteId: ctx.site.id, personId, limit: newestComments }),
    listDecisionsOn(ctx.db, { siteId: ctx.site.id, personId, limit: newestDecisions }),
    findRoles(ctx.db, personId),
  ]);
  return {
    person,
    isBanned: isBanned(person, ctx.clock.now()),
    isStaff: roles.size > 0,
    comments,
    publishedCount: comments.filter((comment) => comment.state === 'published').length,
    removedCount: comments.filter((comment) => comment.state === 'removed' || comment.state === 'rejected')
      .length,
    decisions: decisions.filter((decision) => decision.act !== 'keep'),
  };
}
