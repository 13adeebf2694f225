import type { SiteSettings } from '../../context.ts';
import type { Finding } from './screening.tables.ts';

/** All that the phases may know of a comment that is about to be stored. */
export interface Draft {
  /** As it would be stored: trimmed, line ends unified. Findings have UTF-16 offsets into it. */
  readonly text: string;
  readonly threadMode: 'open' | 'hold' | 'closed' | 'hidden';
  readonly author: DraftAuthor;
}

export interface DraftAuthor {
  /** Fewer than three of their comments are published. */
  readonly isNewcomer: boolean;
  /** `textFingerprint` of what they posted lately, without this comment and those they took down. */
  readonly recentFingerprints: readonly string[];
  /** In the 60 seconds before this one. */
  readonly commentsInLastMinute: number;
}

/** One look at a draft. Pure; gives everything it sees, and nothing where all is well. */
export type Phase = (draft: Draft, settings: SiteSettings) => readonly Finding[];
