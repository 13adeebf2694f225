import { htmlToText, inlineText } from './html-to-text.ts';
import {
  cleanByline,
  cleanName,
  readEmail,
  readFeedDate,
  readHttpUrl,
  readTimestamp,
} from './import-fields.ts';
import type {
  ImportRecord,
  ImportedComment,
  ImportedStory,
  SkipCause,
  SkippedComment,
} from './import-records.ts';
import { childText, findChild, readXmlRecords } from './xml-records.ts';
import type { XmlNode } from './xml-records.ts';
import type { ChunkSource } from './decode-xml.ts';

const AUTHOR = 'rss/channel/wp:author';
const ITEM = 'rss/channel/item';
const COMMENT = 'rss/channel/item/wp:comment';
/** Never looked at, so never in memory: addresses of machines first of all. */
const IGNORED = ['wp:comment_author_IP', 'wp:commentmeta', 'wp:postmeta', 'excerpt:encoded', 'category'];
/** More authors than any newsroom has: beyond them bylines stay login names. */
const MAX_AUTHORS = 20_000;

/** What is known of the item that is being read. */
interface OpenItem {
  story: ImportedStory | null;
  /** A story of its own right, not one only if somebody has commented on it. */
  isStory: boolean;
  isTrashed: boolean;
  isYielded: boolean;
}

/**
 * Reads a WordPress export (WXR 1.0 to 1.2; its reference is WordPress's own `wp-admin/includes/export.php`). Posts
 * and pages are stories; of other items, such as attachments, those that have comments to bring in. The password of
 * a post is not kept, so what stands behind one becomes a draft. Comments without a date in UTC are read as if their
 * local time were UTC: the file does not say the zone. What the export says of an item must stand before its
 * comments, as WordPress writes it; comments that come before the item's id are skipped as `no-story`.
 *
 * @throws ImportError
 */
export async function* readWxr(source: ChunkSource): AsyncGenerator<ImportRecord, void, undefined> {
  const authors = new Map<string, string>();
  let item: OpenItem | null = null;
  const records = readXmlRecords(source, {
    root: 'rss',
    format: 'a WordPress export (WXR)',
    paths: [AUTHOR, ITEM, COMMENT],
    ignore: IGNORED,
  });
  for await (const { path, node, isComplete } of records) {
    if (path === AUTHOR) {
      if (authors.size < MAX_AUTHORS) addAuthor(authors, node);
      continue;
    }
    if (path === COMMENT) {
      const comment = readComment(node, item);
      if (comment.kind === 'comment' && item?.story && !item.isYielded) {
        item.isYielded = true;
        yield item.story;
      }
      yield comment;
      continue;
    }
    item ??= readItem(node, authors);
    if (!item.isYielded && item.isStory && item.story) {
      item.isYielded = true;
      yield item.story;
    }
    if (isComplete) item = null;
  }
}

function addAuthor(authors: Map<string, string>, node: XmlNode): void {
  const login = childText(node, 'wp:author_login');
  const name = cleanByline(childText(node, 'wp:author_display_name'));
  if (login !== null && login.length <= 200 && name !== null) authors.set(login, name);
}

function readItem(node: XmlNode, authors: ReadonlyMap<string, string>): OpenItem {
  const id = childText(node, 'wp:post_id');
  const type = childText(node, 'wp:post_type') ?? 'post';
  const isTrashed = childText(node, 'wp:status') === 'trash';
  return {
    story: id === null || isTrashed ? null : readStory(node, { id, authors }),
    isStory: type === 'post' || type === 'page',
    isTrashed,
    isYielded: false,
  };
}

function readStory(
  node: XmlNode,
  known: { id: string; authors: ReadonlyMap<string, string> },
): ImportedStory {
  const url = readHttpUrl(childText(node, 'link'));
  const slug = readSlug(childText(node, 'wp:post_name'));
  const creator = childText(node, 'dc:creator');
  // An attachment's status is that of the post it belongs to.
  const isPublic = ['publish', 'inherit', null].includes(childText(node, 'wp:status'));
  return {
    kind: 'story',
    key: `wxr:post:${known.id}`,
    title: inlineText(childText(node, 'title') ?? '') || slug || url || 'Untitled',
    url,
    slug,
    publishedAtMs:
      readTimestamp(childText(node, 'wp:post_date_gmt')) ??
      readFeedDate(childText(node, 'pubDate')) ??
      readTimestamp(childText(node, 'wp:post_date')),
    bodyHtml: childText(node, 'content:encoded'),
    byline: creator === null ? null : (known.authors.get(creator) ?? cleanByline(creator)),
    isClosed: childText(node, 'wp:comment_status') === 'closed',
    isDraft: !isPublic || childText(node, 'wp:post_password') !== null,
  };
}

/** WordPress keeps the letters of other scripts percent-encoded. */
function readSlug(name: string | null): string | null {
  if (name === null) return null;
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

function readComment(node: XmlNode, item: OpenItem | null): ImportedComment | SkippedComment {
  const id = childText(node, 'wp:comment_id');
  const cause = findCause(node, item);
  if (cause !== null) return { kind: 'skipped', cause };
  if (id === null || id === '0') return { kind: 'skipped', cause: 'no-id' };
  if (!item?.story) return { kind: 'skipped', cause: 'no-story' };
  const createdAtMs =
    readTimestamp(childText(node, 'wp:comment_date_gmt')) ??
    readTimestamp(childText(node, 'wp:comment_date'));
  if (createdAtMs === null) return { kind: 'skipped', cause: 'unreadable-date' };
  const text = htmlToText(findChild(node, 'wp:comment_content')?.text ?? '');
  if (text === '') return { kind: 'skipped', cause: 'empty' };
  const parent = childText(node, 'wp:comment_parent');
  return {
    kind: 'comment',
    key: `wxr:comment:${id}`,
    storyKey: item.story.key,
    parentKey: parent === null || parent === '0' ? null : `wxr:comment:${parent}`,
    authorName: cleanName(childText(node, 'wp:comment_author')),
    authorEmail: readEmail(childText(node, 'wp:comment_author_email')),
    text,
    createdAtMs,
    // Whatever is not plainly approved waits for a moderator.
    isHeld: childText(node, 'wp:comment_approved') !== '1',
  };
}

/** Why the comment was never meant to be shown, whatever else is in it. */
function findCause(node: XmlNode, item: OpenItem | null): SkipCause | null {
  const approved = childText(node, 'wp:comment_approved');
  if (approved === 'spam') return 'spam';
  if (approved === 'trash' || approved === 'post-trashed' || item?.isTrashed) return 'deleted';
  const type = childText(node, 'wp:comment_type') ?? 'comment';
  if (type === 'pingback' || type === 'trackback') return type;
  // A shop's "review" is a reader's comment; "order_note", "note" and the like are talk among staff.
  return type === 'comment' || type === 'review' ? null : 'not-a-comment';
}
