import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Site } from '../src/context.ts';
import { addSite } from '../src/newsroom/sites/index.ts';
import {
  exportSite,
  ImportError,
  importRecords,
  readDisqus,
  readWxr,
  restoreExport,
  type ImportSummary,
} from '../src/office/integrations/index.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

const samples = fileURLToPath(new URL('../../../../shared/data/imports/', import.meta.url));
const wordpress = `${samples}themeunittestdata.wordpress.xml`;
const disqus = `${samples}disqus-small.xml`;
const hasSamples = existsSync(samples);
if (!hasSamples) console.warn('The sample exports are not here, so the tests that read them are skipped.');

function skippedIn(summary: ImportSummary): number {
  return Object.values(summary.skipped).reduce((sum, count) => sum + count, 0);
}

async function exported(newsroom: TestNewsroom, site: Site = newsroom.site): Promise<string> {
  let text = '';
  for await (const line of exportSite(newsroom.db, site)) text += `${JSON.stringify(line)}\n`;
  return text;
}

async function* linesOf(text: string): AsyncGenerator<string> {
  yield* text.trimEnd().split('\n');
  await Promise.resolve();
}

/** A small WordPress export with one story and these comments. */
function wxr(comments: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:wp="http://wordpress.org/export/1.2/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><wp:wxr_version>1.2</wp:wxr_version><item><title>The weir</title><link>https://paper.example.org/weir</link><wp:post_id>1</wp:post_id><wp:post_name>weir</wp:post_name><wp:post_type>post</wp:post_type><wp:status>publish</wp:status><wp:post_date_gmt>2020-01-01 10:00:00</wp:post_date_gmt>${comments}</item></channel></rss>`;
}

function wxrComment(
  id: number,
  more: { parent?: number; text?: string; approved?: string; email?: string; author?: string } = {},
): string {
  const {
    parent = 0,
    text = `Comment number ${id} about the weir.`,
    approved = '1',
    email = 'ada@example.org',
    author = 'Ada',
  } = more;
  return `<wp:comment><wp:comment_id>${id}</wp:comment_id><wp:comment_author>${author}</wp:comment_author><wp:comment_author_email>${email}</wp:comment_author_email><wp:comment_date_gmt>2020-01-02 10:${String(id % 60).padStart(2, '0')}:00</wp:comment_date_gmt><wp:comment_content>${text}</wp:comment_content><wp:comment_approved>${approved}</wp:comment_approved><wp:comment_type>comment</wp:comment_type><wp:comment_parent>${parent}</wp:comment_parent></wp:comment>`;
}

async function* bytes(text: string): AsyncGenerator<Buffer> {
  yield Buffer.from(text);
  await Promise.resolve();
}

describe.each(engines)('import and export on %s', (engine) => {
  let newsroom: TestNewsroom;
  beforeEach(async () => void (newsroom = await openTestNewsroom(engine)));
  afterEach(() => newsroom.close());

  const importWxr = (text: string) => importRecords(newsroom, readWxr(bytes(text)));

  test.skipIf(!hasSamples)(
    'all 33 comments of the WordPress sample are accounted for, and a second run adds nothing',
    async () => {
      const first = await importRecords(newsroom, readWxr(createReadStream(wordpress)));
      expect(first.comments + skippedIn(first)).toBe(33);
      expect(first).toMatchObject({ comments: 29, skipped: { pingback: 2, trackback: 2 } });
      const again = await importRecords(newsroom, readWxr(createReadStream(wordpress)));
      expect(again).toMatchObject({ stories: 0, comments: 0, held: 0 });
      expect((await newsroom.verify()).faults).toEqual([]);
    },
  );

  test.skipIf(!hasSamples)(
    'all 6 posts of the Disqus sample are accounted for, and a second run adds nothing',
    async () => {
      const first = await importRecords(newsroom, readDisqus(createReadStream(disqus)));
      expect(first.comments + skippedIn(first)).toBe(6);
      expect(await importRecords(newsroom, readDisqus(createReadStream(disqus)))).toMatchObject({
        stories: 0,
        comments: 0,
      });
      expect((await newsroom.verify()).faults).toEqual([]);
    },
  );

  test('what was waiting waits here, and a moderator finds it in the queue', async () => {
    expect(await importWxr(wxr(wxrComment(1) + wxrComment(2, { approved: '0' })))).toEqual({
      stories: 1,
      comments: 2,
      held: 1,
      skipped: {},
    });
    const moderator = await newsroom.person({ role: 'moderator' });
    expect((await moderator.get('/desk?queue=held')).body).toContain('Comment number 2 about the weir.');
    expect((await newsroom.guest.get('/stories/weir')).body).not.toContain('Comment number 2');
  });

  test('replies keep their place, and a reply to a skipped comment stands by itself', async () => {
    await importWxr(
      wxr(
        wxrComment(1) +
          wxrComment(2, { parent: 1 }) +
          wxrComment(3, { approved: 'spam' }) +
          wxrComment(4, { parent: 3 }),
      ),
    );
    const rows = await newsroom.db
      .selectFrom('comments')
      .select(['importKey', 'depth'])
      .orderBy('importKey')
      .execute();
    expect(rows).toEqual([
      { importKey: 'wxr:comment:1', depth: 0 },
      { importKey: 'wxr:comment:2', depth: 1 },
      { importKey: 'wxr:comment:4', depth: 0 },
    ]);
  });

  test('an import that stopped half-way goes on where it stopped', async () => {
    await importWxr(wxr(wxrComment(1) + wxrComment(2)));
    const rest = await importWxr(wxr(wxrComment(1) + wxrComment(2) + wxrComment(3, { parent: 2 })));
    expect(rest).toMatchObject({ stories: 0, comments: 1 });
  });

  test('no address of an author is stored, only its keyed hash', async () => {
    await importWxr(wxr(wxrComment(1, { email: 'ada.lock@example.org' })));
    for (const table of [
      'people',
      'personAddresses',
      'comments',
      'commentTexts',
      'events',
      'stories',
    ] as const)
      expect(JSON.stringify(await newsroom.db.selectFrom(table).selectAll().execute())).not.toContain(
        'ada.lock@',
      );
    const author = await newsroom.db
      .selectFrom('people')
      .select(['name', 'emailHash', 'isClaimed'])
      .where('name', '=', 'Ada')
      .executeTakeFirstOrThrow();
    expect(author).toMatchObject({ isClaimed: 0, emailHash: newsroom.keys.email('Ada.Lock@example.org') });
  });

  test('markup of a comment becomes text, and nothing of it runs', async () => {
    await importWxr(
      wxr(
        wxrComment(1, {
          text: '&lt;p&gt;Look &lt;b&gt;here&lt;/b&gt;&lt;/p&gt;&lt;script&gt;steal()&lt;/script&gt;',
        }),
      ),
    );
    const page = (await newsroom.guest.get('/stories/weir')).body;
    expect(page).toContain('Look here');
    expect(page).not.toContain('steal()');
  });

  test('a file that is not well-formed says where', async () => {
    const broken = wxr(wxrComment(1)).replace('</wp:comment>', '</wp:commend>');
    await expect(importWxr(broken)).rejects.toThrow(ImportError);
    await expect(importWxr(broken)).rejects.toThrow(/line 1, column \d+/);
  });

  test('export, import and export again gives the same bytes, and the log of the copy verifies', async () => {
    const author = await newsroom.person({ name: 'Ada Quill' });
    const moderator = await newsroom.person({ role: 'moderator' });
    const post = (fields: Record<string, string>) =>
      author.post('/stories/a-fine-day/comments', {
        agreeToRules: 'yes',
        submissionKey: crypto.randomUUID(),
        ...fields,
      });
    const idOf = (response: { headers: Record<string, unknown> }) =>
      /posted=([\w-]+)/.exec(String(response.headers.location))?.[1] ?? '';
    const first = idOf(await post({ text: 'The first word – with “quotes”, 😀 and\n\na second paragraph.' }));
    newsroom.clock.pass({ minutes: 1 });
    const second = idOf(await post({ text: 'A reply to it.', parentId: first }));
    await moderator.post(`/comments/${first}/like`);
    await author.post(`/comments/${second}/edit`, { text: 'A better reply to it.' });
    await moderator.post(`/desk/comments/${first}/pin`, { pinned: 'yes' });
    await author.post(`/comments/${idOf(await post({ text: 'Gone again soon.' }))}/withdraw`);
    await moderator.post('/desk/threads/a-fine-day/mode', { mode: 'closed' });
    await importWxr(wxr(wxrComment(1) + wxrComment(2, { approved: '0', email: '' })));

    const before = await exported(newsroom);
    const copy = await newsroom.db
      .transaction()
      .execute((tx) => addSite(tx, { slug: 'copy', name: 'The Copy' }, { atMs: newsroom.clock.now() }));
    const summary = await restoreExport({ ...newsroom, site: copy }, linesOf(before));
    expect(summary).toMatchObject({ stories: 2, comments: 5, held: 1 });
    expect(await exported(newsroom, copy)).toBe(before);
    expect(await restoreExport({ ...newsroom, site: copy }, linesOf(before))).toMatchObject({
      stories: 0,
      comments: 0,
    });
    expect(await exported(newsroom, copy)).toBe(before);
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('a site’s own export brings nothing in twice', async () => {
    const author = await newsroom.person();
    await author.post('/stories/a-fine-day/comments', {
      agreeToRules: 'yes',
      text: 'Only once, please.',
      submissionKey: crypto.randomUUID(),
    });
    const before = await exported(newsroom);
    expect(await restoreExport(newsroom, linesOf(before))).toMatchObject({ stories: 0, comments: 0 });
    expect(await exported(newsroom)).toBe(before);
  });

  test('an export with a line that does not fit is refused with its number', async () => {
    const header = '{"type":"folkmoot","version":1}\n';
    await expect(restoreExport(newsroom, linesOf('{"type":"story"}'))).rejects.toThrow(/Line 1 is not as/);
    await expect(restoreExport(newsroom, linesOf(`${header}not json`))).rejects.toThrow(/Line 2 is not JSON/);
    await expect(
      restoreExport(newsroom, linesOf(`${header}{"type":"thread","story":"x","mode":"ajar","pinned":null}`)),
    ).rejects.toThrow(/Line 2/);
  });
});

test('what SQLite exports, PostgreSQL exports after importing it, to the same bytes', async () => {
  const [one, other] = await Promise.all([openTestNewsroom('sqlite'), openTestNewsroom('postgres')]);
  try {
    const comments = Array.from({ length: 120 }, (_, index) =>
      wxrComment(index + 1, {
        parent: index % 4 === 0 ? 0 : index,
        author: `Ada ${index % 7}`,
        email: `a${index % 7}@example.org`,
      }),
    );
    await importRecords(one, readWxr(bytes(wxr(comments.join('')))));
    const before = await exported(one);
    const copy = await other.db
      .transaction()
      .execute((tx) => addSite(tx, { slug: 'copy', name: 'The Copy' }, { atMs: other.clock.now() }));
    await restoreExport({ ...other, site: copy }, linesOf(before));
    expect(await exported(other, copy)).toBe(before);
  } finally {
    await Promise.all([one.close(), other.close()]);
  }
});
