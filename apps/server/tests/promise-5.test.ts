/**
 * Promise 5: every decision has a reason. No removal or ban is stored without rule, facts, whether software took part,
 * and how to appeal.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { DecisionRow } from '../src/conversation/moderation/moderation.tables.ts';
import { newId } from '../src/db/index.ts';
import {
  commentState,
  itemOf,
  mailsTo,
  postComment,
  removal,
  report,
  sendDecision,
} from './support/moderating.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

describe.each(engines)('promise 5 on %s', (engine) => {
  let news: TestNewsroom;
  let author: TestPerson;
  let moderator: TestPerson;

  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    author = await news.person();
    moderator = await news.person({ role: 'moderator' });
  });
  afterAll(() => news.close());

  function row(changes: Partial<DecisionRow>): DecisionRow {
    return {
      id: newId(),
      siteId: news.site.id,
      commentId: null,
      personId: author.personId,
      moderatorId: moderator.personId,
      act: 'ban',
      rule: 'kind',
      rulesVersion: 1,
      reason: 'A reason.',
      note: '',
      isAutomated: 0,
      untilMs: null,
      createdAtMs: news.clock.now(),
      ...changes,
    };
  }

  const store = (changes: Partial<DecisionRow>) =>
    news.db.insertInto('decisions').values(row(changes)).execute();

  test.each(['remove', 'warn', 'ban'] as const)(
    'the database itself refuses “%s” without rule, reason, or whether software took part',
    async (act) => {
      await store({ act });
      for (const missing of [
        { rule: '' },
        { rule: '  ' },
        { reason: '' },
        { reason: '   ' },
        { rule: '', reason: '' },
      ])
        await expect(store({ act, ...missing }), JSON.stringify(missing)).rejects.toThrow(
          /decisionsHaveReasons/,
        );
      for (const column of ['rule', 'reason', 'isAutomated', 'rulesVersion', 'moderatorId'] as const)
        await expect(store({ act, [column]: null as never }), column).rejects.toThrow(/null/i);
      // Nor can a row that has them lose them.
      await expect(
        news.db.updateTable('decisions').set({ reason: '' }).where('act', '=', act).execute(),
      ).rejects.toThrow(/decisionsHaveReasons/);
    },
  );

  test('keeping a comment and lifting a ban need no rule', async () => {
    await store({ act: 'keep', rule: '', reason: '' });
    await store({ act: 'unban', rule: '', reason: '' });
  });

  test('a removal without them changes nothing: not the comment, not the queue, no mail', async () => {
    const commentId = await postComment(news, author);
    await report(news.guest, commentId);
    const item = await itemOf(news, commentId);
    for (const fields of [
      { act: 'remove' },
      { act: 'remove', rule: 'kind' },
      { act: 'ban', reason: 'So.', end: 'good' },
    ] as Record<string, string>[])
      expect((await sendDecision(moderator, item, fields)).statusCode).toBe(422);
    expect(await commentState(news, commentId)).toMatchObject({ state: 'published' });
    expect(await itemOf(news, commentId)).toEqual(item);
    expect(await mailsTo(news, author.email)).toEqual([]);
  });

  test.each([removal, { ...removal, act: 'warn' }, { ...removal, act: 'ban', end: 'good' }])(
    '$act: mail and statement name the rule in its words, the reason, that a person decided, and how to object',
    async (fields) => {
      const person = await news.person();
      const commentId = await postComment(news, person);
      await report(await news.person(), commentId);
      await sendDecision(moderator, await itemOf(news, commentId), fields);
      const decision = await news.db
        .selectFrom('decisions')
        .selectAll()
        .where('commentId', '=', commentId)
        .executeTakeFirstOrThrow();
      expect(decision).toMatchObject({ rule: 'kind', reason: removal.reason, isAutomated: 0 });
      const [mail] = await mailsTo(news, person.email);
      for (const words of [
        'Be kind.',
        'Do not be rude to them',
        removal.reason,
        'not software',
        `/contact?about=decision-${decision.id}`,
      ])
        expect(mail!.text).toContain(words);
      const contact = await news.guest.get(`/contact?about=decision-${decision.id}`);
      expect(contact.statusCode).toBe(200);
      expect(contact.body).toContain(`decision-${decision.id}`);
    },
  );

  test('a statement keeps the words of the rule as they were when it was decided', async () => {
    const person = await news.person();
    const commentId = await postComment(news, person);
    await report(await news.person(), commentId);
    await sendDecision(moderator, await itemOf(news, commentId), removal);
    const decision = await news.db
      .selectFrom('decisions')
      .selectAll()
      .where('commentId', '=', commentId)
      .executeTakeFirstOrThrow();
    await news.db
      .insertInto('houseRules')
      .values({
        id: newId(),
        siteId: news.site.id,
        version: 2,
        summary: 'New.',
        rules: JSON.stringify([{ code: 'kind', title: 'Be nice', text: 'New words.' }]),
        publishedAtMs: news.clock.now(),
      })
      .execute();
    const statement = await person.get(`/me/decisions/${decision.id}`);
    expect(statement.body).toContain('Do not be rude to them');
    expect(statement.body).not.toContain('New words.');
    expect(statement.body).toContain('A person on our team decided this.');
  });
});
