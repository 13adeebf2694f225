import { htmlToText, inlineText } from './html-to-text.ts';
import { cleanName, readEmail, readHttpUrl, readTimestamp } from './import-fields.ts';
import type { ImportRecord, ImportedComment, ImportedStory, SkippedComment } from './import-records.ts';
import { childText, findChild, readXmlRecords } from './xml-records.ts';
import type { XmlNode } from './xml-records.ts';
import type { ChunkSource } from './decode-xml.ts';

const THREAD = 'disqus/thread';
const POST = 'disqus/post';

/** Ids of the threads read so far, as {@link packId} gives them. */
interface Threads {
  kept: Set<string | number>;
  deleted: Set<string | number>;
}

/**
 * Reads a Disqus export (its schema: `http://disqus.com/api/schemas/1.0/disqus.xsd`). Everything goes by the
 * attribute `dsq:id`; the element `id` is the publisher's own and often empty. A thread without a link is no story.
 * Disqus writes all threads before the posts: a post whose thread comes after it is skipped as `no-story`, because a
 * reader that keeps nothing back cannot wait for it. The posts of a deleted thread count as deleted. Memory grows
 * with the number of threads alone.
 *
 * @throws ImportError
 */
export async function* readDisqus(source: ChunkSource): AsyncGenerator<ImportRecord, void, undefined> {
  const threads: Threads = { kept: new Set(), deleted: new Set() };
  const records = readXmlRecords(source, {
    root: 'disqus',
    format: 'a Disqus export',
    paths: [THREAD, POST],
    ignore: ['ipAddress'],
  });
  for await (const { path, node } of records) {
    if (path === POST) {
      yield readPost(node, threads);
    } else {
      const story = readThread(node, threads);
      if (story !== null) yield story;
    }
  }
}

function readThread(node: XmlNode, threads: Threads): ImportedStory | null {
  const id = readId(node);
  const link = childText(node, 'link');
  if (id === null || link === null) return null;
  const isDeleted = childText(node, 'isDeleted') === 'true';
  (isDeleted ? threads.deleted : threads.kept).add(packId(id));
  if (isDeleted) return null;
  const url = readHttpUrl(link);
  return {
    kind: 'story',
    key: `disqus:thread:${id}`,
    title: inlineText(childText(node, 'title') ?? '') || url || 'Untitled',
    url,
    slug: null,
    publishedAtMs: readTimestamp(childText(node, 'createdAt')),
    bodyHtml: childText(node, 'message'),
    // A thread's author is who set Disqus up, not who wrote the story.
    byline: null,
    isClosed: childText(node, 'isClosed') === 'true',
    isDraft: false,
  };
}

function readPost(node: XmlNode, threads: Threads): ImportedComment | SkippedComment {
  const id = readId(node);
  const threadId = readId(findChild(node, 'thread'));
  const packedId = threadId === null ? '' : packId(threadId);
  if (childText(node, 'isSpam') === 'true') return { kind: 'skipped', cause: 'spam' };
  if (childText(node, 'isDeleted') === 'true' || threads.deleted.has(packedId))
    return { kind: 'skipped', cause: 'deleted' };
  if (id === null) return { kind: 'skipped', cause: 'no-id' };
  if (threadId === null || !threads.kept.has(packedId)) return { kind: 'skipped', cause: 'no-story' };
  const createdAtMs = readTimestamp(childText(node, 'createdAt'));
  if (createdAtMs === null) return { kind: 'skipped', cause: 'unreadable-date' };
  const text = htmlToText(findChild(node, 'message')?.text ?? '');
  if (text === '') return { kind: 'skipped', cause: 'empty' };
  const parentId = readId(findChild(node, 'parent'));
  const author = findChild(node, 'author');
  return {
    kind: 'comment',
    key: `disqus:post:${id}`,
    storyKey: `disqus:thread:${threadId}`,
    parentKey: parentId === null ? null : `disqus:post:${parentId}`,
    authorName: cleanName(author && (childText(author, 'name') ?? childText(author, 'username'))),
    authorEmail: readEmail(author && childText(author, 'email')),
    text,
    createdAtMs,
    isHeld: childText(node, 'isApproved') === 'false',
  };
}

function readId(node: XmlNode | null): string | null {
  return node?.attributes['dsq:id']?.trim() || null;
}

/**
 * The id in the form that takes the least memory: a number where that says the same. A string is copied, because a
 * slice would keep the whole piece of the file it was cut from.
 */
function packId(id: string): string | number {
  const number = Number(id);
  return String(number) === id ? number : Buffer.from(id).toString();
}
