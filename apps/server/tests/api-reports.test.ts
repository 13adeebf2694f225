import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { apiFor, problem, problemOf, type ApiClient } from './support/api.ts';
import { commentOn, post, readThread } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

interface Receipt {
  number: string;
  url: string;
}

describe.each(engines)('reporting by JSON on %s', (engine) => {
  let newsroom: TestNewsroom;
  let author: TestPerson;
  let guest: ApiClient;
  beforeAll(async () => {
    newsroom = await openTestNewsroom(engine);
    author = await newsroom.person();
    guest = await apiFor(newsroom, null);
  });
  afterAll(() => newsroom.close());

  const countReports = async (): Promise<number> =>
    (await newsroom.db.selectFrom('reports').select('id').execute()).length;

  test('a guest reports, and the receipt opens', async () => {
    const id = await post(author, 'You muppet.');
    const body = { reason: 'rude', note: 'This hurts.' };
    const answer = await guest.ask('POST', `/api/v1/comments/${id}/reports`, { body });
    expect(answer.statusCode, answer.body).toBe(201);
    const { number, url } = answer.json<Receipt>();
    expect(url).toBe(`http://newsroom.test/reports/${number}`);
    const receipt = await newsroom.guest.get(`/reports/${number}`);
    expect([receipt.statusCode, receipt.body.includes(number)]).toEqual([200, true]);
  });

  test('a retry with the same key gives the same receipt', async () => {
    const id = await post(author, 'You silly muppet.');
    const headers = { 'idempotency-key': '0a4ff2d2-5d0e-4e31-b7d4-87d4a6f0b911' };
    const ask = () =>
      guest.ask('POST', `/api/v1/comments/${id}/reports`, { body: { reason: 'bullying' }, headers });
    const first = (await ask()).json<Receipt>();
    const before = await countReports();
    expect((await ask()).json<Receipt>()).toEqual(first);
    expect(await countReports()).toBe(before);
  });

  test('an urgent reason hides the comment at once', async () => {
    const id = await post(author, 'She lives at the blue door.');
    await guest.ask('POST', `/api/v1/comments/${id}/reports`, { body: { reason: 'private-details' } });
    expect(commentOn(await readThread(newsroom.guest), id)).toBe('');
  });

  test('what is missing or too much is refused, by field', async () => {
    const id = await post(author, 'A plain remark.');
    const url = `/api/v1/comments/${id}/reports`;
    const refused = async (body: object) => problemOf(await guest.ask('POST', url, { body }));
    expect(await refused({})).toEqual(problem(422, 'reason-missing', 'reason'));
    expect(await refused({ reason: 'made-up' })).toEqual(problem(422, 'reason-missing', 'reason'));
    expect(await refused({ reason: 'spam', note: 'x'.repeat(1_001) })).toEqual(
      problem(422, 'note-too-long', 'note'),
    );
    expect(await refused({ reason: 'spam', email: 'nobody' })).toEqual(
      problem(422, 'email-invalid', 'email'),
    );
    const gone = await guest.ask('POST', '/api/v1/comments/gone/reports', { body: { reason: 'spam' } });
    expect(problemOf(gone)).toEqual(problem(404, 'not-found'));
    const own = await (await apiFor(newsroom, author)).ask('POST', url, { body: { reason: 'spam' } });
    expect(problemOf(own)).toEqual(problem(422, 'own-comment'));
  });

  test('a flood is stopped', async () => {
    const fresh = await apiFor(newsroom, await newsroom.person());
    const ids = [];
    for (let number = 0; number < 21; number++) ids.push(await post(author, `Remark number ${number}.`));
    const codes = [];
    for (const id of ids)
      codes.push(
        (await fresh.ask('POST', `/api/v1/comments/${id}/reports`, { body: { reason: 'spam' } })).statusCode,
      );
    expect(codes).toEqual([...Array<number>(20).fill(201), 429]);
  });

  test('every reason that the list gives is taken', async () => {
    const list = await guest.ask('GET', '/api/v1/report-reasons');
    expect(list.headers['cache-control']).toContain('public');
    const { reasons } = list.json<{ reasons: { reason: string; label: string; isUrgent: boolean }[] }>();
    expect(reasons.filter((one) => one.isUrgent).map((one) => one.reason)).toEqual([
      'private-details',
      'private-picture',
      'danger',
    ]);
    const reader = await apiFor(newsroom, await newsroom.person());
    for (const { reason } of reasons) {
      const id = await post(author, `For the reason ${reason}.`);
      expect(
        (await reader.ask('POST', `/api/v1/comments/${id}/reports`, { body: { reason } })).statusCode,
      ).toBe(201);
    }
  });
});
