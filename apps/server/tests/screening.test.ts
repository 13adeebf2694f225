import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFindings } from '../src/conversation/screening/index.ts';
import { idsOn, post, postedId, readThread, send } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

describe.each(engines)('what screening weighs, on %s', (engine) => {
  let news: TestNewsroom;
  beforeAll(async () => {
    news = await openTestNewsroom(engine, { settings: { commentsPerMinute: 3, holdPhrases: ['muppet'] } });
  });
  afterAll(() => news.close());

  it('holds a newcomer’s links until three of their comments are on the site', async () => {
    const ida = await news.person();
    const first = await send(ida, { text: 'My shop: www.example.org and https://example.net/shop' });
    expect(first.headers.location).toContain('#receipt');
    const findings = await findFindings(news.db, postedId(first));
    expect(findings).toMatchObject([
      { phase: 'links', verdict: 'hold', start: 9, end: 24 },
      { phase: 'links', verdict: 'hold', start: 29, end: 53 },
    ]);
    for (const words of ['One fine day', 'Two fine days', 'Three fine days']) {
      news.clock.pass({ minutes: 1 });
      expect((await send(ida, { text: `${words} at www.example.org` })).headers.location).toContain(
        '#receipt',
      );
      await post(ida, words);
    }
    news.clock.pass({ minutes: 1 });
    const id = await post(ida, 'Now it shows: www.example.org');
    expect(idsOn(await readThread(news.guest))).toContain(id);
  });

  it('counts what was published long ago, too', async () => {
    const ida = await news.person();
    for (const words of ['Old one', 'Old two', 'Old three']) await post(ida, words);
    for (let number = 0; number < 25; number += 1) {
      news.clock.pass({ minutes: 1 });
      await post(ida, `Muppet number ${number}`);
    }
    news.clock.pass({ minutes: 1 });
    const response = await send(ida, { text: 'No newcomer: www.example.org' });
    expect(response.headers.location).not.toContain('#receipt');
  });

  it('refuses the same words within a day, in any thread, by the same person', async () => {
    const [ida, bea] = [await news.person(), await news.person()];
    const root = await post(bea, 'What do you all think?');
    await post(ida, 'I quite like it!');
    const response = await send(ida, { text: 'i QUITE like it', parentId: root });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('You have posted these words already');
    expect(response.body).toContain('>i QUITE like it</textarea>');
    await post(bea, 'I quite like it!');
    news.clock.pass({ days: 1, seconds: 1 });
    await post(ida, 'I quite like it!');
  });

  it('refuses more than the site’s number a minute, and takes it a minute later', async () => {
    const ida = await news.person();
    for (const words of ['Quick', 'Quicker', 'Quickest']) await post(ida, words);
    const response = await send(ida, { text: 'Far too quick' });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('Wait a minute');
    expect(response.body).toContain('>Far too quick</textarea>');
    news.clock.pass({ seconds: 60 });
    await post(ida, 'Far too quick');
  });

  it('keeps every finding of every phase with the text that it is about', async () => {
    const ida = await news.person();
    const response = await send(ida, { text: 'WHAT A MUPPET, SEE WWW.EXAMPLE.ORG NOW' });
    const kinds = (await findFindings(news.db, postedId(response))).map(
      (one) => `${one.textVersion} ${one.phase}`,
    );
    expect(kinds.sort()).toEqual(['1 capitals', '1 links', '1 phrases']);
    await ida.post(`/comments/${postedId(response)}/edit`, { text: 'What a muppet' });
    const after = await findFindings(news.db, postedId(response));
    expect(after.map((one) => one.textVersion)).toEqual([2, 1, 1, 1]);
  });
});

describe.each(engines)('a site that holds, on %s', (engine) => {
  it.each(['hold-all', 'hold-newcomers'] as const)(
    '%s: a newcomer’s comment waits and says so',
    async (moderation) => {
      const news = await openTestNewsroom(engine, { settings: { moderation } });
      try {
        const response = await send(await news.person(), { text: 'Hello, everyone' });
        expect(response.headers.location).toContain('#receipt');
        expect(idsOn(await readThread(news.guest))).toEqual([]);
        expect((await news.verify()).faults).toEqual([]);
      } finally {
        await news.close();
      }
    },
  );
});
