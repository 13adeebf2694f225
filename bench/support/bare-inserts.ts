/**
 * What the database alone can do: the statements of one comment, in a loop, on one connection with the server's own
 * settings, with nothing of HTTP or of the rules. `node bare-inserts.ts FILE STORY SECONDS` prints comments a second.
 */
import { randomBytes, randomUUID } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { harmlessText, numbers } from './harmless-text.ts';

const [file = '', slug = '', seconds = '3'] = process.argv.slice(2);
const db = new DatabaseSync(file);
db.exec(
  'pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on; pragma cache_size = -16000',
);

const { id: storyId, siteId } = db
  .prepare('select "id", "siteId" from "stories" where "slug" = ?')
  .get(slug) as { id: string; siteId: string };
const { id: authorId } = db.prepare('select "id" from "people" limit 1').get() as { id: string };

const columns = [
  'id',
  'siteId',
  'storyId',
  'parentId',
  'rootId',
  'depth',
  'authorId',
  'state',
  'textVersion',
  'fingerprint',
  'likeCount',
  'replyCount',
  'submissionKey',
  'importKey',
  'createdAtMs',
  'editedAtMs',
  'hiddenAtMs',
];
const insertComment = db.prepare(insertInto('comments', columns));
const insertText = db.prepare(
  insertInto('commentTexts', ['commentId', 'version', 'text', 'salt', 'writtenAtMs']),
);
const addToThread = db.prepare(
  'update "threads" set "publishedCount" = "publishedCount" + 1 where "storyId" = ?',
);
const findHead = db.prepare('select "seq", "hash" from "eventHeads" where "siteId" = ?');
const insertEvent = db.prepare(
  insertInto('events', [
    'siteId',
    'seq',
    'atMs',
    'subject',
    'actor',
    'action',
    'rule',
    'facts',
    'automated',
    'previousHash',
    'hash',
  ]),
);
const moveHead = db.prepare('update "eventHeads" set "seq" = ?, "hash" = ? where "siteId" = ?');

const random = numbers(11);
const startedMs = performance.now();
let done = 0;
while (performance.now() - startedMs < Number(seconds) * 1000) {
  store();
  done++;
}
process.stdout.write(`${done / ((performance.now() - startedMs) / 1000)}\n`);
db.close();

function store(): void {
  const id = randomUUID();
  const atMs = Date.now();
  const hash = randomBytes(32).toString('hex');
  db.exec('begin immediate');
  insertComment.run(
    id,
    siteId,
    storyId,
    null,
    id,
    0,
    authorId,
    'published',
    1,
    hash,
    0,
    0,
    hash,
    null,
    atMs,
    null,
    null,
  );
  insertText.run(id, 1, harmlessText(random, { min: 60, max: 240 }), 'salt', atMs);
  addToThread.run(storyId);
  const head = findHead.get(siteId) as { seq: number; hash: string };
  insertEvent.run(
    siteId,
    head.seq + 1,
    atMs,
    `comment:${id}`,
    `person:${authorId}`,
    'comment.published',
    null,
    '{}',
    0,
    head.hash,
    hash,
  );
  moveHead.run(head.seq + 1, hash, siteId);
  db.exec('commit');
}

function insertInto(table: string, names: readonly string[]): string {
  return `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')}) values (${names.map(() => '?').join(', ')})`;
}
