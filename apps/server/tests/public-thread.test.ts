import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { LightMyRequestResponse } from 'fastify';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { announce } from '../src/db/index.ts';
import { commentOn, idsOn, post } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';
import { settle } from './support/settle.ts';

const path = '/threads/a-fine-day';

describe.each(engines)('a thread for everyone on %s', (engine) => {
  let news: TestNewsroom;
  beforeEach(async () => void (news = await openTestNewsroom(engine)));
  afterEach(() => news.close());

  const ask = (url: string, headers: Record<string, string> = {}): Promise<LightMyRequestResponse> =>
    news.guest.get(url, { headers });
  const read = async (url = path): Promise<string> => (await ask(url)).body;

  test('holds the comments and nothing of who asks: no form, no token, the same bytes for all', async () => {
    const reader = await news.person({ name: 'Wren' });
    const id = await post(reader, 'The ducks are back.');
    await settle(news.server);
    const page = await read();
    expect(commentOn(page, id)).toContain('The ducks are back.');
    expect(page).toMatch(/^<section class="thread"/);
    expect(page).toContain('1 comment<');
    expect(page).not.toContain('<form');
    expect((await reader.get(path)).body).toBe(page);
    expect((await reader.get(path)).headers['set-cookie']).toBeUndefined();
  });

  test('is the same in each encoding, each with an ETag of its own', async () => {
    await post(await news.person(), 'The ducks are back.');
    await settle(news.server);
    const plain = await ask(path);
    const br = await ask(path, { 'accept-encoding': 'gzip, deflate, br' });
    const gzip = await ask(path, { 'accept-encoding': 'gzip, br;q=0' });
    expect(brotliDecompressSync(br.rawPayload).toString()).toBe(plain.body);
    expect(gunzipSync(gzip.rawPayload).toString()).toBe(plain.body);
    expect(br.headers['content-encoding']).toBe('br');
    expect(new Set([plain, br, gzip].map((one) => one.headers.etag)).size).toBe(3);
    for (const one of [plain, br, gzip]) {
      expect(one.headers.vary).toBe('Accept, Accept-Encoding');
      expect(one.headers['content-length']).toBe(String(one.rawPayload.length));
      expect(one.headers['cache-control']).toMatch(/^public, max-age=\d+, stale-while-revalidate=\d+$/);
    }
  });

  test('says that nothing has changed until something has', async () => {
    const reader = await news.person();
    await post(reader, 'The ducks are back.');
    await settle(news.server);
    const { etag } = (await ask(path)).headers;
    const again = await ask(path, { 'if-none-match': `"other", W/${String(etag)}` });
    expect([again.statusCode, again.body, again.headers.etag]).toEqual([304, '', etag]);
    const id = await post(reader, 'And the geese.');
    await settle(news.server);
    const changed = await ask(path, { 'if-none-match': String(etag) });
    expect(changed.statusCode).toBe(200);
    expect(idsOn(changed.body)).toContain(id);
  });

  test('is the same over a connection, where a kept page is sent before anything else is done', async () => {
    const reader = await news.person();
    await post(reader, 'The ducks are back.');
    await settle(news.server);
    const origin = await news.server.app.listen({ port: 0, host: '127.0.0.1' });
    const fetched = [await fetch(origin + path), await fetch(origin + path)] as const;
    for (const response of fetched) expect(await response.text()).toBe(await read());
    const etag = fetched[1].headers.get('etag') ?? '';
    const known = await fetch(origin + path, { headers: { 'if-none-match': etag } });
    expect(known.status).toBe(304);
    const asJson = await fetch(`${origin}/api/v1${path}`);
    expect(await asJson.json()).toMatchObject({ count: 1 });
    await post(reader, 'And the geese.');
    await settle(news.server);
    expect(await (await fetch(origin + path)).text()).toContain('And the geese.');
  });

  test('shows nothing that is held, withdrawn or under a hidden thread', async () => {
    const [reader, moderator] = [await news.person(), await news.person({ role: 'moderator' })];
    const gone = await post(reader, 'The ducks are back.');
    await settle(news.server);
    await read();
    await reader.post(`/comments/${gone}/withdraw`);
    await moderator.post('/desk/threads/a-fine-day/mode', { mode: 'hold' });
    await post(reader, 'This one waits.');
    await settle(news.server);
    const page = await read();
    expect(page).not.toMatch(/ducks|waits/);
    await moderator.post('/desk/threads/a-fine-day/mode', { mode: 'hidden' });
    await settle(news.server);
    const hidden = await ask(path);
    expect(hidden.statusCode).toBe(404);
    expect(hidden.body).toContain('There is no conversation under this story.');
    expect(hidden.headers['cache-control']).toBe('no-cache');
    const asJson = await ask('/api/v1/threads/a-fine-day');
    expect(asJson.statusCode).toBe(404);
    expect(asJson.json()).toMatchObject({ code: 'not-found' });
  });

  test('shows the new name of a reader who has changed it', async () => {
    const reader = await news.person({ name: 'Wren' });
    await post(reader, 'The ducks are back.');
    await settle(news.server);
    expect(await read()).toContain('Wren');
    await reader.post('/me/name', { name: 'Sparrow' });
    await settle(news.server);
    const page = await read();
    expect(page).toContain('Sparrow');
    expect(page).not.toContain('Wren');
  });

  test('goes when its story does', async () => {
    await post(await news.person(), 'The ducks are back.');
    await settle(news.server);
    expect(await read()).toContain('The ducks are back.');
    await news.db.transaction().execute(async (tx) => {
      const story = await tx
        .updateTable('stories')
        .set({ state: 'draft' })
        .returning(['siteId', 'id'])
        .executeTakeFirstOrThrow();
      await announce(tx, 'story', { siteId: story.siteId, storyId: story.id });
    });
    await settle(news.server);
    expect((await ask(path)).statusCode).toBe(404);
  });

  test('is found by no other key', async () => {
    expect((await ask('/threads/no-such-story')).statusCode).toBe(404);
    expect((await ask('/api/v1/threads/no-such-story')).headers['content-type']).toContain('problem+json');
  });

  test('tells the same as JSON, by address or by what the caller accepts', async () => {
    const reader = await news.person({ name: 'Wren', badge: 'partner' });
    const id = await post(reader, 'The ducks <b>are</b> back.');
    const replyId = await post(reader, 'All of them.', { parentId: id });
    await settle(news.server);
    const asJson = await ask('/api/v1/threads/a-fine-day');
    expect(asJson.headers['content-type']).toBe('application/json; charset=utf-8');
    const thread = asJson.json<{ comments: { replies: object[] }[] }>();
    expect(thread).toMatchObject({ key: 'a-fine-day', sort: 'newest', count: 2, isOpen: true, next: null });
    expect(thread.comments).toHaveLength(1);
    expect(thread.comments[0]).toMatchObject({
      id,
      parentId: null,
      author: { name: 'Wren', badge: 'partner' },
      text: 'The ducks <b>are</b> back.',
      createdAtMs: news.clock.now(),
      editedAtMs: null,
      likeCount: 0,
    });
    expect(asJson.body).toContain('The ducks &lt;b>are&lt;/b> back.');
    expect(thread.comments[0]?.replies).toMatchObject([{ id: replyId, parentId: id, replies: [] }]);
    expect((await ask(path, { accept: 'application/json' })).body).toBe(asJson.body);
    expect((await ask(path, { accept: 'text/html, application/json' })).body).toMatch(/^<section/);
  });

  test('goes on page by page in each sort, and a comment on the first leaves the second as it is', async () => {
    const reader = await news.person();
    const ids: string[] = [];
    for (let number = 0; number < 53; number += 1) {
      news.clock.pass({ seconds: 1 });
      ids.push(await post(reader, `Duck number ${number} of the pond.`));
    }
    await settle(news.server);
    const first = await ask('/api/v1/threads/a-fine-day?sort=newest');
    const after = first.json<{ next: string }>().next;
    expect(idsOn(await read())).toEqual(ids.slice(3).reverse());
    const second = await ask(`${path}?after=${after}`);
    expect(idsOn(second.body)).toEqual(ids.slice(0, 3).reverse());
    expect(second.body).toContain('Back to the first comments');
    news.clock.pass({ seconds: 1 });
    await post(reader, 'One more for the pond.');
    await settle(news.server);
    const still = await ask(`${path}?after=${after}`, { 'if-none-match': String(second.headers.etag) });
    expect(still.statusCode).toBe(304);
    expect(idsOn(await read(`${path}?sort=oldest`))).toEqual(ids.slice(0, 50));
  });
});
