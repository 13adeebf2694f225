/** A page of the publisher's that comments were written under. */
export interface ImportedStory {
  kind: 'story';
  /** The source's own id with its origin, for example `wxr:post:123` or `disqus:thread:2`. */
  key: string;
  /** Plain text, never empty: falls back to the slug, then the address, then "Untitled". */
  title: string;
  /** An http or https address, or null where the file has none. */
  url: string | null;
  slug: string | null;
  /** Epoch milliseconds. */
  publishedAtMs: number | null;
  /** As the file has it, to be sanitised before it is shown. */
  bodyHtml: string | null;
  byline: string | null;
  /** No further comments are taken. */
  isClosed: boolean;
  /** Not for the public: a draft, scheduled, private or behind a password. */
  isDraft: boolean;
}

export interface ImportedComment {
  kind: 'comment';
  /** For example `wxr:comment:45` or `disqus:post:4`. */
  key: string;
  storyKey: string;
  /** The comment it answers. That one may have been skipped, and may come later in the file. */
  parentKey: string | null;
  /** Plain text, at most 60 graphemes, "Anonymous" where the file has none. */
  authorName: string;
  /** For matching only; to be stored as a keyed hash, never as it is. */
  authorEmail: string | null;
  /** In our plain text, never empty, of any length. */
  text: string;
  /** Epoch milliseconds. */
  createdAtMs: number;
  /** Was waiting for a moderator. */
  isHeld: boolean;
}

/**
 * Why a comment was left out. `not-a-comment` is for what other software keeps in WordPress's comment table, such
 * as a shop's notes on an order or editors' notes on a draft, which readers were never meant to see.
 */
export type SkipCause =
  | 'no-id'
  | 'spam'
  | 'deleted'
  | 'pingback'
  | 'trackback'
  | 'not-a-comment'
  | 'no-story'
  | 'unreadable-date'
  | 'empty';

/** One comment that was left out. */
export interface SkippedComment {
  kind: 'skipped';
  cause: SkipCause;
}

/**
 * What every reader of an import file yields: a story before its comments, and one `comment` or `skipped` for each
 * comment in the file. A file's page that is no story and holds no comment yields nothing.
 */
export type ImportRecord = ImportedStory | ImportedComment | SkippedComment;
