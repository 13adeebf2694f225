/** The sorts a reader can choose, and the column that each goes by. */
export const sorts = ['newest', 'oldest', 'replied', 'liked'] as const;
export type Sort = (typeof sorts)[number];

/** The last top-level comment of the page before: its value in the sort's column, and its id. */
export interface Cursor {
  readonly value: number;
  readonly id: string;
}

/** What the address of a story says about its thread. */
export interface ThreadQuery {
  readonly sort: Sort;
  readonly after: Cursor | null;
  /** The viewer's comment that was just posted, for its receipt. */
  readonly posted: string | null;
  /** A comment whose fold should be open. */
  readonly at: string | null;
}

const idPattern = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Reads the query of an address. What cannot be read is left out, so that a link with a slip still shows the thread. */
export function readThreadQuery(query: Readonly<Record<string, unknown>>): ThreadQuery {
  const sort = sorts.find((one) => one === query.sort) ?? 'newest';
  const after = readCursor(query.after, sort);
  return { sort, after, posted: readId(query.posted), at: readId(query.at) };
}

/** A cursor as it stands in an address. It belongs to one sort and means nothing in another. */
export function writeCursor(sort: Sort, cursor: Cursor): string {
  return Buffer.from(JSON.stringify([sort, cursor.value, cursor.id])).toString('base64url');
}

function readCursor(text: unknown, sort: Sort): Cursor | null {
  if (typeof text !== 'string') return null;
  try {
    const [forSort, value, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as unknown[];
    if (forSort !== sort || !Number.isSafeInteger(value) || readId(id) === null) return null;
    return { value: value as number, id: id as string };
  } catch {
    return null;
  }
}

export function readId(value: unknown): string | null {
  return typeof value === 'string' && idPattern.test(value) ? value : null;
}

export interface ThreadLink {
  readonly sort?: Sort;
  readonly after?: Cursor | null;
  readonly posted?: string;
  readonly at?: string;
  /** The part after `#`. */
  readonly hash?: string;
}

/** The address of a story, at one page of its thread. */
export function threadHref(storySlug: string, link: ThreadLink = {}): string {
  const { sort = 'newest', after, posted, at, hash } = link;
  const query = new URLSearchParams({
    ...(sort !== 'newest' && { sort }),
    ...(after && { after: writeCursor(sort, after) }),
    ...(posted !== undefined && { posted }),
    ...(at !== undefined && { at }),
  }).toString();
  return `/stories/${storySlug}${query && `?${query}`}${hash === undefined ? '' : `#${hash}`}`;
}
