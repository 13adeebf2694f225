/** Promise 7, tamper-evident history: any edit behind the product's back is found. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sql } from 'kysely';
import { engines, openTestNewsroom, type TestNewsroom } from './support/newsroom.ts';

describe.each(engines)('tamper-evident history, on %s', (engine) => {
  let newsroom: TestNewsroom;
  let commentId: string;
  let authorId: string;
  beforeEach(async () => {
    newsroom = await openTestNewsroom(engine);
    const author = await newsroom.person();
    authorId = author.personId;
    const posted = await author.post('/stories/a-fine-day/comments', {
      agreeToRules: 'yes',
      text: 'The heron is back.',
      submissionKey: 'one',
    });
    commentId = /posted=([\w-]+)/.exec(String(posted.headers.location))?.[1] ?? '';
  });
  afterEach(() => newsroom.close());

  test('nothing is found where nobody has meddled', async () => {
    expect((await newsroom.verify()).faults).toEqual([]);
  });

  test('a comment that was put out of sight without a decision', async () => {
    await sql`update "comments" set "state" = 'removed' where "id" = ${commentId}`.execute(newsroom.db);
    expect((await newsroom.verify()).faults).toEqual([
      { row: `comment ${commentId}`, problem: expect.stringMatching(/removed.*published/) as string },
    ]);
  });

  test('a comment whose words were changed', async () => {
    await sql`update "commentTexts" set "text" = 'The heron is a muppet.' where "commentId" = ${commentId}`.execute(
      newsroom.db,
    );
    expect((await newsroom.verify()).faults).toEqual([
      {
        row: `comment ${commentId}`,
        problem: expect.stringContaining('not the one that the log proves') as string,
      },
    ]);
  });

  test('a ban that nobody decided', async () => {
    const untilMs = newsroom.clock.now() + 1_000_000;
    await sql`update "people" set "bannedUntilMs" = ${untilMs} where "id" = ${authorId}`.execute(newsroom.db);
    expect((await newsroom.verify()).faults.map((fault) => fault.row)).toEqual([`person ${authorId}`]);
  });
});
