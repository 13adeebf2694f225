import { elsewhere, type FactBox, type StoryContent, type StoryRow } from './stories.tables.ts';

/** A story with the name of its section and its fact box read. */
export interface Story extends Omit<StoryRow, 'factBox'> {
  readonly factBox: FactBox | null;
  readonly sectionName: string | null;
  readonly sectionSlug: string | null;
}

/** What a story's page shows of it; a preview shows the same of what is not saved yet. */
export type ShownStory = Pick<
  Story,
  | 'headline'
  | 'standfirst'
  | 'byline'
  | 'body'
  | 'bodyFormat'
  | 'factBox'
  | 'canonicalUrl'
  | 'publishedAtMs'
  | 'sectionName'
  | 'sectionSlug'
>;

/** What a list of stories shows of each. */
export interface StorySummary {
  readonly id: string;
  readonly slug: string;
  readonly headline: string;
  readonly standfirst: string;
  readonly publishedAtMs: number;
  readonly sectionName: string | null;
  readonly sectionSlug: string | null;
}

/** Where a story stands for its editors. A scheduled story becomes a live one by time alone. */
export type StoryStanding = 'draft' | 'scheduled' | 'live';

export function standingOf(story: Pick<StoryRow, 'state' | 'publishedAtMs'>, nowMs: number): StoryStanding {
  if (story.state === 'draft' || story.publishedAtMs === null) return 'draft';
  return story.publishedAtMs > nowMs ? 'scheduled' : 'live';
}

/** Whether readers have had its address: that one stays. A draft that was once taken off the site keeps its date. */
export function hasBeenLive(story: Pick<StoryRow, 'publishedAtMs'>, nowMs: number): boolean {
  return story.publishedAtMs !== null && story.publishedAtMs <= nowMs;
}

export function contentOf(story: StoryContent): StoryContent {
  const { sectionId, headline, standfirst, byline, body, factBox } = story;
  return { sectionId, headline, standfirst, byline, body, factBox };
}

/** In UTF-16 units, so that a form with such a text stays well below the largest request. */
export const maxBodyLength = 60_000;

/** Longer than the form takes; only an import brings such a text, and it stays as it came. */
export function isTooLongToEdit(story: Pick<StoryRow, 'body'>): boolean {
  return story.body.length > maxBodyLength;
}

/** Whether it came into being at the first use on a page elsewhere. */
export function isElsewhere(story: Pick<StoryRow, 'importKey'>): boolean {
  return story.importKey?.startsWith(elsewhere) === true;
}
