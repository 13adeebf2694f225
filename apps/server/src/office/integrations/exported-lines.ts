/**
 * The lines of `folkmoot export`, JSON Lines in UTF-8: first the header, then sections, authors, and story by story the
 * story, its comments (parents before replies) and its thread. Keys are what another system knew a thing by, or its id
 * here; they stay the same through export and import, and so do the bytes.
 */
import { Type, type Static } from 'typebox';

const nullable = <T extends Parameters<typeof Type.Union>[0][number]>(type: T) =>
  Type.Union([type, Type.Null()]);
const whole = Type.Integer();
const text = Type.String();

const header = Type.Object({ type: Type.Literal('folkmoot'), version: Type.Literal(1) });

const section = Type.Object({ type: Type.Literal('section'), slug: text, name: text, position: whole });

const author = Type.Object({
  type: Type.Literal('author'),
  key: text,
  name: text,
  /** Keyed hash: of use only where the same secret is set. */
  emailHash: nullable(text),
  badge: nullable(Type.Union([Type.Literal('staff'), Type.Literal('partner')])),
});

const story = Type.Object({
  type: Type.Literal('story'),
  key: text,
  slug: text,
  section: nullable(text),
  state: Type.Union([Type.Literal('draft'), Type.Literal('published')]),
  headline: text,
  standfirst: text,
  byline: text,
  body: text,
  bodyFormat: Type.Union([Type.Literal('markdown'), Type.Literal('html')]),
  factBox: nullable(
    Type.Object({
      title: text,
      facts: Type.Array(text),
      sources: Type.Array(Type.Object({ name: text, url: nullable(text) })),
    }),
  ),
  canonicalUrl: nullable(text),
  isLead: Type.Boolean(),
  publishedAtMs: nullable(whole),
  updatedAtMs: whole,
  createdAtMs: whole,
});

const comment = Type.Object({
  type: Type.Literal('comment'),
  key: text,
  story: text,
  parent: nullable(text),
  author: text,
  state: Type.Union([
    Type.Literal('published'),
    Type.Literal('held'),
    Type.Literal('rejected'),
    Type.Literal('removed'),
    Type.Literal('withdrawn'),
  ]),
  text,
  likeCount: whole,
  createdAtMs: whole,
  editedAtMs: nullable(whole),
});

const thread = Type.Object({
  type: Type.Literal('thread'),
  story: text,
  mode: Type.Union([
    Type.Literal('open'),
    Type.Literal('hold'),
    Type.Literal('closed'),
    Type.Literal('hidden'),
  ]),
  pinned: nullable(text),
});

export const exportedLine = Type.Union([header, section, author, story, comment, thread]);

export type ExportedLine = Static<typeof exportedLine>;
export type LineOf<T extends ExportedLine['type']> = Extract<ExportedLine, { type: T }>;
