import type { JsonText } from '../../db/index.ts';

export interface SectionRow {
  id: string;
  siteId: string;
  slug: string;
  name: string;
  position: number;
}

/** A box of facts beside a story, with where each comes from. */
export interface FactBox {
  readonly title: string;
  readonly facts: readonly string[];
  readonly sources: readonly { readonly name: string; readonly url: string | null }[];
}

/** `published` with a `publishedAtMs` still to come is a scheduled story: it appears when that time has come. */
export type StoryState = 'draft' | 'published';

/** How the import key of a page elsewhere begins that came into being at its first use; its address follows. */
export const elsewhere = 'url:';

export interface StoryRow {
  id: string;
  siteId: string;
  sectionId: string | null;
  /** The last part of the address, and the key of the story's thread. */
  slug: string;
  state: StoryState;
  headline: string;
  standfirst: string;
  byline: string;
  body: string;
  /** `markdown` as staff write it; `html` as an import brought it, already cleaned. */
  bodyFormat: 'markdown' | 'html';
  factBox: JsonText<FactBox> | null;
  /** Where the story stands when it is not on this site itself. */
  canonicalUrl: string | null;
  importKey: string | null;
  /** 1 for the story at the top of the front page. */
  isLead: 0 | 1;
  publishedAtMs: number | null;
  updatedAtMs: number;
  createdAtMs: number;
}

/** What a revision keeps: everything that staff can change. */
export interface StoryContent {
  readonly sectionId: string | null;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly body: string;
  readonly factBox: FactBox | null;
}

export interface StoryRevisionRow {
  storyId: string;
  version: number;
  content: JsonText<StoryContent>;
  savedBy: string;
  savedAtMs: number;
}

declare module '../../db/bus.ts' {
  interface Announcements {
    /** A story that was there before was saved: it may have gone from sight. */
    story: { readonly siteId: string; readonly storyId: string };
  }
}

declare module '../../db/schema.ts' {
  interface Database {
    sections: SectionRow;
    stories: StoryRow;
    storyRevisions: StoryRevisionRow;
  }
}
