import { afterEach, describe, expect, test } from 'vitest';
import { hideComment } from '../src/conversation/comments/index.ts';
import { post, readThread } from './support/comments.ts';
import { openReader, type LiveReader } from './support/live-reader.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

const address = '/threads/a-fine-day/live';

describe.each(engines)('a thread, live, on %s', (engine) => {
  let news: TestNewsroom;
  let origin: string;
  const readers: LiveReader[] = [];

  async function start(environment: Record<string, string> = {}): Promise<void> {
    news = await openTestNewsroom(engine, { environment, settings: { holdPhrases: ['wobbly'] } });
    origin = await news.server.app.listen({ port: 0, host: '127.0.0.1' });
  }
  afterEach(async () => {
    for (const reader of readers.splice(0)) reader.leave();
    await news.close();
  });

  async function read(options: { path?: string; lastId?: string } = {}): Promise<LiveReader> {
    const headers = options.lastId === undefined ? {} : { 'last-event-id': options.lastId };
    const reader = await openReader(origin, options.path ?? address, headers);
    readers.push(reader);
    return reader;
  }

  async function setMode(mode: string): Promise<void> {
    const editor = await news.person({ role: 'editor' });
    expect((await editor.post('/desk/threads/a-fine-day/mode', { mode })).statusCode).toBe(303);
  }

  async function hide(commentId: string): Promise<void> {
    const comment = await news.db
      .selectFrom('comments')
      .selectAll()
      .where('id', '=', commentId)
      .executeTakeFirstOrThrow();
    const atMs = news.clock.now();
    await news.db.transaction().execute((tx) => hideComment(tx, { comment, atMs, actor: 'reader' }));
  }

  const idsOf = (reader: LiveReader, event = 'comment') => reader.of(event).map((one) => one.data.id);

  test('new comments and replies arrive in order, as the page shows them to a guest', async () => {
    await start();
    const author = await news.person({ name: 'Wren Alder' });
    const first = await post(author, 'The sun came out at ten.');
    const reader = await read();
    expect(reader.status).toBe(200);
    expect(reader.response.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    const reply = await post(author, 'It stayed <until> noon.', { parentId: first });
    const second = await post(author, 'And then it rained.');
    const told = await reader.wait('comment', 2);
    expect(told.map(({ id, parentId, rootId }) => ({ id, parentId, rootId }))).toEqual([
      { id: reply, parentId: first, rootId: first },
      { id: second, parentId: null, rootId: second },
    ]);
    const page = await readThread(news.guest);
    for (const { html } of told) expect(page).toContain(html);
    expect(told[0]?.html).toContain('It stayed &lt;until> noon.');
    expect((await reader.wait('count', 2)).at(-1)).toEqual({ count: 3 });
  });

  test('an edit brings the new text, and taking down says that it is gone', async () => {
    await start();
    const author = await news.person();
    const id = await post(author, 'The tea tent opens at two.');
    const reader = await read();
    await author.post(`/comments/${id}/edit`, { text: 'The tea tent opens at three.' });
    const [edited] = await reader.wait('edited');
    expect(edited?.id).toBe(id);
    expect(edited?.html).toContain('opens at three');
    await author.post(`/comments/${id}/withdraw`);
    expect(await reader.wait('removed')).toEqual([{ id, text: 'The writer took this comment down.' }]);
    expect(await reader.wait('count')).toEqual([{ count: 0 }]);
  });

  test('a session that is no longer one is no obstacle, and no cookie is set', async () => {
    await start();
    const reader = await openReader(origin, address, { cookie: 'folkmoot=made-up' });
    readers.push(reader);
    expect(reader.status).toBe(200);
    expect(reader.response.headers['set-cookie']).toBeUndefined();
  });

  test('who comes back with the last id gets what was missed, once', async () => {
    await start();
    const author = await news.person();
    const before = await read();
    await post(author, 'One swan on the lock.');
    await before.wait('count');
    before.leave();
    const missed = [await post(author, 'Two swans now.'), await post(author, 'Three of them!')];
    const after = await read({ lastId: before.lastId });
    await after.wait('count', 2);
    expect(idsOf(after)).toEqual(missed);
    expect(after.of('reload')).toEqual([]);
  });

  test('a page that was read before the stream began misses nothing in between', async () => {
    await start();
    const author = await news.person();
    (await read()).leave();
    const path = /data-live="([^"]+)"/.exec(await readThread(news.guest))?.[1]?.replaceAll('&amp;', '&');
    const id = await post(author, 'Written while the page was loading.');
    const reader = await read({ path: path ?? '' });
    await reader.wait('comment');
    expect(idsOf(reader)).toContain(id);
  });

  test('an id that is too old or not ours says reload, with the count', async () => {
    await start();
    const author = await news.person();
    const before = await read();
    await post(author, 'The first of many.');
    await before.wait('count');
    for (let number = 1; number <= 101; number += 1) await post(author, `Flower number ${number} is out.`);
    await before.wait('count', 102);
    const late = await read({ lastId: before.of('comment')[0]?.id ?? '' });
    expect(await late.wait('reload')).toEqual([{ count: 102 }]);
    expect(late.of('comment')).toEqual([]);
    const foreign = await read({ lastId: 'made-up' });
    expect(await foreign.wait('reload')).toEqual([{ count: 102 }]);
    const other = await read({ lastId: '1000-0123abcd-7' });
    expect(await other.wait('reload')).toEqual([{ count: 102 }]);
  });

  test('a held comment reaches nobody until it is approved, and then everybody', async () => {
    await start();
    const author = await news.person();
    const moderator = await news.person({ role: 'moderator' });
    const reader = await read();
    const held = await post(author, 'That chair is wobbly.');
    const open = await post(author, 'That chair is fine.');
    await reader.wait('comment');
    expect(idsOf(reader)).toEqual([open]);
    const item = await news.db
      .selectFrom('queueItems')
      .selectAll()
      .where('commentId', '=', held)
      .executeTakeFirstOrThrow();
    await moderator.post(`/desk/items/${item.id}/decide`, { version: String(item.version), act: 'keep' });
    await reader.wait('comment', 2);
    expect(idsOf(reader)).toEqual([open, held]);
  });

  test('what is hidden is said to nobody who comes back, and what was edited only as it is now', async () => {
    await start();
    const author = await news.person();
    const before = await read();
    const hidden = await post(author, 'A silly secret about the mayor.');
    const edited = await post(author, 'My number is in the book.');
    await before.wait('comment', 2);
    await author.post(`/comments/${edited}/edit`, { text: 'Ask at the library.' });
    await hide(hidden);
    expect(await before.wait('removed')).toEqual([{ id: hidden, text: 'This comment is not shown.' }]);
    await before.wait('edited');
    const after = await read({ path: `${address}?after=${news.clock.now()}` });
    await after.wait('removed');
    await after.wait('edited');
    const said = JSON.stringify(after.events);
    expect(said).toContain('Ask at the library.');
    expect(said).not.toContain('silly secret');
    expect(said).not.toContain('number is in the book');
  });

  test('a hidden thread ends its streams and is not found; a closed one has browsers stop asking', async () => {
    await start();
    const author = await news.person();
    const reader = await read();
    await post(author, 'The last word.');
    await reader.wait('count');
    await setMode('hidden');
    await reader.ended();
    expect(reader.of('reload').map((one) => one.data)).toEqual([{ count: null, isOver: true }]);
    expect((await read({ lastId: reader.lastId })).status).toBe(404);
    expect(await readThread(news.guest)).not.toContain('data-live');
    await setMode('closed');
    expect((await read()).status).toBe(204);
    expect(await readThread(news.guest)).not.toContain('data-live');
    await setMode('open');
    expect((await read()).status).toBe(200);
  });

  test('drafts and stories that are not there have no stream', async () => {
    await start();
    expect((await read({ path: '/threads/no-such-story/live' })).status).toBe(404);
    await news.db.updateTable('stories').set({ state: 'draft' }).where('slug', '=', 'a-fine-day').execute();
    expect((await read()).status).toBe(404);
  });

  test('a story that has been quiet for three days opens no stream, until somebody writes', async () => {
    await start();
    const author = await news.person();
    expect(await readThread(news.guest)).toContain('data-live="/threads/a-fine-day/live?after=');
    news.clock.pass({ days: 3 });
    expect(await readThread(news.guest)).not.toContain('data-live=');
    await post(author, 'Does anybody remember that day?');
    expect(await readThread(news.guest)).toContain('data-live=');
  });

  test('one address, and the whole process, take so many; the next are asked to come later', async () => {
    await start({
      FOLKMOOT_LIVE_CONNECTIONS: '3',
      FOLKMOOT_LIVE_CONNECTIONS_PER_ADDRESS: '2',
      FOLKMOOT_TRUST_PROXY: 'yes',
    });
    const from = async (ip: string) => {
      const reader = await openReader(origin, address, { 'x-forwarded-for': ip });
      readers.push(reader);
      return reader;
    };
    const first = await from('192.0.2.1');
    expect([first.status, (await from('192.0.2.1')).status]).toEqual([200, 200]);
    const refused = await from('192.0.2.1');
    expect(refused.status).toBe(503);
    expect(Number(refused.response.headers['retry-after'])).toBeGreaterThanOrEqual(30);
    expect((await from('192.0.2.2')).status).toBe(200);
    expect((await from('192.0.2.3')).status).toBe(503);
    first.leave();
    await expect.poll(async () => (await from('192.0.2.3')).status).toBe(200);
  });

  test('stopping ends every stream at once and does not wait for readers', async () => {
    await start();
    const open = await Promise.all(Array.from({ length: 20 }, () => read()));
    await news.server.app.close();
    await Promise.all(open.map((reader) => reader.ended()));
  });
});
