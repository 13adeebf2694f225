import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { post } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

const path = '/threads/a-fine-day/mine';

describe.each(engines)('what a thread holds for one person alone on %s', (engine) => {
  let news: TestNewsroom;
  beforeEach(async () => {
    news = await openTestNewsroom(engine, { settings: { holdPhrases: ['custard'] } });
  });
  afterEach(() => news.close());

  const mine = async (who: Pick<TestPerson, 'get'>) =>
    (await who.get(path)).json<{
      held: { id: string; html: string }[];
      own: string[];
      likes: string[];
      editable: string[];
    }>();

  test('a guest is told to sign in, and nothing is kept by anyone', async () => {
    const response = await news.guest.get(path);
    expect(response.headers['cache-control']).toBe('no-store');
    expect(response.json()).toEqual({
      viewer: null,
      mayWrite: false,
      whyNot: { code: 'sign-in-needed', text: expect.stringContaining('sign in') as string },
      mustAgree: false,
      ...{ held: [], own: [], likes: [], editable: [] },
    });
  });

  test('a reader gets their held comments, their likes, and what they may still change', async () => {
    const [reader, other] = [await news.person({ name: 'Wren' }), await news.person()];
    expect(await mine(reader)).toMatchObject({ viewer: { name: 'Wren' }, mayWrite: true, mustAgree: true });
    const liked = await post(other, 'The ducks are back.');
    const own = await post(reader, 'And the geese.');
    news.clock.pass({ seconds: 1 });
    const held = await post(reader, 'With custard <i>please</i>.', { parentId: liked });
    await reader.post(`/comments/${liked}/like`, { likes: 'yes' });
    const layer = await mine(reader);
    expect(layer).toMatchObject({
      mayWrite: true,
      whyNot: null,
      mustAgree: false,
      held: [{ id: held, parentId: liked, text: 'With custard <i>please</i>.' }],
      own: [own],
      likes: [liked],
      editable: [own, held],
    });
    expect(layer.held[0]?.html).toMatch(
      new RegExp(`^<li class="comment comment-own-held" id="comment-${held}"`),
    );
    expect(layer.held[0]?.html).toContain('With custard &lt;i>please&lt;/i>.');
    expect(await mine(other)).toMatchObject({ held: [], own: [liked], likes: [] });
    news.clock.pass({ minutes: 6 });
    expect((await mine(reader)).editable).toEqual([]);
  });

  test('a closed thread says why nobody may write, and a hidden one is not there', async () => {
    const moderator = await news.person({ role: 'moderator' });
    await moderator.post('/desk/threads/a-fine-day/mode', { mode: 'closed' });
    expect(await mine(news.guest)).toMatchObject({ mayWrite: false, whyNot: { code: 'thread-closed' } });
    await moderator.post('/desk/threads/a-fine-day/mode', { mode: 'hidden' });
    expect((await moderator.get(path)).statusCode).toBe(404);
  });
});

describe.each(engines)('how many comments stories have on %s', (engine) => {
  let news: TestNewsroom;
  beforeEach(async () => void (news = await openTestNewsroom(engine)));
  afterEach(() => news.close());

  const count = (keys: string) => news.guest.get(`/api/v1/counts?keys=${keys}`);

  test('is told for each key that is asked for, nothing for one that is not known', async () => {
    const reader = await news.person();
    const id = await post(reader, 'The ducks are back.');
    await post(reader, 'And the geese.', { parentId: id });
    const response = await count('a-fine-day,no-such-story,a-fine-day');
    expect(response.json()).toEqual({ counts: { 'a-fine-day': 2, 'no-such-story': 0 } });
    expect(response.headers['cache-control']).toBe('public, max-age=10');
  });

  test('is none where the thread is hidden', async () => {
    const moderator = await news.person({ role: 'moderator' });
    await post(moderator, 'The ducks are back.');
    await moderator.post('/desk/threads/a-fine-day/mode', { mode: 'hidden' });
    expect((await count('a-fine-day')).json()).toEqual({ counts: { 'a-fine-day': 0 } });
  });

  test('takes a hundred keys at once and needs one', async () => {
    const keys = Array.from({ length: 101 }, (_, index) => `story-${index}`);
    const { counts } = (await count(keys.join())).json<{ counts: object }>();
    expect(Object.keys(counts)).toEqual(keys.slice(0, 100));
    expect((await news.guest.get('/api/v1/counts')).statusCode).toBe(400);
  });
});
