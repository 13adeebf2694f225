import { readFileSync } from 'node:fs';
import { ask } from '../support/ask.ts';
import { startServer, storyOf, type RunningServer } from '../support/newsroom.ts';
import { load } from '../support/processes.ts';
import type { Row, Section } from '../support/section.ts';
import { median } from '../support/statistics.ts';

const starts = 10;
const budgets = { idleMegabytes: 150, loadedMegabytes: 250, startMs: 1_000 };

export const memory: Section = {
  name: 'memory',
  threads: [100, 10_000],
  run: async (bench) => {
    const newsroom = await bench.newsroom();
    const server = await startServer(newsroom);
    try {
      await ask(`${server.origin}/`);
      const idle = megabytesOf(server, 'VmRSS');
      const { port, origin } = server;
      const common = { port, seconds: bench.seconds, warmUpSeconds: 1 };
      const headers = { 'accept-encoding': 'gzip' };
      const reading = { kind: 'read', path: `/threads/${storyOf(10_000)}`, headers } as const;
      await load({ ...common, connections: 32, work: reading }, '200');
      const path = `/stories/${storyOf(100)}/comments`;
      const posting = { kind: 'post', path, origin, readers: newsroom.readers, run: 'Memory' } as const;
      await load({ ...common, connections: 16, work: posting }, '303');
      const peak = megabytesOf(server, 'VmHWM');
      return [
        memoryRow('idle', idle, budgets.idleMegabytes),
        memoryRow('peak under reading and posting', peak, budgets.loadedMegabytes),
      ];
    } finally {
      await server.stop();
    }
  },
};

export const start: Section = {
  name: 'start',
  threads: [100],
  run: async (bench) => {
    const newsroom = await bench.newsroom();
    const tookMs: number[] = [];
    for (let number = 0; number < starts; number++) {
      const startedMs = performance.now();
      const server = await startServer(newsroom);
      await ask(`${server.origin}/`);
      tookMs.push(performance.now() - startedMs);
      await server.stop();
    }
    const figure = median(tookMs);
    const isKept = figure <= budgets.startMs;
    return [
      {
        what: 'start to first page, already built',
        figure,
        unit: 'ms',
        budget: { words: '≤ 1 s', isKept },
        note: `median of ${starts}`,
      },
    ];
  },
};

function memoryRow(when: string, figure: number, most: number): Row {
  return {
    what: `memory, ${when}`,
    figure,
    unit: 'MB',
    budget: { words: `≤ ${most} MB`, isKept: figure <= most },
  };
}

/** From /proc: `VmRSS` is resident now, `VmHWM` the most there ever was (proc_pid_status(5)); NaN on other systems. */
function megabytesOf(server: RunningServer, field: 'VmRSS' | 'VmHWM'): number {
  try {
    const status = readFileSync(`/proc/${server.process.pid}/status`, 'utf8');
    return Number(new RegExp(`^${field}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
  } catch {
    return NaN;
  }
}
