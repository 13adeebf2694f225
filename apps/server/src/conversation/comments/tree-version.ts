import { createHash } from 'node:crypto';
import type { PublicPage } from './public-page.ts';
import type { TreeComment } from './thread-tree.ts';

/** Gives what was kept under this key in this version, or makes it and keeps it. */
export type Keep = (key: string, version: string, make: () => string) => string;

/** The same for two trees that look the same to everyone: of all that a conversation is drawn from. */
export function versionOf(
  tree: TreeComment,
  page: Pick<PublicPage, 'story' | 'writing' | 'pinnedId'>,
): string {
  const hash = createHash('sha1');
  hash.update(`${page.story.slug} ${page.writing.kind} ${tree.comment.id === page.pinnedId}`);
  const add = ({ comment, shown, inReplyTo, replies }: TreeComment): void => {
    const { id, state, textVersion, likeCount, authorName, authorBadge, editedAtMs } = comment;
    hash.update(
      JSON.stringify([
        id,
        shown,
        state,
        textVersion,
        likeCount,
        authorName,
        authorBadge,
        editedAtMs,
        inReplyTo,
        replies.length,
      ]),
    );
    replies.forEach(add);
  };
  add(tree);
  return hash.digest('base64');
}
