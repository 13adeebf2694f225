/** `received` is passed through within the transaction that stores a comment; no row stays in it. */
export type CommentState = 'published' | 'held' | 'rejected' | 'removed' | 'withdrawn';

/** `open` takes comments, `hold` holds each until someone has looked, `closed` takes none, `hidden` shows none either. */
export type ThreadMode = 'open' | 'hold' | 'closed' | 'hidden';

export interface ThreadRow {
  storyId: string;
  siteId: string;
  mode: ThreadMode;
  pinnedCommentId: string | null;
  publishedCount: number;
}

export interface CommentRow {
  id: string;
  siteId: string;
  storyId: string;
  parentId: string | null;
  /** The top-level comment that this one hangs under; its own id for a top-level comment. */
  rootId: string;
  depth: number;
  authorId: string;
  state: CommentState;
  /** Which of its texts is shown; each edit adds one. */
  textVersion: number;
  /** What equal texts share, for finding repeats. */
  fingerprint: string;
  likeCount: number;
  /** Published replies directly under it, and on all levels below it for a top-level comment. */
  replyCount: number;
  /** From the form: the same key twice makes one comment. */
  submissionKey: string | null;
  importKey: string | null;
  createdAtMs: number;
  editedAtMs: number | null;
  /** Hidden by a report of high severity until someone has looked; the state stays what it was. */
  hiddenAtMs: number | null;
}

export interface CommentTextRow {
  commentId: string;
  version: number;
  text: string;
  /** Random; with the text it gives the digest that the event log holds. */
  salt: string;
  writtenAtMs: number;
}

export interface LikeRow {
  commentId: string;
  personId: string;
  likedAtMs: number;
}

/**
 * What happened in a thread, for caches and open pages. `removed`: no longer shown, for whatever cause. `thread`: the
 * whole thread may look otherwise: its mode, its pinned comment, its likes, an import; `commentId` is null or the one
 * that was liked.
 */
export interface ThreadChange {
  readonly siteId: string;
  readonly storyId: string;
  readonly commentId: string | null;
  /** The top-level comment that `commentId` hangs under, or is; null as that is. */
  readonly rootId: string | null;
  readonly kind: 'published' | 'edited' | 'removed' | 'thread';
}

declare module '../../db/bus.ts' {
  interface Announcements {
    thread: ThreadChange;
  }
}

declare module '../../db/schema.ts' {
  interface Database {
    threads: ThreadRow;
    comments: CommentRow;
    commentTexts: CommentTextRow;
    likes: LikeRow;
  }
}
