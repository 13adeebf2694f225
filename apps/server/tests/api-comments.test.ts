import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { setThreadMode } from '../src/conversation/comments/set-thread-mode.ts';
import { apiFor, problem, problemOf, type ApiClient } from './support/api.ts';
import { commentOn, countRows, readThread } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

const thread = '/api/v1/threads/a-fine-day/comments';

interface Posted {
  comment: {
    id: string;
    state: string;
    text: string;
    parentId: string | null;
    editedAtMs: number | null;
    url: string;
  };
  advice: { kind: string; text: string }[];
}

describe.each(engines)('writing by JSON on %s', (engine) => {
  let newsroom: TestNewsroom;
  let ida: TestPerson;
  let api: ApiClient;
  let guest: ApiClient;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine, { settings: { holdPhrases: ['flumble'] } });
    ida = await newsroom.person();
    api = await apiFor(newsroom, ida);
    guest = await apiFor(newsroom, null);
  });
  afterAll(() => newsroom.close());

  async function post(by: ApiClient, text: string, more: object = {}): Promise<Posted> {
    const response = await by.ask('POST', thread, { body: { text, agreeToRules: true, ...more } });
    expect(response.statusCode, response.body).toBe(201);
    return response.json<Posted>();
  }

  test('a comment is on the page, and the answer says what it is', async () => {
    const { comment, advice } = await post(api, 'The sun was warm.');
    expect(advice).toEqual([]);
    expect(comment).toEqual({
      ...{
        id: comment.id,
        state: 'published',
        threadKey: 'a-fine-day',
        parentId: null,
        text: 'The sun was warm.',
      },
      author: { name: ida.name, badge: null },
      createdAtMs: newsroom.clock.now(),
      ...{
        editedAtMs: null,
        likeCount: 0,
        replyCount: 0,
        url: `http://newsroom.test/comments/${comment.id}`,
      },
    });
    expect(commentOn(await readThread(newsroom.guest), comment.id)).toContain('The sun was warm.');
    const reply = await post(api, 'And the wind was mild.', { parentId: comment.id });
    expect(reply.comment.parentId).toBe(comment.id);
  });

  test('a held comment says so, and advice is passed on', async () => {
    const held = await post(api, 'What a flumble.');
    expect(held.comment.state).toBe('held');
    expect(commentOn(await readThread(newsroom.guest), held.comment.id)).toBe('');
    const loud = await post(api, 'THIS WAS THE FINEST DAY OF ALL');
    expect(loud.comment.state).toBe('published');
    expect(loud.advice).toEqual([{ kind: 'shouting', text: expect.stringMatching(/\w+/) as string }]);
  });

  test('a retry with the same key gives the same comment, and stores nothing', async () => {
    const headers = { 'idempotency-key': '5b0ad4e0-6b3f-4d8a-9c62-3f1b7b2a9e11' };
    const body = { text: 'Sent on a train with a bad line.' };
    const first = await api.ask('POST', thread, { body, headers });
    const before = await countRows(newsroom);
    const quoted = { 'idempotency-key': `"${headers['idempotency-key']}"` };
    const again = await api.ask('POST', thread, { body, headers: quoted });
    expect([again.statusCode, again.json<Posted>()]).toEqual([201, first.json<Posted>()]);
    expect(await countRows(newsroom)).toEqual(before);
    const other = await api.ask('POST', thread, {
      body: { text: 'Something new, by the same key.' },
      headers,
    });
    expect(other.json<Posted>().comment.id).not.toBe(first.json<Posted>().comment.id);
  });

  test('twenty retries at once make one comment', async () => {
    const headers = { 'idempotency-key': 'a key for twenty tries' };
    const body = { text: 'Pressed twenty times.' };
    const all = await Promise.all(
      Array.from({ length: 20 }, () => api.ask('POST', thread, { body, headers })),
    );
    expect(new Set(all.map((one) => one.json<Posted>().comment.id)).size).toBe(1);
  });

  test.each([
    ['too short', { text: 'a' }, problem(422, 'comment-too-short', 'text')],
    ['too long', { text: 'a b '.repeat(600) }, problem(422, 'comment-too-long', 'text')],
    ['an answer to nothing', { text: 'Yes indeed.', parentId: 'gone' }, problem(422, 'parent-gone', 'text')],
    ['no text', {}, problem(400, 'request-invalid')],
    ['a number for a text', { text: 7 }, problem(400, 'request-invalid')],
  ])('%s is refused', async (_what, body, wanted) => {
    expect(problemOf(await api.ask('POST', thread, { body }))).toEqual(wanted);
  });

  test('the same words twice are refused in the words of the screening', async () => {
    await post(api, 'I say this once.');
    const again = await api.ask('POST', thread, { body: { text: 'I say this once.' } });
    expect(problemOf(again)).toEqual(problem(422, 'comment-refused', 'text'));
    expect(again.json<{ detail: string }>().detail).toMatch(/already/i);
  });

  test('a key that can be guessed, a thread that is not there, a guest and a newcomer without the tick are refused', async () => {
    const body = { text: 'A plain comment.' };
    const headers = { 'idempotency-key': '1' };
    expect(problemOf(await api.ask('POST', thread, { body, headers }))).toEqual(
      problem(400, 'request-invalid'),
    );
    const nowhere = await api.ask('POST', '/api/v1/threads/nowhere/comments', { body });
    expect(problemOf(nowhere)).toEqual(problem(404, 'not-found'));
    expect(problemOf(await guest.ask('POST', thread, { body }))).toEqual(problem(401, 'sign-in-needed'));
    const newcomer = await apiFor(newsroom, await newsroom.person());
    expect(problemOf(await newcomer.ask('POST', thread, { body }))).toEqual(
      problem(422, 'rules-not-agreed', 'agreeToRules'),
    );
  });

  test('a comment is changed for five minutes, by its author alone', async () => {
    const { comment } = await post(api, 'A swan on the gren.');
    const url = `/api/v1/comments/${comment.id}`;
    newsroom.clock.pass({ minutes: 1 });
    const body = { text: 'A swan on the green.' };
    const changed = await api.ask('PATCH', url, { body });
    expect(changed.statusCode).toBe(200);
    expect(changed.json<Posted>().comment).toMatchObject({
      id: comment.id,
      text: body.text,
      editedAtMs: newsroom.clock.now(),
    });
    const before = await countRows(newsroom);
    expect((await api.ask('PATCH', url, { body })).json()).toEqual(changed.json());
    expect(await countRows(newsroom)).toEqual(before);

    const other = await apiFor(newsroom, await newsroom.person());
    expect(problemOf(await other.ask('PATCH', url, { body }))).toEqual(problem(404, 'not-found'));
    expect(problemOf(await guest.ask('PATCH', url, { body }))).toEqual(problem(401, 'sign-in-needed'));
    expect(problemOf(await api.ask('PATCH', url, { body: { text: 'x' } }))).toEqual(
      problem(422, 'comment-too-short', 'text'),
    );
    newsroom.clock.pass({ minutes: 5 });
    expect(problemOf(await api.ask('PATCH', url, { body: { text: 'Two swans.' } }))).toEqual(
      problem(422, 'edit-time-over'),
    );
  });

  test('a comment is taken down by its author, once or twice', async () => {
    const { comment } = await post(api, 'I should not have said this.');
    const url = `/api/v1/comments/${comment.id}`;
    const other = await apiFor(newsroom, await newsroom.person());
    expect(problemOf(await other.ask('DELETE', url))).toEqual(problem(404, 'not-found'));
    for (let time = 0; time < 2; time++) {
      const gone = await api.ask('DELETE', url);
      expect([gone.statusCode, gone.body]).toEqual([204, '']);
    }
    expect(await readThread(newsroom.guest)).not.toContain('I should not have said this.');
  });

  test('a like counts once, is taken back once, and is not for oneself', async () => {
    const { comment } = await post(api, 'A kind word.');
    const url = `/api/v1/comments/${comment.id}/like`;
    const fan = await apiFor(newsroom, await newsroom.person());
    for (const method of ['PUT', 'PUT', 'DELETE', 'DELETE'] as const) {
      const answer = await fan.ask(method, url);
      const isLiked = method === 'PUT';
      expect(answer.json()).toEqual({ id: comment.id, isLiked, likeCount: isLiked ? 1 : 0 });
    }
    expect(problemOf(await api.ask('PUT', url))).toEqual(problem(422, 'own-comment'));
    expect(problemOf(await guest.ask('PUT', url))).toEqual(problem(401, 'sign-in-needed'));
    expect(problemOf(await fan.ask('PUT', '/api/v1/comments/gone/like'))).toEqual(problem(404, 'not-found'));
  });

  test('somebody banned writes, changes and likes nothing, and may still take down what is theirs', async () => {
    const banned = await newsroom.person();
    const theirs = await apiFor(newsroom, banned);
    const { comment } = await post(theirs, 'Written before the ban.');
    const chief = await newsroom.person({ role: 'moderator' });
    const grounds = { rule: 'kind', reason: 'It calls a neighbour a muppet, again.', end: 'good' };
    expect((await chief.post(`/desk/people/${banned.personId}/ban`, grounds)).statusCode).toBe(303);
    const now = await apiFor(newsroom, banned);
    const refused = await now.ask('POST', thread, { body: { text: 'Once more.' } });
    expect(problemOf(refused)).toEqual(problem(403, 'person-banned'));
    expect(refused.json<{ detail: string }>().detail).toContain('how to object');
    const url = `/api/v1/comments/${comment.id}`;
    expect(problemOf(await now.ask('PATCH', url, { body: { text: 'Once more.' } }))).toEqual(
      problem(403, 'person-banned'),
    );
    expect(problemOf(await now.ask('PUT', `${url}/like`))).toEqual(problem(403, 'person-banned'));
    expect((await now.ask('GET', '/api/v1/session')).json()).toMatchObject({ viewer: { isBanned: true } });
    expect((await now.ask('DELETE', url)).statusCode).toBe(204);
  });

  test('a closed thread takes nothing', async () => {
    const chief = await newsroom.person({ role: 'moderator' });
    const ctx = await chief.ctx();
    await setThreadMode(ctx, { storySlug: 'a-fine-day', mode: 'closed' });
    expect(problemOf(await api.ask('POST', thread, { body: { text: 'Too late.' } }))).toEqual(
      problem(422, 'thread-closed', 'text'),
    );
    await setThreadMode(ctx, { storySlug: 'a-fine-day', mode: 'open' });
  });

  test('the history holds', async () => {
    expect((await newsroom.verify()).faults).toEqual([]);
  });
});
