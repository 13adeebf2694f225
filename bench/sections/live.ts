import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface, type Interface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask } from '../support/ask.ts';
import { harmlessText, numbers } from '../support/harmless-text.ts';
import type { LivePlan, LiveResult } from '../support/live-plan.ts';
import type { Reader } from '../support/load-plan.ts';
import { startServer, storyOf, type RunningServer } from '../support/newsroom.ts';
import { endProcess, startNode } from '../support/processes.ts';
import type { Row, Section } from '../support/section.ts';
import { percentile } from '../support/statistics.ts';

const readers = 2_000;
const comments = 60;
const length = 100;
const budgetMs = 1_000;
const client = join(import.meta.dirname, '../support/live-client.ts');

/** 2,000 readers have a thread open while a comment a second is posted there; then they leave, and all comes once more. */
export const live: Section = {
  name: 'live',
  threads: [length],
  run: async (bench) => {
    const newsroom = await bench.newsroom();
    const server = await startServer(newsroom);
    try {
      await ask(`${server.origin}/`);
      const before = megabytesOf(server);
      const first = await meet(server, { authors: newsroom.readers.slice(0, comments) });
      const afterFirst = megabytesOf(server);
      const second = await meet(server, { authors: newsroom.readers.slice(comments, 2 * comments) });
      const afterSecond = megabytesOf(server);
      const tookMs = [...first.tookMs, ...second.tookMs];
      const wanted = 2 * readers * comments;
      const p99 = percentile(tookMs, 99);
      const what = `a comment with ${readers.toLocaleString('en-GB')} live readers`;
      return [
        {
          what: `${what}, all of them, p99`,
          figure: p99,
          unit: 'ms',
          budget: { words: `≤ 1 s, none missing`, isKept: p99 <= budgetMs && tookMs.length === wanted },
          note: `${tookMs.length.toLocaleString('en-GB')} of ${wanted.toLocaleString('en-GB')} arrived; from when the form is sent`,
        },
        { what: `${what}, p50`, figure: percentile(tookMs, 50), unit: 'ms' },
        { what: `${what}, slowest`, figure: percentile(tookMs, 100), unit: 'ms' },
        memoryRow('before they come', before),
        memoryRow('while they read', first.megabytes),
        memoryRow('after they left', afterFirst),
        memoryRow('after they came and left again', afterSecond),
      ];
    } finally {
      await server.stop();
    }
  },
};

interface Meeting {
  /** From sending each comment until each reader had it. */
  readonly tookMs: number[];
  readonly megabytes: number;
}

async function meet(server: RunningServer, options: { authors: readonly Reader[] }): Promise<Meeting> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
  const plan: LivePlan = { port: server.port, path: `/threads/${storyOf(length)}/live`, readers, comments };
  writeFileSync(join(folder, 'plan.json'), JSON.stringify(plan));
  const child = startNode('load', [client, join(folder, 'plan.json')]);
  if (!child.stdout) throw new Error('The readers have no output.');
  const lines = createInterface({ input: child.stdout });
  try {
    await nextLine(lines);
    const printed = nextLine(lines);
    const sentAtMs = await postOneASecond(server.origin, options.authors);
    const megabytes = megabytesOf(server);
    const { receivedAtMs } = JSON.parse(await printed) as LiveResult;
    const tookMs = [...sentAtMs].flatMap(([id, atMs]) => (receivedAtMs[id] ?? []).map((one) => one - atMs));
    // Until the server has noticed that they are gone, and its collector has come round.
    await sleep(5_000);
    return { tookMs, megabytes };
  } finally {
    await endProcess(child);
    rmSync(folder, { recursive: true });
  }
}

async function nextLine(lines: Interface): Promise<string> {
  return new Promise((resolve, reject) => {
    lines.once('line', resolve);
    lines.once('close', () => reject(new Error('The readers ended before they had said anything.')));
  });
}

/** Each by another reader; gives when each was sent, by its id. */
async function postOneASecond(origin: string, authors: readonly Reader[]): Promise<Map<string, number>> {
  const sentAtMs = new Map<string, number>();
  const random = numbers(7);
  for (const author of authors) {
    const atMs = performance.timeOrigin + performance.now();
    const text = harmlessText(random, { min: 60, max: 400 });
    const answer = await ask(`${origin}/stories/${storyOf(length)}/comments`, {
      method: 'POST',
      headers: {
        origin,
        cookie: `folkmoot=${author.token}`,
        'content-type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams({ csrf: author.csrf, submissionKey: randomUUID(), text }).toString(),
    });
    const id = /[?&]posted=([\w-]+)/.exec(answer.headers.location ?? '')?.[1];
    if (id === undefined) throw new Error(`A comment was answered with ${answer.status}.`);
    sentAtMs.set(id, atMs);
    await sleep(Math.max(0, atMs + 1_000 - (performance.timeOrigin + performance.now())));
  }
  return sentAtMs;
}

function memoryRow(when: string, figure: number): Row {
  return { what: `memory with live readers, ${when}`, figure, unit: 'MB' };
}

/** From /proc (proc_pid_status(5)); NaN on other systems. */
function megabytesOf(server: RunningServer): number {
  try {
    const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
    return Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1]) / 1024;
  } catch {
    return NaN;
  }
}
