import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { post } from './support/comments.ts';
import { openReader } from './support/live-reader.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

const readerCount = 200;
const commentCount = 10;

// How long it takes, and with ten times as many, is measured by `npm run bench -- live`.
describe.each(engines)('many readers of one thread on %s', (engine) => {
  let news: TestNewsroom;
  let origin: string;
  beforeAll(async () => {
    const environment = { FOLKMOOT_LIVE_CONNECTIONS_PER_ADDRESS: String(readerCount) };
    news = await openTestNewsroom(engine, { environment });
    origin = await news.server.app.listen({ port: 0, host: '127.0.0.1' });
  });
  afterAll(() => news.close());

  test('every one of them gets every comment, once and in order', async () => {
    const author = await news.person();
    const open = () => openReader(origin, '/threads/a-fine-day/live');
    const readers = await Promise.all(Array.from({ length: readerCount }, open));
    const ids: string[] = [];
    for (let number = 1; number <= commentCount; number += 1)
      ids.push(await post(author, `Boat number ${number} has come through the lock.`));
    for (const reader of readers) {
      await reader.wait('comment', commentCount);
      expect(reader.of('comment').map((one) => one.data.id)).toEqual(ids);
      reader.leave();
    }
  });
});
