import { Type, type Static, type TSchema } from 'typebox';

const nullable = <T extends TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const fields = {
  id: Type.String(),
  parentId: nullable(Type.String()),
  author: nullable(Type.Object({ name: Type.String(), badge: nullable(Type.Enum(['staff', 'partner'])) })),
  isPinned: Type.Boolean(),
  inReplyTo: nullable(
    Type.String({ description: 'The name of whom a deeper reply answers; null where its place says it.' }),
  ),
  text: nullable(
    Type.String({ description: 'null where the comment is no longer shown; then `notice` says so.' }),
  ),
  html: nullable(Type.String({ description: 'The text as paragraphs with links, escaped.' })),
  notice: nullable(Type.String()),
  createdAtMs: Type.Integer({ description: 'Milliseconds since 1970, UTC.' }),
  editedAtMs: nullable(Type.Integer()),
  likeCount: Type.Integer(),
};

const Third = Type.Object({ ...fields, replies: Type.Array(Type.Object({}), { maxItems: 0 }) });
const Second = Type.Object({ ...fields, replies: Type.Array(Third) });
const First = Type.Object({ ...fields, replies: Type.Array(Second) });
const TopLevel = Type.Object({ ...fields, replies: Type.Array(First) });

/** One page of a thread. Replies hang three levels deep; deeper ones stand on the third and say whom they answer. */
export const PublicThread = Type.Object({
  key: Type.String(),
  url: Type.String({ description: 'Where the story has its conversation on our own pages.' }),
  sort: Type.Enum(['newest', 'oldest', 'replied', 'liked']),
  count: nullable(
    Type.Integer({
      description: 'How many comments the thread has; on the first page alone, null on later ones.',
    }),
  ),
  isOpen: Type.Boolean({ description: 'Whether it takes comments.' }),
  comments: Type.Array(TopLevel),
  next: nullable(Type.String({ description: 'Give this as `after` for the next page; null on the last.' })),
});

export type PublicThread = Static<typeof PublicThread>;

interface CommentFields {
  readonly id: string;
  readonly parentId: string | null;
  readonly author: { readonly name: string; readonly badge: 'staff' | 'partner' | null } | null;
  readonly isPinned: boolean;
  readonly inReplyTo: string | null;
  readonly text: string | null;
  readonly html: string | null;
  readonly notice: string | null;
  readonly createdAtMs: number;
  readonly editedAtMs: number | null;
  readonly likeCount: number;
}

/** A comment with its replies, to whatever depth. */
export interface PublicComment extends CommentFields {
  readonly replies: readonly PublicComment[];
}
