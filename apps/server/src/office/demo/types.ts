/** Somebody in the demonstration newsroom. `key` is what comments name their author by; the address is `key@example.org`. */
export interface DemoPerson {
  readonly key: string;
  readonly name: string;
  readonly ageBand: '13-15' | '16-17' | '18-plus';
  readonly badge?: 'staff' | 'partner';
  readonly role?: 'moderator' | 'editor' | 'safeguarding-lead' | 'partner' | 'admin';
}

/** A story, with its time as whole hours before the moment at which the demonstration is filled in. `body` is Markdown. */
export interface DemoStory {
  readonly slug: string;
  readonly section: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly publishedHoursBefore: number;
  readonly isLead?: boolean;
  readonly body: string;
  readonly factBox?: {
    readonly title: string;
    readonly facts: readonly string[];
    readonly sources: readonly { readonly name: string; readonly url: string | null }[];
  };
}

export interface DemoReport {
  readonly reason:
    | 'rude'
    | 'bullying'
    | 'hate'
    | 'private-details'
    | 'private-picture'
    | 'pretending'
    | 'danger'
    | 'spam'
    | 'other';
  readonly note: string;
}

/** A comment; `author` is a person's key, `parentId` the comment that it answers. Parents come before their replies. */
export interface DemoComment {
  readonly id: string;
  readonly storySlug: string;
  readonly parentId: string | null;
  readonly author: string;
  readonly text: string;
  readonly minutesAfterStory: number;
  readonly likes: number;
  readonly state?: 'held' | 'published';
  readonly report?: DemoReport;
  readonly isPinned?: boolean;
}
