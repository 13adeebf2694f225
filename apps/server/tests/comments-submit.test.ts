import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { setBan } from '../src/newsroom/people/index.ts';
import { createStory } from '../src/newsroom/stories/index.ts';
import { commentOn, countRows, idsOn, post, postedId, readThread, send } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

describe.each(engines)('sending a comment, on %s', (engine) => {
  let news: TestNewsroom;
  beforeAll(async () => {
    news = await openTestNewsroom(engine, {
      settings: { refusePhrases: ['silly sausage'], holdPhrases: ['muppet'] },
    });
  });
  afterAll(() => news.close());

  it('puts it on the page at once, with its author’s name, and leads there', async () => {
    const ida = await news.person();
    const response = await send(ida, { text: 'The sun was lovely.' });
    const id = postedId(response);
    expect(response.headers.location).toBe(`/stories/a-fine-day?posted=${id}#comment-${id}`);
    const page = await readThread(ida, `?posted=${id}`);
    expect(page).toContain('Your comment is there');
    expect(page).toContain('data-draft-clear="a-fine-day"');
    const seen = commentOn(await readThread(news.guest), id);
    expect(seen).toContain('The sun was lovely.');
    expect(seen).toContain(ida.name);
    expect(seen).not.toContain('Your comment is there');
  });

  it('tells nobody else about what somebody posted', async () => {
    const ida = await news.person();
    const id = await post(ida, 'Mine, and mine alone.');
    expect(await readThread(news.guest, `?posted=${id}`)).not.toContain('id="receipt"');
    expect(await readThread(await news.person(), `?posted=${id}`)).not.toContain('id="receipt"');
  });

  it('asks a newcomer to agree to the house rules, and keeps the text meanwhile', async () => {
    const ida = await news.person();
    const before = await countRows(news);
    const response = await send(ida, { text: 'Before the tick', agreeToRules: 'no', submissionKey: 'tick' });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain('I have read the <a href="/house-rules">house rules</a>');
    expect(response.body).toContain('>Before the tick</textarea>');
    expect(response.body).toContain('href="#agreeToRules"');
    expect(response.body).toContain('name="submissionKey" value="tick"');
    expect(await countRows(news)).toEqual(before);

    await post(ida, 'After the tick');
    const page = await readThread(ida);
    expect(page).not.toContain('name="agreeToRules"');
    expect((await send(ida, { text: 'No tick this time', agreeToRules: 'no' })).statusCode).toBe(303);
  });

  it('asks again when the house rules have changed', async () => {
    const ida = await news.person();
    await post(ida, 'Under the old rules');
    await news.db.updateTable('people').set({ rulesVersion: 0 }).where('id', '=', ida.personId).execute();
    expect((await send(ida, { text: 'Under the new rules', agreeToRules: 'no' })).statusCode).toBe(422);
    expect(await readThread(ida)).toContain('name="agreeToRules"');
  });

  it('sends a guest to sign in and keeps what was typed', async () => {
    const before = await countRows(news);
    const response = await send(news.guest, { text: 'A guest’s <thoughts>' });
    expect(response.statusCode).toBe(401);
    expect(response.body).toContain('>A guest’s &lt;thoughts></textarea>');
    expect(response.body).toContain('/sign-in?next=%2Fstories%2Fa-fine-day%2Fcomments%2Fnew');
    expect(await countRows(news)).toEqual(before);
  });

  it('tells a banned person until when, keeps the text and stores nothing', async () => {
    const ida = await news.person();
    const parent = await post(await news.person(), 'Before the ban');
    await news.db
      .updateTable('people')
      .set({ bannedUntilMs: news.clock.now() + 86_400_000 })
      .where('id', '=', ida.personId)
      .execute();
    const before = await countRows(news);
    const response = await send(ida, { text: 'From behind the ban', parentId: parent });
    expect(response.statusCode).toBe(403);
    expect(response.body).toContain('You cannot take part in the conversation until 10 February 2027');
    expect(response.body).toContain('>From behind the ban</textarea>');
    expect(await countRows(news)).toEqual(before);
    const page = await readThread(ida);
    expect(page).toContain('You cannot take part in the conversation until 10 February 2027');
    expect(page).not.toContain('<textarea');
    expect((await ida.post(`/comments/${parent}/like`)).statusCode).toBe(403);
    // The ban is over.
    news.clock.pass({ days: 1 });
    await post(ida, 'Good to be back');
  });

  it('ends the session of somebody who is banned', async () => {
    const ida = await news.person();
    await news.db
      .transaction()
      .execute((tx) => setBan(tx, { personId: ida.personId, untilMs: news.clock.now() + 86_400_000 }));
    expect((await send(ida, { text: 'Anybody there?' })).statusCode).toBe(401);
  });

  it.each([
    ['nothing', '  \n ', 'needs at least 2 characters'],
    ['one character', '👍🏽', 'needs at least 2 characters'],
    ['what cannot be seen', '\u200b\u2060\u200b', 'needs at least 2 characters'],
    ['too much', 'word '.repeat(401), 'has 2004 characters. It can have up to 2000'],
    ['a refused phrase', 'You Silly  SAUSAGE!', 'We do not use “Silly  SAUSAGE” here'],
  ])('refuses %s, says how to change it, keeps the text and stores nothing', async (_, text, why) => {
    const ida = await news.person();
    const before = await countRows(news);
    const response = await send(ida, { text });
    expect(response.statusCode).toBe(422);
    expect(response.body).toContain(why);
    expect(response.body).toContain('There is a problem');
    expect(response.body).toContain(`>${text}</textarea>`);
    expect(await countRows(news)).toEqual(before);
  });

  it('takes 2,000 characters as a reader counts them', async () => {
    const ida = await news.person();
    const text = '👩‍👩‍👧'.repeat(2000);
    const id = await post(ida, text);
    expect(commentOn(await readThread(news.guest), id)).toContain(text);
  });

  it('says every reason at once when there are several', async () => {
    const ida = await news.person();
    const response = await send(ida, { text: 'silly sausage '.repeat(200) });
    expect(response.body).toContain('characters. It can have up to 2,000');
    expect(response.body).toContain('We do not use “silly sausage” here');
  });

  it('shows a held comment to its author alone, says so, and puts it into the queue', async () => {
    const [ida, bea] = [await news.person(), await news.person()];
    const response = await send(ida, { text: 'What a muppet' });
    const id = postedId(response);
    expect(response.headers.location).toBe(`/stories/a-fine-day?posted=${id}#receipt`);
    const own = await readThread(ida, `?posted=${id}`);
    expect(own).toContain(
      '<p>Thank you. Your comment has been received and will appear on the site shortly</p>',
    );
    expect(commentOn(own, id)).toContain('waits for a moderator');
    expect(commentOn(own, id)).toContain('What a muppet');
    expect(commentOn(own, id)).not.toContain('/like');
    for (const other of [news.guest, bea]) {
      expect(idsOn(await readThread(other))).not.toContain(id);
      expect((await other.get(`/comments/${id}`)).statusCode).toBe(404);
      expect((await other.get(`/stories/a-fine-day/comments/new?parent=${id}`)).body).not.toContain(
        'What a muppet',
      );
    }
    expect((await bea.post(`/comments/${id}/like`)).statusCode).toBe(404);
    const items = await news.db.selectFrom('queueItems').selectAll().where('commentId', '=', id).execute();
    expect(items).toMatchObject([{ cause: 'held', severity: 2, state: 'open' }]);
    const findings = await news.db.selectFrom('findings').selectAll().where('commentId', '=', id).execute();
    expect(findings).toMatchObject([
      { phase: 'phrases', verdict: 'hold', start: 7, end: 13, textVersion: 1 },
    ]);
  });

  it('publishes with advice, and says the advice', async () => {
    const ida = await news.person();
    const response = await send(ida, { text: 'WHAT A LOVELY DAY IT WAS' });
    const page = await readThread(ida, `?posted=${postedId(response)}`);
    expect(page).toContain('Small letters are easier to read');
    expect(page).toContain('Your comment is there');
  });

  it('makes one comment of a double submit, however close together', async () => {
    const ida = await news.person();
    const submission = { text: 'Only once, please', submissionKey: 'the same key' };
    const responses = await Promise.all(Array.from({ length: 8 }, () => send(ida, submission)));
    responses.push(await send(ida, submission));
    expect(new Set(responses.map((response) => response.statusCode))).toEqual(new Set([303]));
    expect(new Set(responses.map(postedId)).size).toBe(1);
    const page = await readThread(news.guest);
    expect(page.split('Only once, please').length - 1).toBe(1);
  });

  it('loses nothing that was written anew into a form that was sent before', async () => {
    const ida = await news.person();
    const first = await post(ida, 'The first thought', { submissionKey: 'back button' });
    const second = await post(ida, 'The second thought', { submissionKey: 'back button' });
    expect(idsOn(await readThread(news.guest))).toEqual(expect.arrayContaining([first, second]));
    const other = await post(await news.person(), 'The first thought', { submissionKey: 'back button' });
    expect(other).not.toBe(first);
  });

  it('shows a reader’s text as text: escaped, in paragraphs, with links that pass nothing on', async () => {
    const ida = await news.person();
    for (const words of ['One of three.', 'Two of three.', 'Three of three.']) await post(ida, words);
    const id = await post(
      ida,
      '<script>alert(1)</script> <img src=x onerror=alert(1)> & "quotes"\r\n\r\n\r\n\r\nSee https://example.org/a?b=1&c=2.\nNot javascript:alert(1)',
    );
    const seen = commentOn(await readThread(news.guest), id);
    expect(seen).not.toMatch(/<script|<img/);
    expect(seen).toContain('&lt;script>alert(1)&lt;/script>');
    expect(seen).toContain(
      '<p dir="auto">See <a href="https://example.org/a?b=1&amp;c=2" rel="ugc nofollow noopener">https://example.org/a?b=1&amp;c=2</a>.<br/>Not javascript:alert(1)</p>',
    );
    expect(seen.match(/<p dir="auto">/g)).toHaveLength(2);
  });

  it('answers only what readers see, in the same story, and keeps the reply when its parent is gone', async () => {
    const [ida, bea] = [await news.person(), await news.person()];
    const gone = await post(ida, 'Here for a moment');
    await ida.post(`/comments/${gone}/withdraw`);
    const held = await post(ida, 'A muppet of a comment');
    const otherStory = await post(ida, 'Elsewhere', { storySlug: await addStory(news, `other-${engine}`) });
    for (const parentId of [gone, held, otherStory, 'nonsense', '01890000-0000-7000-8000-000000000000']) {
      const response = await send(bea, { text: 'My answer', parentId });
      expect(response.statusCode).toBe(422);
      expect(response.body).toContain('The comment you answered is no longer here');
      expect(response.body).toContain('>My answer</textarea>');
      expect(response.body).not.toContain('name="parentId"');
    }
  });

  it('knows no comments under stories that are not there', async () => {
    const ida = await news.person();
    expect((await send(ida, { text: 'Hello there', storySlug: 'no-such-story' })).statusCode).toBe(404);
    expect((await ida.get('/stories/no-such-story/comments/new')).statusCode).toBe(404);
  });

  it('has a page of its own for a comment and for a reply, without script', async () => {
    const [ida, bea] = [await news.person(), await news.person()];
    const parent = await post(ida, 'Answer me on a page of its own');
    const page = await bea.get(`/stories/a-fine-day/comments/new?parent=${parent}`);
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain(`Reply to ${ida.name}`);
    expect(page.body).toContain('Answer me on a page of its own');
    expect(page.body).toContain(`name="parentId" value="${parent}"`);
    expect((await bea.get('/stories/a-fine-day/comments/new')).body).toContain('<h1>Write a comment</h1>');
  });

  it('leaves a log that proves every state and text', async () => {
    // The bans above were written without their events.
    const faults = async () =>
      (await news.verify()).faults.filter((fault) => !fault.row.startsWith('person'));
    expect(await faults()).toEqual([]);
    const { comments } = await countRows(news);
    expect(comments).toBeGreaterThan(10);
    await news.db
      .updateTable('commentTexts')
      .set({ text: 'Words put into a reader’s mouth' })
      .where('text', '=', 'The sun was lovely.')
      .execute();
    expect(await faults()).toMatchObject([{ problem: 'its text is not the one that the log proves' }]);
  });
});

async function addStory(news: TestNewsroom, slug: string): Promise<string> {
  const story = await news.db.transaction().execute((tx) =>
    createStory(tx, {
      siteId: news.site.id,
      sectionId: null,
      slug,
      headline: 'Another day',
      standfirst: '',
      byline: 'Ida Marsh',
      body: 'Rain.',
      publishedAtMs: news.clock.now() - 1000,
      atMs: news.clock.now(),
    }),
  );
  return story.slug;
}
