import { execFile } from 'node:child_process';
import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import type { ImportRecord } from './import-records.ts';
import { readWxr } from './read-wxr.ts';

const sample = fileURLToPath(
  new URL('../../../../../../shared/data/imports/themeunittestdata.wordpress.xml', import.meta.url),
);

async function read(items: string, channel = ''): Promise<ImportRecord[]> {
  const file = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0"><channel>${channel}${items}</channel></rss>`;
  return Array.fromAsync(readWxr([file]));
}

type Fields = Record<string, string>;

const elements = (fields: Fields) =>
  Object.entries(fields)
    .map(([name, value]) => `<${name}><![CDATA[${value}]]></${name}>`)
    .join('');

function item(fields: Fields = {}, comments = '') {
  const usual: Fields = {
    title: 'Swans on the weir',
    link: 'https://example.org/swans/',
    'wp:post_id': '5',
    'wp:post_type': 'post',
    'wp:status': 'publish',
  };
  return `<item>${elements({ ...usual, ...fields })}${comments}</item>`;
}

function comment(fields: Fields = {}) {
  const usual: Fields = {
    'wp:comment_id': '7',
    'wp:comment_author': 'Nell',
    'wp:comment_author_IP': '192.0.2.1',
    'wp:comment_date': '2020-05-02 11:00:00',
    'wp:comment_date_gmt': '2020-05-02 10:00:00',
    'wp:comment_content': 'Lovely.',
    'wp:comment_approved': '1',
    'wp:comment_type': '',
    'wp:comment_parent': '0',
  };
  return `<wp:comment>${elements({ ...usual, ...fields })}</wp:comment>`;
}

function countKinds(records: readonly ImportRecord[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const record of records) {
    const name = record.kind === 'skipped' ? record.cause : record.kind;
    counts[name] = (counts[name] ?? 0) + 1;
  }
  return counts;
}

test('all 33 comments of the sample are accounted for', async (context) => {
  if (!existsSync(sample)) context.skip('the sample file is not beside this checkout');
  const records = await Array.fromAsync(readWxr(createReadStream(sample)));
  expect(countKinds(records)).toEqual({ story: 79, comment: 29, pingback: 2, trackback: 2 });
  expect(records.filter((record) => record.kind === 'comment' && record.isHeld)).toHaveLength(3);
  expect(records.filter((record) => record.kind === 'story' && record.isDraft)).toHaveLength(3);
  const text = records.find((record) => record.kind === 'comment' && record.key === 'wxr:comment:899');
  expect(text).toMatchObject({
    authorName: 'Anonymous User',
    createdAtMs: Date.UTC(2013, 2, 12, 4, 45, 54),
    text: expect.stringMatching(
      /^This user it trying to be anonymous\.\n\nThey used .+ Gravatar \(https:.+\) .+\nThey did/,
    ) as string,
  });
});

describe('stories', () => {
  test('a post is a story', async () => {
    const fields = {
      title: 'Swans &#8211; on the <em>weir</em>',
      'wp:post_name': '%ce%ba%cf%8d%ce%ba%ce%bd%ce%bf%ce%b9',
      'dc:creator': 'rowan',
      pubDate: 'Sat, 02 May 2020 08:00:00 +0000',
      'wp:post_date_gmt': '2020-05-02 09:00:00',
      'content:encoded': '<p>Two swans.</p>',
      'wp:comment_status': 'closed',
    };
    const author = `<wp:author>${elements({ 'wp:author_login': 'rowan', 'wp:author_display_name': 'Rowan Pike' })}</wp:author>`;
    expect(await read(item(fields), author)).toEqual([
      {
        kind: 'story',
        key: 'wxr:post:5',
        title: 'Swans \u2013 on the weir',
        url: 'https://example.org/swans/',
        slug: '\u03ba\u03cd\u03ba\u03bd\u03bf\u03b9',
        publishedAtMs: Date.UTC(2020, 4, 2, 9),
        bodyHtml: '<p>Two swans.</p>',
        byline: 'Rowan Pike',
        isClosed: true,
        isDraft: false,
      },
    ]);
  });

  test.each([
    [
      { 'wp:post_date_gmt': '0000-00-00 00:00:00', pubDate: 'Sat, 02 May 2020 08:00:00 +0000' },
      Date.UTC(2020, 4, 2, 8),
    ],
    [
      { 'wp:post_date_gmt': '0000-00-00 00:00:00', 'wp:post_date': '2020-05-02 07:00:00' },
      Date.UTC(2020, 4, 2, 7),
    ],
    [{}, null],
  ])('the date of %j', async (fields: Fields, publishedAtMs) => {
    expect(await read(item(fields))).toMatchObject([{ publishedAtMs }]);
  });

  test.each([
    [{ title: '', 'wp:post_name': 'swans' }, 'swans'],
    [{ title: '<b></b>' }, 'https://example.org/swans/'],
    [{ title: '', link: '' }, 'Untitled'],
  ])('the title of %j', async (fields: Fields, title) => {
    expect(await read(item(fields))).toMatchObject([{ title }]);
  });

  test.each([
    [{ 'wp:status': 'draft' }, true],
    [{ 'wp:status': 'pending' }, true],
    [{ 'wp:status': 'private' }, true],
    [{ 'wp:status': 'future' }, true],
    [{ 'wp:post_password': 'tea' }, true],
    [{ 'wp:status': 'publish', 'wp:post_password': '' }, false],
  ])('%j: kept from readers is %j', async (fields: Fields, isDraft) => {
    expect(await read(item(fields))).toMatchObject([{ isDraft }]);
  });

  test('an item of another type is a story only when it brings a comment', async () => {
    const attachment = { 'wp:post_type': 'attachment', 'wp:status': 'inherit' };
    expect(await read(item(attachment))).toEqual([]);
    expect(await read(item(attachment, comment({ 'wp:comment_approved': 'spam' })))).toEqual([
      { kind: 'skipped', cause: 'spam' },
    ]);
    const records = await read(item(attachment, comment({ 'wp:comment_type': 'pingback' }) + comment()));
    expect(records).toMatchObject([
      { cause: 'pingback' },
      { kind: 'story', isDraft: false },
      { kind: 'comment' },
    ]);
  });

  test('what lay in the bin is not brought back', async () => {
    expect(await read(item({ 'wp:status': 'trash' }, comment()))).toEqual([
      { kind: 'skipped', cause: 'deleted' },
    ]);
  });

  test('an item without an id is no story', async () => {
    expect(await read(item({ 'wp:post_id': '' }, comment()))).toEqual([
      { kind: 'skipped', cause: 'no-story' },
    ]);
  });
});

describe('comments', () => {
  test('a comment comes after its story, once', async () => {
    const records = await read(
      item({}, comment() + comment({ 'wp:comment_id': '8', 'wp:comment_parent': '7' })) +
        item({ 'wp:post_id': '6' }),
    );
    expect(records.map((record) => record.kind !== 'skipped' && record.key)).toEqual([
      'wxr:post:5',
      'wxr:comment:7',
      'wxr:comment:8',
      'wxr:post:6',
    ]);
    expect(records[1]).toEqual({
      kind: 'comment',
      key: 'wxr:comment:7',
      storyKey: 'wxr:post:5',
      parentKey: null,
      authorName: 'Nell',
      authorEmail: null,
      text: 'Lovely.',
      createdAtMs: Date.UTC(2020, 4, 2, 10),
      isHeld: false,
    });
    expect(records[2]).toMatchObject({ parentKey: 'wxr:comment:7' });
  });

  test('the address of the machine is nowhere in what is read', async () => {
    expect(JSON.stringify(await read(item({}, comment())))).not.toContain('192.0.2.1');
  });

  test.each([
    [{ 'wp:comment_approved': '0' }, { isHeld: true }],
    [{ 'wp:comment_approved': '' }, { isHeld: true }],
    [{ 'wp:comment_type': 'comment' }, { isHeld: false }],
    [{ 'wp:comment_type': 'review' }, { isHeld: false }],
    [{ 'wp:comment_date_gmt': '0000-00-00 00:00:00' }, { createdAtMs: Date.UTC(2020, 4, 2, 11) }],
    [{ 'wp:comment_author': '' }, { authorName: 'Anonymous' }],
    [{ 'wp:comment_author_email': 'nell@example.org' }, { authorEmail: 'nell@example.org' }],
    [{ 'wp:comment_content': 'One\n\nTwo' }, { text: 'One\n\nTwo' }],
  ])('%j', async (fields: Fields, expected) => {
    const [, read_] = await read(item({}, comment(fields)));
    expect(read_).toMatchObject({ kind: 'comment', ...expected });
  });

  test.each([
    ['spam', { 'wp:comment_approved': 'spam' }],
    ['deleted', { 'wp:comment_approved': 'trash' }],
    ['deleted', { 'wp:comment_approved': 'post-trashed' }],
    ['pingback', { 'wp:comment_type': 'pingback' }],
    ['trackback', { 'wp:comment_type': 'trackback' }],
    ['not-a-comment', { 'wp:comment_type': 'order_note' }],
    ['no-id', { 'wp:comment_id': '' }],
    ['unreadable-date', { 'wp:comment_date_gmt': 'soon', 'wp:comment_date': '' }],
    ['empty', { 'wp:comment_content': '<img src="https://example.org/x.png" alt="swans">' }],
  ])('%s: %j', async (cause, fields: Fields) => {
    expect((await read(item({}, comment(fields)))).slice(1)).toEqual([{ kind: 'skipped', cause }]);
  });
});

test('a Disqus export is not taken for a WordPress one', async () => {
  await expect(Array.fromAsync(readWxr(['<disqus/>']))).rejects.toMatchObject({ code: 'not-this-format' });
});

test('a file of 200 MB is read within 300 MB of memory', async () => {
  const program = `
      import { readWxr } from ${JSON.stringify(new URL('./read-wxr.ts', import.meta.url).href)};
      const comment = ${JSON.stringify(comment({ 'wp:comment_content': '<p>Fine weather \u2014 see <a href="https://example.org/">here</a>.</p>' }))};
      const body = '<content:encoded>' + 'Ordinary words. '.repeat(1500) + '</content:encoded>';
      let bytes = 0;
      function* file() {
        yield Buffer.from('<rss><channel>');
        for (let id = 1; bytes < 200_000_000; id += 1) {
          const piece = Buffer.from('<item><wp:post_id>' + id + '</wp:post_id>' + body + comment.repeat(12) + '</item>');
          bytes += piece.length;
          yield piece;
        }
        yield Buffer.from('</channel></rss>');
      }
      const counts = { story: 0, comment: 0, skipped: 0 };
      for await (const record of readWxr(file())) counts[record.kind] += 1;
      console.log(JSON.stringify({ bytes, ...counts, peakKb: process.resourceUsage().maxRSS }));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  const result = JSON.parse(stdout) as {
    bytes: number;
    story: number;
    comment: number;
    skipped: number;
    peakKb: number;
  };
  expect(result.bytes).toBeGreaterThanOrEqual(200_000_000);
  expect(result.comment).toBe(result.story * 12);
  expect(result.skipped).toBe(0);
  expect(result.peakKb).toBeLessThan(300 * 1024);
}, 180_000);
