import { ask } from '../support/ask.ts';
import { besideBare, type BesideBare } from '../support/beside-bare.ts';
import { startServer, storyOf } from '../support/newsroom.ts';
import type { Bench, Row, Section } from '../support/section.ts';

const lengths = [100, 1_000, 10_000, 100_000];
const wantedShare = 0.85;
const gzip = { 'accept-encoding': 'gzip' };

export const threads: Section = {
  name: 'threads',
  threads: lengths,
  run: (bench) =>
    withServer(bench, async (port) => {
      const rows: Row[] = [];
      for (const length of lengths.filter((length) => length <= bench.longest)) {
        const path = `/threads/${storyOf(length)}`;
        const result = await besideBare({ port, path, headers: gzip, seconds: bench.seconds, wanted: 200 });
        rows.push(rowOf(`thread of ${length.toLocaleString('en-GB')}`, result, { hasBudget: true }));
      }
      return rows;
    }),
};

export const notModified: Section = {
  name: 'not-modified',
  threads: [10_000],
  run: (bench) =>
    withServer(bench, async (port) => {
      const path = `/threads/${storyOf(10_000)}`;
      const { headers } = await ask(`http://127.0.0.1:${port}${path}`, { headers: gzip });
      const asked = { ...gzip, 'if-none-match': headers.etag ?? '' };
      const result = await besideBare({ port, path, headers: asked, seconds: bench.seconds, wanted: 304 });
      return [rowOf('304 for a thread of 10,000', result, { hasBudget: false })];
    }),
};

export const counts: Section = {
  name: 'counts',
  threads: [100, 1_000, 10_000],
  run: (bench) =>
    withServer(bench, async (port) => {
      const known = counts.threads.map(storyOf);
      const keys = [
        ...known,
        ...Array.from({ length: 20 - known.length }, (_, index) => `no-such-story-${index}`),
      ];
      const path = `/api/v1/counts?keys=${keys.join(',')}`;
      const result = await besideBare({ port, path, headers: gzip, seconds: bench.seconds, wanted: 200 });
      return [rowOf('counts of 20 stories', result, { hasBudget: false })];
    }),
};

async function withServer(bench: Bench, measure: (port: number) => Promise<Row[]>): Promise<Row[]> {
  const server = await startServer(await bench.newsroom());
  try {
    return await measure(server.port);
  } finally {
    await server.stop();
  }
}

function rowOf(what: string, result: BesideBare, options: { hasBudget: boolean }): Row {
  const isKept = result.perSecond >= wantedShare * result.barePerSecond;
  return {
    what,
    figure: result.perSecond,
    unit: 'requests/s',
    beside: { what: 'bare node:http', figure: result.barePerSecond },
    ...(options.hasBudget && { budget: { words: '≥ 85 % of bare node:http', isKept } }),
    note: `${result.bodyBytes.toLocaleString('en-GB')} bytes of body, p99 ${result.p99Ms.toFixed(1)} ms`,
  };
}
