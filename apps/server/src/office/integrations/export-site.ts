import type { Site } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import {
  findExported,
  findThread,
  listExportPlaces,
  type ExportedComment,
} from '../../conversation/comments/index.ts';
import { listAuthors } from '../../newsroom/people/index.ts';
import { listAllStories, listSections, type Story } from '../../newsroom/stories/index.ts';
import type { ExportedLine, LineOf } from './exported-lines.ts';

const pageSize = 500;

/**
 * Everything of a site's stories and comments, a line each, in an order that depends on what is stored and not on the
 * database: what was exported and brought in elsewhere is exported there as the same lines. A comment that a report has
 * hidden is exported as held, since it waits for a moderator. For the operator; call it in a transaction that reads.
 */
export async function* exportSite(db: Db, site: Site): AsyncGenerator<ExportedLine> {
  yield { type: 'folkmoot', version: 1 };
  for (const { slug, name, position } of await listSections(db, site.id))
    yield { type: 'section', slug, name, position };
  const authorKeys = new Map<string, string>();
  for (const line of await authorLines(db, site, authorKeys)) yield line;
  const stories = (await listAllStories(db, site.id)).sort(byTimeThenKey);
  for (const story of stories) yield* storyLines(db, story, authorKeys);
}

async function authorLines(db: Db, site: Site, authorKeys: Map<string, string>): Promise<LineOf<'author'>[]> {
  const people = await listAuthors(db, site.id);
  for (const person of people) authorKeys.set(person.id, keyOf(person));
  return people
    .map((person): LineOf<'author'> => ({
      type: 'author',
      key: keyOf(person),
      name: person.name,
      emailHash: person.emailHash,
      badge: person.badge,
    }))
    .sort((a, b) => compare(a.key, b.key));
}

async function* storyLines(
  db: Db,
  story: Story,
  authorKeys: ReadonlyMap<string, string>,
): AsyncGenerator<ExportedLine> {
  yield storyLine(story);
  const places = (await listExportPlaces(db, story.id)).sort(
    (a, b) => a.depth - b.depth || byTimeThenKey(a, b),
  );
  const keys = new Map(places.map((place) => [place.id, keyOf(place)]));
  for (let from = 0; from < places.length; from += pageSize) {
    const ids = places.slice(from, from + pageSize).map((place) => place.id);
    const found = new Map((await findExported(db, ids)).map((comment) => [comment.id, comment]));
    for (const id of ids) {
      const comment = found.get(id);
      if (comment) yield commentLine(comment, { storyKey: keyOf(story), keys, authorKeys });
    }
  }
  const thread = await findThread(db, story.id);
  if (thread)
    yield {
      type: 'thread',
      story: keyOf(story),
      mode: thread.mode,
      pinned: keys.get(thread.pinnedCommentId ?? '') ?? null,
    };
}

function storyLine(story: Story): LineOf<'story'> {
  const {
    slug,
    state,
    headline,
    standfirst,
    byline,
    body,
    bodyFormat,
    canonicalUrl,
    publishedAtMs,
    updatedAtMs,
    createdAtMs,
  } = story;
  const factBox = story.factBox && {
    title: story.factBox.title,
    facts: [...story.factBox.facts],
    sources: story.factBox.sources.map(({ name, url }) => ({ name, url })),
  };
  const fields = {
    headline,
    standfirst,
    byline,
    body,
    bodyFormat,
    factBox,
    canonicalUrl,
    isLead: story.isLead === 1,
    publishedAtMs,
    updatedAtMs,
    createdAtMs,
  };
  return { type: 'story', key: keyOf(story), slug, section: story.sectionSlug, state, ...fields };
}

function commentLine(
  comment: ExportedComment,
  known: { storyKey: string; keys: ReadonlyMap<string, string>; authorKeys: ReadonlyMap<string, string> },
): LineOf<'comment'> {
  const { text, likeCount, createdAtMs, editedAtMs } = comment;
  return {
    type: 'comment',
    key: keyOf(comment),
    story: known.storyKey,
    parent: comment.parentId === null ? null : (known.keys.get(comment.parentId) ?? null),
    author: known.authorKeys.get(comment.authorId) ?? '',
    state: comment.state === 'published' && comment.hiddenAtMs !== null ? 'held' : comment.state,
    text,
    likeCount,
    createdAtMs,
    editedAtMs,
  };
}

interface Keyed {
  readonly id: string;
  readonly importKey: string | null;
}

function keyOf(row: Keyed): string {
  return row.importKey ?? row.id;
}

function byTimeThenKey(a: Keyed & { createdAtMs: number }, b: Keyed & { createdAtMs: number }): number {
  return a.createdAtMs - b.createdAtMs || compare(keyOf(a), keyOf(b));
}

/** By UTF-16 code unit: the same on every machine and in every language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
