/**
 * Readers who have a thread open: plain sockets in a process of their own. `node live-client.ts PLAN.json` prints a line
 * when all of them listen and, when they have every comment or nothing comes any more, a `LiveResult`.
 */
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import type { LivePlan, LiveResult } from './live-plan.ts';

/** The system gives each loopback address as a network address of its own, and the server limits how many come from one. */
const readersAnAddress = 100;
const openAtOnce = 50;
const silenceMs = 20_000;
/** An event begins with its chunk; only the end of a piece can hold half of one. */
const news = /event: comment\ndata: \{"id":"([0-9a-f-]{36})"/g;
const longestHead = 100;

const plan = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as LivePlan;
const receivedAtMs: Record<string, number[]> = {};
const sockets: Socket[] = [];
let waiting = plan.readers;
let lost = 0;
let silence: NodeJS.Timeout | undefined;

for (let from = 0; from < plan.readers; from += openAtOnce) {
  const count = Math.min(openAtOnce, plan.readers - from);
  await Promise.all(Array.from({ length: count }, (_, index) => open(from + index)));
}
process.stdout.write('listening\n');

function open(number: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const localAddress = `127.0.0.${2 + Math.floor(number / readersAnAddress)}`;
    const socket = connect({ port: plan.port, host: '127.0.0.1', localAddress });
    sockets.push(socket);
    let count = 0;
    let text = '';
    socket.setEncoding('utf8');
    socket.on('connect', () => socket.write(`GET ${plan.path} HTTP/1.1\r\nhost: localhost\r\n\r\n`));
    socket.on('data', (piece: string) => {
      text += piece;
      if (count === 0 && text.startsWith('HTTP/1.1 200')) resolve();
      let end = 0;
      for (const match of text.matchAll(news)) {
        (receivedAtMs[match[1] ?? ''] ??= []).push(performance.timeOrigin + performance.now());
        end = match.index + match[0].length;
        count += 1;
        if (count === plan.comments) finishOne();
      }
      text = text.slice(Math.max(end, text.length - longestHead));
      watch();
    });
    socket.on('error', reject);
    socket.on('close', () => {
      if (count >= plan.comments) return;
      lost += 1;
      finishOne();
    });
  });
}

function watch(): void {
  clearTimeout(silence);
  silence = setTimeout(finish, silenceMs);
}

function finishOne(): void {
  waiting -= 1;
  if (waiting === 0) finish();
}

function finish(): void {
  const result: LiveResult = { receivedAtMs, lost };
  process.stdout.write(`${JSON.stringify(result)}\n`, () => process.exit(0));
}
