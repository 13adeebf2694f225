import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildServer, type Server } from '../src/build.ts';
import { readConfig } from '../src/config.ts';
import { post } from './support/comments.ts';
import { openReader, type LiveReader } from './support/live-reader.ts';
import { engines, openTestNewsroom, testOrigin, type TestNewsroom } from './support/newsroom.ts';

const address = '/threads/a-fine-day/live';

describe.each(engines)('two servers with one database, live, on %s', (engine) => {
  let news: TestNewsroom;
  let second: Server;
  let origins: { first: string; second: string };
  const readers: LiveReader[] = [];

  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    const config = readConfig({
      FOLKMOOT_ORIGIN: testOrigin,
      FOLKMOOT_SECRET: 'another key, which nobody here is signed in by',
      FOLKMOOT_LOG_LEVEL: 'silent',
    });
    second = await buildServer(config, news.db, { clock: news.clock });
    const place = { port: 0, host: '127.0.0.1' };
    origins = { first: await news.server.app.listen(place), second: await second.app.listen(place) };
  });
  afterAll(async () => {
    for (const reader of readers) reader.leave();
    await second.app.close();
    await news.close();
  });

  async function read(server: 'first' | 'second', lastId?: string): Promise<LiveReader> {
    const headers = lastId === undefined ? {} : { 'last-event-id': lastId };
    // A server that has only just started on a busy machine may ask to come later, as it would a browser.
    const open = () => openReader(origins[server] + address, '', headers);
    let reader = await open();
    for (let tries = 1; reader.status >= 500 && tries < 20; tries += 1) {
      await sleep(250);
      reader = await open();
    }
    readers.push(reader);
    return reader;
  }

  test('what is written at the one is told at the other, and a reader goes on at either', async () => {
    const author = await news.person();
    const here = await read('first');
    const there = await read('second');
    const first = await post(author, 'The gate is open.');
    for (const reader of [here, there]) expect((await reader.wait('comment'))[0]?.id).toBe(first);
    await here.wait('count');
    here.leave();
    news.clock.pass({ seconds: 30 });
    const missed = await post(author, 'And the band is playing.');
    await there.wait('comment', 2);
    const moved = await read('second', here.lastId);
    await moved.wait('count');
    expect(moved.of('comment').map((one) => one.data.id)).toContain(missed);
    expect(moved.of('reload')).toEqual([]);
  });
});
