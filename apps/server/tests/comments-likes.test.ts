import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commentOn, post, readThread } from './support/comments.ts';
import { engines, openTestNewsroom, type TestNewsroom, type TestPerson } from './support/newsroom.ts';

describe.each(engines)('likes on %s', (engine) => {
  let news: TestNewsroom;
  let ida: TestPerson;
  beforeAll(async () => {
    news = await openTestNewsroom(engine);
    ida = await news.person();
  });
  afterAll(() => news.close());

  async function countOf(commentId: string): Promise<{ counted: number; stored: number }> {
    const { likeCount } = await news.db
      .selectFrom('comments')
      .select('likeCount')
      .where('id', '=', commentId)
      .executeTakeFirstOrThrow();
    const likes = await news.db.selectFrom('likes').selectAll().where('commentId', '=', commentId).execute();
    return { counted: likeCount, stored: likes.length };
  }

  it('are given and taken back, and lead back to where the reader was', async () => {
    const bea = await news.person();
    const id = await post(ida, 'Like me');
    const response = await bea.post(`/comments/${id}/like`, { likes: 'yes', sort: 'liked' });
    expect(response.statusCode).toBe(303);
    expect(response.headers.location).toBe(`/stories/a-fine-day?sort=liked#comment-${id}`);
    const seen = commentOn(await readThread(bea), id);
    expect(seen).toContain('aria-pressed="true"');
    expect(seen).toMatch(/Like 1/);
    expect(commentOn(await readThread(news.guest), id)).toMatch(/Like 1/);
    // A second click on the same button changes nothing.
    await bea.post(`/comments/${id}/like`, { likes: 'yes' });
    expect(await countOf(id)).toEqual({ counted: 1, stored: 1 });
    await bea.post(`/comments/${id}/like`, { likes: 'no' });
    await bea.post(`/comments/${id}/like`, { likes: 'no' });
    expect(await countOf(id)).toEqual({ counted: 0, stored: 0 });
    expect(commentOn(await readThread(bea), id)).toContain('aria-pressed="false"');
    // Without a wish it is the other than now.
    await bea.post(`/comments/${id}/like`);
    expect(await countOf(id)).toEqual({ counted: 1, stored: 1 });
    await bea.post(`/comments/${id}/like`);
    expect(await countOf(id)).toEqual({ counted: 0, stored: 0 });
  });

  it('are for others’ comments, and for those with an account', async () => {
    const id = await post(ida, 'I like this one');
    const own = await ida.post(`/comments/${id}/like`, { likes: 'yes' });
    expect(own.statusCode).toBe(422);
    expect(commentOn(await readThread(ida), id)).not.toContain('/like');
    expect((await news.guest.post(`/comments/${id}/like`, { likes: 'yes' })).statusCode).toBe(401);
    expect(commentOn(await readThread(news.guest), id)).toContain('/sign-in?next=');
    expect(await countOf(id)).toEqual({ counted: 0, stored: 0 });
    const bea = await news.person();
    expect((await bea.post('/comments/01890000-0000-7000-8000-000000000000/like')).statusCode).toBe(404);
  });

  it('are counted right when many click at once, and the same ones again and again', async () => {
    const id = await post(ida, 'Everybody at once');
    const people = await Promise.all(Array.from({ length: 12 }, () => news.person()));
    const clicks = people.flatMap((who, place) => [
      who.post(`/comments/${id}/like`, { likes: 'yes' }),
      who.post(`/comments/${id}/like`, { likes: place % 3 === 0 ? 'no' : 'yes' }),
      who.post(`/comments/${id}/like`),
      who.post(`/comments/${id}/like`),
    ]);
    for (const click of await Promise.all(clicks)) expect(click.statusCode).toBe(303);
    const { counted, stored } = await countOf(id);
    expect(counted).toBe(stored);
    await Promise.all(people.map((who) => who.post(`/comments/${id}/like`, { likes: 'yes' })));
    expect(await countOf(id)).toEqual({ counted: 12, stored: 12 });
  });
});
