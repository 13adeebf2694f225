import { createReadStream, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import type { ImportRecord } from './import-records.ts';
import { readDisqus } from './read-disqus.ts';

const sample = fileURLToPath(
  new URL('../../../../../../shared/data/imports/disqus-small.xml', import.meta.url),
);

async function read(body: string): Promise<ImportRecord[]> {
  const file = `<disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">${body}</disqus>`;
  return Array.fromAsync(readDisqus([file]));
}

const thread = (id: string, more = '') =>
  `<thread dsq:id="${id}"><link>https://example.org/${id}</link><title>Story ${id}</title>
    <createdAt>2020-05-01T08:00:00Z</createdAt>${more}</thread>`;

function post(
  id: string,
  parts: { thread?: string; message?: string; createdAt?: string; more?: string; author?: string } = {},
) {
  return `<post dsq:id="${id}"><id/><message><![CDATA[${parts.message ?? '<p>Hello.</p>'}]]></message>
    <createdAt>${parts.createdAt ?? '2020-05-02T10:00:00Z'}</createdAt>
    <author>${parts.author ?? '<name>Nell</name><email>nell@example.org</email>'}</author>
    <ipAddress>192.0.2.1</ipAddress><thread dsq:id="${parts.thread ?? '1'}"/>${parts.more ?? ''}</post>`;
}

const causeOf = (records: ImportRecord[]) =>
  records.flatMap((record) => (record.kind === 'skipped' ? [record.cause] : []));

test('all six posts of the sample are accounted for', async (context) => {
  if (!existsSync(sample)) context.skip('the sample file is not beside this checkout');
  const records = await Array.fromAsync(readDisqus(createReadStream(sample)));
  const comments = records.filter((record) => record.kind === 'comment');
  expect(comments.map(({ key, storyKey, parentKey, isHeld }) => [key, storyKey, parentKey, isHeld])).toEqual([
    ['disqus:post:4', 'disqus:thread:2', null, false],
    ['disqus:post:5', 'disqus:thread:2', 'disqus:post:4', false],
    ['disqus:post:8', 'disqus:thread:7', null, false],
    ['disqus:post:11', 'disqus:thread:2', 'disqus:post:9', false],
  ]);
  expect(causeOf(records)).toEqual(['no-story', 'deleted']);
  expect(records.filter((record) => record.kind === 'story').map(({ key, title }) => [key, title])).toEqual([
    ['disqus:thread:2', 'Hello, World!'],
    ['disqus:thread:7', 'http://localhost:4000/blog/2013/02/12/redacted/index.html'],
  ]);
});

describe('threads', () => {
  test('a thread is a story', async () => {
    const more =
      '<message>&lt;p&gt;About.&lt;/p&gt;</message><isClosed>true</isClosed><isDeleted>false</isDeleted>';
    expect(await read(thread('1', more))).toEqual([
      {
        kind: 'story',
        key: 'disqus:thread:1',
        title: 'Story 1',
        url: 'https://example.org/1',
        slug: null,
        publishedAtMs: Date.UTC(2020, 4, 1, 8),
        bodyHtml: '<p>About.</p>',
        byline: null,
        isClosed: true,
        isDraft: false,
      },
    ]);
  });

  test('a thread without id or link is none, and its posts have no story', async () => {
    const records = await read(
      `<thread dsq:id="1"><id/></thread><thread><link>https://example.org/</link></thread>${post('2')}`,
    );
    expect(records).toEqual([{ kind: 'skipped', cause: 'no-story' }]);
  });

  test('a thread whose link is no web address is a story without address', async () => {
    const [story] = await read('<thread dsq:id="abc"><link>javascript:alert(1)</link></thread>');
    expect(story).toMatchObject({
      key: 'disqus:thread:abc',
      url: null,
      title: 'Untitled',
      publishedAtMs: null,
    });
  });

  test('the posts of a deleted thread count as deleted', async () => {
    const records = await read(thread('1', '<isDeleted>true</isDeleted>') + post('2'));
    expect(records).toEqual([{ kind: 'skipped', cause: 'deleted' }]);
  });

  test('a post before its thread has no story', async () => {
    expect(causeOf(await read(post('2') + thread('1') + post('3')))).toEqual(['no-story']);
  });

  test('ids that are alike as numbers are not the same', async () => {
    const ids = ['01', '1e3', '12345678901234567890'];
    const records = await read(
      ids.map((id) => thread(id)).join('') + post('9', { thread: '1000' }) + post('8', { thread: '1e3' }),
    );
    expect(records.slice(3)).toMatchObject([{ cause: 'no-story' }, { storyKey: 'disqus:thread:1e3' }]);
  });
});

describe('posts', () => {
  test('a post is a comment', async () => {
    const [, comment] = await read(
      thread('1') + post('2', { more: '<parent dsq:id="7"/>', message: '<p>Tea &amp; cake</p>' }),
    );
    expect(comment).toEqual({
      kind: 'comment',
      key: 'disqus:post:2',
      storyKey: 'disqus:thread:1',
      parentKey: 'disqus:post:7',
      authorName: 'Nell',
      authorEmail: 'nell@example.org',
      text: 'Tea & cake',
      createdAtMs: Date.UTC(2020, 4, 2, 10),
      isHeld: false,
    });
  });

  test('the address of the machine is nowhere in what is read', async () => {
    expect(JSON.stringify(await read(thread('1') + post('2')))).not.toContain('192.0.2.1');
  });

  test('an unapproved post is held', async () => {
    const [, comment] = await read(thread('1') + post('2', { more: '<isApproved>false</isApproved>' }));
    expect(comment).toMatchObject({ isHeld: true });
  });

  test.each([
    ['<username>nell99</username><name/>', 'nell99'],
    ['<isAnonymous>true</isAnonymous>', 'Anonymous'],
  ])('an author of %s is called %s', async (author, name) => {
    const [, comment] = await read(thread('1') + post('2', { author }));
    expect(comment).toMatchObject({ authorName: name, authorEmail: null });
  });

  test.each([
    ['spam', post('2', { more: '<isSpam>true</isSpam>' })],
    ['deleted', post('2', { more: '<isDeleted>true</isDeleted>' })],
    ['no-id', post('')],
    ['no-story', post('2', { thread: '5' })],
    ['no-story', '<post dsq:id="2"><message>Hello</message></post>'],
    ['unreadable-date', post('2', { createdAt: 'last Tuesday' })],
    ['empty', post('2', { message: '<p><img src="https://example.org/x.png"></p>' })],
  ])('%s', async (cause, body) => {
    expect((await read(thread('1') + body)).slice(1)).toEqual([{ kind: 'skipped', cause }]);
  });
});
