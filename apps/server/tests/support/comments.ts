/** Writing and reading comments as a browser would, for the tests of the conversation. */
import type { LightMyRequestResponse } from 'fastify';
import { expect } from 'vitest';
import type { TestNewsroom, TestPerson } from './newsroom.ts';

type Browser = Pick<TestPerson, 'get' | 'post'>;

export interface TestComment {
  readonly text: string;
  readonly storySlug?: string;
  readonly parentId?: string;
  readonly submissionKey?: string;
  readonly agreeToRules?: 'yes' | 'no';
}

let lastKey = 0;

/** Sends the composer's form, with a key of its own and the tick set unless the test says otherwise. */
export function send(who: Browser, comment: TestComment): Promise<LightMyRequestResponse> {
  const { text, storySlug = 'a-fine-day', parentId, agreeToRules = 'yes' } = comment;
  return who.post(`/stories/${storySlug}/comments`, {
    text,
    submissionKey: comment.submissionKey ?? `key ${++lastKey}`,
    ...(parentId !== undefined && { parentId }),
    ...(agreeToRules === 'yes' && { agreeToRules }),
  });
}

/** Sends a comment that is taken, and gives its id. */
export async function post(
  who: Browser,
  text: string,
  comment: Omit<TestComment, 'text'> = {},
): Promise<string> {
  const response = await send(who, { ...comment, text });
  expect(response.statusCode, response.body).toBe(303);
  return postedId(response);
}

export function postedId(response: LightMyRequestResponse): string {
  return new URL(String(response.headers.location), 'http://newsroom.test').searchParams.get('posted') ?? '';
}

/** The story's page, with the query of its address. */
export async function readThread(who: Browser, query = '', storySlug = 'a-fine-day'): Promise<string> {
  const response = await who.get(`/stories/${storySlug}${query}`);
  expect(response.statusCode).toBe(200);
  return response.body;
}

/** The ids of the comments on a page, in the order in which they stand. */
export function idsOn(page: string): string[] {
  return [...page.matchAll(/<li class="comment[^"]*" id="comment-([0-9a-f-]{36})"/g)].map(
    (match) => match[1] ?? '',
  );
}

/** What stands between a comment's beginning and that of the next one. */
export function commentOn(page: string, id: string): string {
  const from = page.indexOf(`id="comment-${id}"`);
  if (from < 0) return '';
  const next = page.indexOf('<li class="comment', from);
  return page.slice(page.lastIndexOf('<li', from), next < 0 ? undefined : next);
}

/** How many rows everything about comments has. */
export async function countRows(news: TestNewsroom): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const table of ['comments', 'commentTexts', 'findings', 'queueItems', 'events'] as const) {
    const row = await news.db
      .selectFrom(table)
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow();
    counts[table] = row.count;
  }
  return counts;
}
