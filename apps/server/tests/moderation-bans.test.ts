import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { verifyLedger } from '../src/newsroom/ledger/index.ts';
import { decisionsProjection } from '../src/conversation/moderation/index.ts';
import {
  commentState,
  itemOf,
  mailsTo,
  postComment,
  removal,
  report,
  sendDecision,
  signInAgain,
} from './support/moderating.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

const ban = { act: 'ban', rule: 'kind', reason: 'It calls a neighbour a muppet, again.' };

describe.each(engines)('bans on %s', (engine) => {
  let news: TestNewsroom;
  let moderator: TestPerson;

  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    moderator = await news.person({ name: 'Mona Reeve', role: 'moderator' });
  });
  afterAll(() => news.close());

  async function reported(author: TestPerson): Promise<string> {
    news.clock.pass({ hours: 2 });
    const commentId = await postComment(news, author);
    await report(news.guest, commentId);
    return commentId;
  }

  const bannedUntil = async (person: TestPerson) =>
    (
      await news.db
        .selectFrom('people')
        .select('bannedUntilMs')
        .where('id', '=', person.personId)
        .executeTakeFirstOrThrow()
    ).bannedUntilMs;

  test('a ban removes the comment, ends every session at once, and says how long and how to object', async () => {
    const author = await news.person();
    const commentId = await reported(author);
    expect((await author.get('/me')).statusCode).toBe(200);
    const done = await sendDecision(moderator, await itemOf(news, commentId), {
      ...ban,
      end: 'date',
      until: '2027-08-15',
    });
    expect(done.statusCode).toBe(303);
    expect(await commentState(news, commentId)).toMatchObject({ state: 'removed' });
    expect((await author.get('/me')).headers.location).toMatch(/^\/sign-in/);
    const [mail] = await mailsTo(news, author.email);
    expect(mail!.text).toContain('you cannot take part in the conversation until 15 August 2027');
    expect(mail!.text).toContain('/contact?about=decision-');
    expect(await bannedUntil(author)).toBe(Date.UTC(2027, 7, 15));
  });

  test('a ban for good has no end', async () => {
    const author = await news.person();
    const commentId = await reported(author);
    await sendDecision(moderator, await itemOf(news, commentId), {
      ...ban,
      end: 'good',
      until: '2027-08-15',
    });
    expect(await bannedUntil(author)).toBe(Number.MAX_SAFE_INTEGER);
    const [decision] = await news.db
      .selectFrom('decisions')
      .selectAll()
      .where('commentId', '=', commentId)
      .execute();
    expect(decision).toMatchObject({ act: 'ban', untilMs: null });
  });

  test.each([
    {},
    { end: 'date' },
    { end: 'date', until: 'tomorrow' },
    { end: 'date', until: '2027-02-01' },
    { end: 'date', until: '2027-13-40' },
  ] as Record<string, string>[])('a ban without an end that is to come is refused: %o', async (end) => {
    const author = await news.person();
    const commentId = await reported(author);
    const answer = await sendDecision(moderator, await itemOf(news, commentId), { ...ban, ...end });
    expect(answer.statusCode).toBe(422);
    expect(answer.body).toContain(ban.reason);
    expect(await bannedUntil(author)).toBeNull();
    expect(await commentState(news, commentId)).toMatchObject({ state: 'published' });
  });

  test('a banned person who signs in again cannot comment, but can read the statement', async () => {
    const author = await news.person();
    const commentId = await reported(author);
    await sendDecision(moderator, await itemOf(news, commentId), { ...ban, end: 'good' });
    const again = await signInAgain(news, author);
    const posted = await again.post(`/stories/${news.storySlug}/comments`, {
      text: 'Here I am again.',
      agreeToRules: 'yes',
    });
    expect(posted.statusCode).toBe(403);
    expect(posted.body).toContain('You cannot take part in the conversation any more');
    const own = await again.get('/me');
    const href = /href="(\/me\/decisions\/[^"]+)"/.exec(own.body)?.[1];
    const statement = await again.get(href!);
    expect(statement.body).toContain('For good.');
    expect(statement.body).toContain('Object to this decision');
  });

  test('the person page bans and lifts a ban, each with a reason, and the person is told', async () => {
    const person = await news.person({ name: 'Hob Nettle' });
    const page = await moderator.get(`/desk/people/${person.personId}`);
    expect(page.body).toContain('Hob Nettle');
    const bare = await moderator.post(`/desk/people/${person.personId}/ban`, {
      rule: 'yourself',
      end: 'good',
    });
    expect(bare.statusCode).toBe(422);
    expect(bare.body).toContain('href="#reason"');
    const banned = await moderator.post(`/desk/people/${person.personId}/ban`, {
      rule: 'yourself',
      reason: 'Two accounts.',
      end: 'good',
      note: 'See the other one.',
    });
    expect(banned.statusCode).toBe(303);
    expect(await bannedUntil(person)).toBe(Number.MAX_SAFE_INTEGER);
    expect((await moderator.get(`/desk/people/${person.personId}`)).body).toContain('See the other one.');
    news.clock.pass({ minutes: 1 });
    expect((await moderator.post(`/desk/people/${person.personId}/unban`, { reason: '' })).statusCode).toBe(
      422,
    );
    expect(
      (await moderator.post(`/desk/people/${person.personId}/unban`, { reason: 'It was your sister.' }))
        .statusCode,
    ).toBe(303);
    expect(await bannedUntil(person)).toBeNull();
    const mails = await mailsTo(news, person.email);
    expect(mails.map((mail) => /What was decided: (.*)/.exec(mail.text)?.[1])).toEqual([
      'From now on you cannot take part in the conversation any more.',
      'You can take part in the conversation again.',
    ]);
    expect((await news.verify()).faults).toEqual([]);
  });

  test('a colleague is banned by an admin alone, and nobody bans themselves', async () => {
    const editor = await news.person({ role: 'editor' });
    const admin = await news.person({ role: 'admin' });
    const commentId = await reported(editor);
    const item = await itemOf(news, commentId);
    expect((await sendDecision(moderator, item, { ...ban, end: 'good' })).statusCode).toBe(403);
    const fields = { rule: 'kind', reason: 'A matter for the team.', end: 'good' };
    expect((await moderator.post(`/desk/people/${editor.personId}/ban`, fields)).statusCode).toBe(403);
    expect((await admin.post(`/desk/people/${admin.personId}/ban`, fields)).statusCode).toBe(403);
    expect(await bannedUntil(editor)).toBeNull();
    expect((await sendDecision(moderator, item, removal)).statusCode).toBe(303);
    expect((await admin.post(`/desk/people/${editor.personId}/ban`, fields)).statusCode).toBe(303);
    expect(await bannedUntil(editor)).not.toBeNull();
  });

  test('a decision that is changed behind the product’s back is found', async () => {
    const author = await news.person();
    const commentId = await reported(author);
    await sendDecision(moderator, await itemOf(news, commentId), removal);
    const check = () => verifyLedger(news.db, news.site.id, [decisionsProjection]);
    const isDecision = (row: string) => row.startsWith('decision ');
    expect((await check()).faults.filter((fault) => isDecision(fault.row))).toEqual([]);
    const about = news.db.updateTable('decisions').where('commentId', '=', commentId);
    await about.set({ reason: 'Something else was said.' }).execute();
    expect((await check()).faults.filter((fault) => isDecision(fault.row))).toHaveLength(1);
    await about.set({ reason: removal.reason, rule: 'law' }).execute();
    expect((await check()).faults.filter((fault) => isDecision(fault.row))).toHaveLength(1);
    await about.set({ rule: 'kind' }).execute();
    expect((await check()).faults.filter((fault) => isDecision(fault.row))).toEqual([]);
  });
});
