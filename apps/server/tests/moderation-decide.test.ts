import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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

describe.each(engines)('deciding on %s', (engine) => {
  let news: TestNewsroom;
  let moderator: TestPerson;

  beforeAll(async () => {
    news = await openTestNewsroom(engine, { settings: { holdPhrases: ['flibbertigibbet'] } });
    moderator = await news.person({ name: 'Mona Reeve', role: 'moderator' });
  });
  afterAll(() => news.close());

  const decisionsAbout = (commentId: string) =>
    news.db.selectFrom('decisions').selectAll().where('commentId', '=', commentId).execute();

  async function reported(reason = 'rude'): Promise<{ author: TestPerson; commentId: string }> {
    news.clock.pass({ hours: 2 });
    const author = await news.person();
    const commentId = await postComment(news, author);
    await report(news.guest, commentId, { reason });
    return { author, commentId };
  }

  async function held(): Promise<{ author: TestPerson; commentId: string }> {
    news.clock.pass({ hours: 2 });
    const author = await news.person();
    const commentId = await postComment(news, author, 'Old Flibbertigibbet is at it again.');
    expect(await commentState(news, commentId)).toMatchObject({ state: 'held' });
    return { author, commentId };
  }

  test('a removal takes the comment off, and its author is told by mail and on the site', async () => {
    const { author, commentId } = await reported();
    const done = await sendDecision(moderator, await itemOf(news, commentId), {
      ...removal,
      note: 'Third time.',
    });
    expect(done.statusCode).toBe(303);
    expect(done.headers.location).toContain('done=remove');
    expect(await commentState(news, commentId)).toEqual({ state: 'removed', hiddenAtMs: null });
    const [decision] = await decisionsAbout(commentId);
    expect(decision).toMatchObject({
      act: 'remove',
      rule: 'kind',
      rulesVersion: 1,
      reason: removal.reason,
      note: 'Third time.',
      isAutomated: 0,
      personId: author.personId,
      moderatorId: moderator.personId,
    });
    const [mail] = await mailsTo(news, author.email);
    expect(mail!.text).toContain('Your comment was taken off the site');
    expect(mail!.text).toContain('You can disagree with what someone says.');
    expect(mail!.text).toContain(removal.reason);
    expect(mail!.text).toContain('A person on our team decided this, not software.');
    expect(mail!.text).toContain(`/me/decisions/${decision!.id}`);
    expect(mail!.text).toContain(`/contact?about=decision-${decision!.id}`);
    const own = await author.get('/me');
    expect(own.body).toContain(`href="/me/decisions/${decision!.id}"`);
    const statement = await author.get(`/me/decisions/${decision!.id}`);
    expect(statement.statusCode).toBe(200);
    for (const words of [
      'Be kind',
      removal.reason,
      'A person on our team decided this.',
      'Software took no part',
      `/contact?about=decision-${decision!.id}`,
    ])
      expect(statement.body).toContain(words);
    for (const page of [own.body, statement.body, mail!.text]) {
      expect(page).not.toContain('Mona');
      expect(page).not.toContain('Third time.');
    }
  });

  test('a statement is its own person’s alone, and what kept a comment is nobody’s', async () => {
    const { author, commentId } = await reported();
    await sendDecision(moderator, await itemOf(news, commentId), removal);
    const [decision] = await decisionsAbout(commentId);
    for (const other of [await news.person(), moderator])
      expect((await other.get(`/me/decisions/${decision!.id}`)).statusCode).toBe(404);
    expect((await news.guest.get(`/me/decisions/${decision!.id}`)).headers.location).toMatch(/^\/sign-in/);
    const kept = await reported();
    await sendDecision(moderator, await itemOf(news, kept.commentId), { act: 'keep' });
    const [keeping] = await decisionsAbout(kept.commentId);
    expect((await kept.author.get(`/me/decisions/${keeping!.id}`)).statusCode).toBe(404);
    expect((await author.get('/me/decisions/none')).statusCode).toBe(404);
  });

  test('keeping shows a hidden comment again, and its author is told nothing', async () => {
    const { author, commentId } = await reported('danger');
    expect((await commentState(news, commentId)).hiddenAtMs).not.toBeNull();
    const done = await sendDecision(moderator, await itemOf(news, commentId), {
      act: 'keep',
      reason: 'It is a joke.',
      note: 'Fine.',
    });
    expect(done.statusCode).toBe(303);
    expect(await commentState(news, commentId)).toEqual({ state: 'published', hiddenAtMs: null });
    expect((await decisionsAbout(commentId))[0]).toMatchObject({
      act: 'keep',
      rule: '',
      reason: '',
      note: 'Fine.\n\nIt is a joke.',
    });
    expect(await mailsTo(news, author.email)).toEqual([]);
    expect((await author.get('/me')).body).not.toContain('/me/decisions/');
  });

  test('a held comment that is kept is published, and its author hears so; one that is removed is rejected', async () => {
    const kept = await held();
    await sendDecision(moderator, await itemOf(news, kept.commentId), { act: 'keep' });
    expect(await commentState(news, kept.commentId)).toMatchObject({ state: 'published' });
    expect((await mailsTo(news, kept.author.email))[0]!.text).toContain('is now on the site');
    const gone = await held();
    await sendDecision(moderator, await itemOf(news, gone.commentId), removal);
    expect(await commentState(news, gone.commentId)).toMatchObject({ state: 'rejected' });
    const [decision] = await decisionsAbout(gone.commentId);
    const statement = await gone.author.get(`/me/decisions/${decision!.id}`);
    expect(statement.body).toContain('software had held your comment back');
  });

  test('a warning leaves the comment and tells the author', async () => {
    const { author, commentId } = await reported();
    await sendDecision(moderator, await itemOf(news, commentId), {
      act: 'warn',
      rule: 'topic',
      reason: 'Please keep to the story.',
    });
    expect(await commentState(news, commentId)).toMatchObject({ state: 'published' });
    const [mail] = await mailsTo(news, author.email);
    expect(mail!.text).toContain('A warning about your comment');
    expect((await author.get('/me')).body).toContain('A warning about your comment');
  });

  test('removing, warning and banning need a rule and a reason; what was typed comes back', async () => {
    const { commentId } = await reported();
    const item = await itemOf(news, commentId);
    for (const act of ['remove', 'warn', 'ban']) {
      const noRule = await sendDecision(moderator, item, {
        act,
        reason: 'Because it is so.',
        note: 'A note.',
        end: 'good',
      });
      expect(noRule.statusCode).toBe(422);
      expect(noRule.body).toContain('href="#rule"');
      expect(noRule.body).toContain('Because it is so.');
      expect(noRule.body).toContain('A note.');
      const wrongRule = await sendDecision(moderator, item, {
        act,
        rule: 'no-such-rule',
        reason: 'Because.',
        end: 'good',
      });
      expect(wrongRule.body).toContain('href="#rule"');
      const noReason = await sendDecision(moderator, item, { act, rule: 'kind', reason: '   ', end: 'good' });
      expect(noReason.statusCode).toBe(422);
      expect(noReason.body).toContain('href="#reason"');
      expect(noReason.body).toMatch(/value="kind" selected/);
    }
    expect(await decisionsAbout(commentId)).toEqual([]);
    expect(await itemOf(news, commentId)).toMatchObject({ state: 'open' });
  });

  test('of two moderators who decide at once exactly one wins, and the second is told who and what, with the words kept', async () => {
    const second = await news.person({ name: 'Piers Otter', role: 'moderator' });
    const pairs = [
      [removal, removal],
      [removal, { act: 'keep' }],
      [{ act: 'keep' }, { act: 'keep' }],
      [
        { ...removal, act: 'ban', end: 'good' },
        { ...removal, act: 'warn' },
      ],
    ];
    for (const [ours, theirs] of pairs) {
      const { author, commentId } = await reported('danger');
      const item = await itemOf(news, commentId);
      const answers = await Promise.all([
        sendDecision(moderator, item, { ...ours!, note: 'Typed by Mona.' }),
        sendDecision(second, item, { ...theirs!, note: 'Typed by Piers.' }),
      ]);
      const codes = answers.map((answer) => answer.statusCode).sort();
      expect(codes, JSON.stringify([ours, theirs])).toEqual([303, 409]);
      const decisions = await decisionsAbout(commentId);
      expect(decisions).toHaveLength(1);
      const loserIsMona = answers[0].statusCode === 409;
      const page = answers.find((answer) => answer.statusCode === 409)!.body;
      expect(page).toContain(`${loserIsMona ? 'Piers Otter' : 'Mona Reeve'} decided it`);
      expect(page).toContain(loserIsMona ? 'Typed by Mona.' : 'Typed by Piers.');
      expect((await mailsTo(news, author.email)).length).toBe(decisions[0]!.act === 'keep' ? 0 : 1);
    }
  });

  test('an item that was decided before, or has gathered a report since, is not decided blindly', async () => {
    const { commentId } = await reported();
    const seen = await itemOf(news, commentId);
    await report(await news.person(), commentId, { reason: 'danger' });
    const stale = await sendDecision(moderator, seen, { act: 'keep', note: 'Looks harmless.' });
    expect(stale.statusCode).toBe(409);
    expect(stale.body).toContain('There is a new report');
    expect(stale.body).toContain('Looks harmless.');
    const now = await itemOf(news, commentId);
    expect(now).toMatchObject({ id: seen.id, state: 'open', severity: 3 });
    expect(stale.body).toContain(`name="version" value="${now.version}"`);
    expect((await sendDecision(moderator, now, { act: 'keep' })).statusCode).toBe(303);
    const again = await sendDecision(moderator, now, removal);
    expect(again.statusCode).toBe(409);
    expect(await commentState(news, commentId)).toMatchObject({ state: 'published' });
  });

  test('a comment that is reported again after it was kept comes back with the note that it was kept before', async () => {
    const { commentId } = await reported();
    await sendDecision(moderator, await itemOf(news, commentId), { act: 'keep' });
    await report(await news.person(), commentId, { reason: 'spam' });
    const item = await itemOf(news, commentId);
    expect(item.state).toBe('open');
    const page = await moderator.get(`/desk/items/${item.id}`);
    expect(page.body).toContain('Kept before: Mona Reeve');
  });

  test('nobody decides about their own comment', async () => {
    const colleague = await news.person({ role: 'moderator' });
    const commentId = await postComment(news, colleague);
    await report(news.guest, commentId);
    const item = await itemOf(news, commentId);
    expect((await colleague.get(`/desk/items/${item.id}`)).body).not.toContain('value="keep"');
    expect((await sendDecision(colleague, item, { act: 'keep' })).statusCode).toBe(403);
    expect(await itemOf(news, commentId)).toMatchObject({ state: 'open' });
    expect((await sendDecision(moderator, item, { act: 'keep' })).statusCode).toBe(303);
  });

  test('readers and guests reach no page of the desk', async () => {
    const { author, commentId } = await reported();
    const item = await itemOf(news, commentId);
    for (const url of ['/desk', `/desk/items/${item.id}`, `/desk/people/${author.personId}`]) {
      expect((await author.get(url)).statusCode).toBe(403);
      expect((await news.guest.get(url)).statusCode).toBe(303);
    }
    expect((await sendDecision(author, item, { act: 'keep' })).statusCode).toBe(403);
    expect((await sendDecision(news.guest, item, { act: 'keep' })).statusCode).toBe(401);
  });

  test('every decision is an event with its rule and who decided, and log and rows fit', async () => {
    const { commentId } = await reported();
    await sendDecision(moderator, await itemOf(news, commentId), removal);
    const [decision] = await decisionsAbout(commentId);
    const events = await news.db
      .selectFrom('events')
      .selectAll()
      .where('facts', 'like', `%${decision!.id}%`)
      .execute();
    const made = await news.db
      .selectFrom('events')
      .selectAll()
      .where('subject', '=', `decision:${decision!.id}`)
      .executeTakeFirstOrThrow();
    expect(made).toMatchObject({
      action: 'decision.made',
      actor: `person:${moderator.personId}`,
      rule: 'kind',
      automated: 0,
    });
    expect(made.facts).not.toContain('muppet');
    expect(events.map((event) => event.action)).toContain('comment.removed');
    expect((await news.verify()).faults).toEqual([]);
  });
});
