/**
 * The load: a process of its own on a core of its own. Plain sockets, one request at a time on each, no pipelining:
 * `node load-client.ts PLAN.json` prints a `LoadResult`.
 */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Answer } from './answer.ts';
import { harmlessText, numbers } from './harmless-text.ts';
import type { LoadPlan, LoadResult, PostWork, ReadWork } from './load-plan.ts';
import { percentile } from './statistics.ts';

const latenciesMs: number[] = [];
const statuses: Record<string, number> = {};
let bytes = 0;
let isCounting = false;
let isOver = false;

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LoadPlan;
process.stdout.write(`${JSON.stringify(await run(plan))}\n`);

async function run(plan: LoadPlan): Promise<LoadResult> {
  const next = plan.work.kind === 'read' ? reading(plan.work) : posting(plan.work);
  const ended = Array.from({ length: plan.connections }, () => keepAsking(plan.port, next));
  await sleep(plan.warmUpSeconds * 1000);
  isCounting = true;
  const startedMs = performance.now();
  await sleep(plan.seconds * 1000);
  isCounting = false;
  const seconds = (performance.now() - startedMs) / 1000;
  isOver = true;
  await Promise.all(ended);
  return {
    requests: latenciesMs.length,
    perSecond: latenciesMs.length / seconds,
    p50Ms: percentile(latenciesMs, 50),
    p99Ms: percentile(latenciesMs, 99),
    bytes,
    statuses,
  };
}

/** Asks on one connection until it is over; the answer under way is waited for. */
function keepAsking(port: number, next: () => Buffer | string): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ port, host: '127.0.0.1', noDelay: true });
    let askedAtMs = 0;
    let answer: Answer = new Answer();
    const ask = (): void => {
      if (isOver) {
        socket.end();
        resolve();
        return;
      }
      answer = new Answer();
      askedAtMs = performance.now();
      socket.write(next());
    };
    socket.on('connect', ask);
    socket.on('data', (chunk: Buffer) => {
      answer.take(chunk);
      if (!answer.isWhole) return;
      count(answer, performance.now() - askedAtMs);
      ask();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (!isOver) reject(new Error('The server closed the connection.'));
    });
  });
}

function count(answer: Answer, latencyMs: number): void {
  if (!isCounting) return;
  latenciesMs.push(latencyMs);
  bytes += answer.bytes;
  statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
}

function reading(work: ReadWork): () => Buffer {
  const lines = Object.entries(work.headers).map(([name, value]) => `${name}: ${value}\r\n`);
  const request = Buffer.from(`GET ${work.path} HTTP/1.1\r\nhost: localhost\r\n${lines.join('')}\r\n`);
  return () => request;
}

/** The form under a story, as a browser sends it, from one reader after another. */
function posting(work: PostWork): () => string {
  const random = numbers(7);
  let sent = 0;
  return () => {
    const reader = work.readers[sent++ % work.readers.length];
    if (!reader) throw new Error('Nobody is there to post.');
    const text = `${work.run} ${sent}. ${harmlessText(random, { min: 60, max: 240 })}`;
    const form = `csrf=${reader.csrf}&submissionKey=${randomUUID()}&text=${encodeURIComponent(text)}`;
    const head =
      `POST ${work.path} HTTP/1.1\r\nhost: localhost\r\norigin: ${work.origin}\r\ncookie: folkmoot=${reader.token}\r\n` +
      `content-type: application/x-www-form-urlencoded\r\ncontent-length: ${form.length}\r\n\r\n`;
    return head + form;
  };
}
