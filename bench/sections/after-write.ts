import { randomUUID } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { ask } from '../support/ask.ts';
import { harmlessText, numbers } from '../support/harmless-text.ts';
import type { Reader } from '../support/load-plan.ts';
import { startServer, storyOf } from '../support/newsroom.ts';
import type { Section } from '../support/section.ts';
import { percentile } from '../support/statistics.ts';

const times = 200;
const budgetMs = 5;

/** A comment is posted and acknowledged; then the page is asked for, and must show it. */
export const afterWrite: Section = {
  name: 'after-write',
  threads: [10_000],
  run: async (bench) => {
    const { readers, ...newsroom } = await bench.newsroom();
    const server = await startServer(newsroom);
    const tookMs: number[] = [];
    const random = numbers(3);
    try {
      for (let number = 0; number < times; number++) {
        const reader = readers[number % readers.length];
        if (!reader) throw new Error('Nobody is there to post.');
        const id = await post(
          server.origin,
          reader,
          `After ${number}. ${harmlessText(random, { min: 60, max: 240 })}`,
        );
        const page = await ask(`${server.origin}/threads/${storyOf(10_000)}`, {
          headers: { 'accept-encoding': 'gzip' },
        });
        if (!gunzipSync(page.body).includes(id))
          throw new Error('The page is older than the answer to its writer.');
        tookMs.push(page.tookMs);
      }
    } finally {
      await server.stop();
    }
    const p50 = percentile(tookMs, 50);
    return [
      {
        what: 'page after one new comment in 10,000, p50',
        figure: p50,
        unit: 'ms',
        budget: { words: `≤ ${budgetMs} ms`, isKept: p50 <= budgetMs },
        note: `of ${times}; each on a connection of its own, its opening included`,
      },
      { what: 'page after one new comment in 10,000, p99', figure: percentile(tookMs, 99), unit: 'ms' },
    ];
  },
};

/** Posts as the form under the story does, and gives the comment's id. */
async function post(origin: string, reader: Reader, text: string): Promise<string> {
  const answer = await ask(`${origin}/stories/${storyOf(10_000)}/comments`, {
    method: 'POST',
    headers: {
      origin,
      cookie: `folkmoot=${reader.token}`,
      'content-type': 'application/x-www-form-urlencoded',
    },
    body: new URLSearchParams({ csrf: reader.csrf, submissionKey: randomUUID(), text }).toString(),
  });
  const id = /[?&]posted=([\w-]+)/.exec(answer.headers.location ?? '')?.[1];
  if (id === undefined) throw new Error(`A comment was answered with ${answer.status}.`);
  return id;
}
