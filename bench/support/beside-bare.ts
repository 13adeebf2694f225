import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ask, type Asked } from './ask.ts';
import type { PreparedAnswer } from './bare-server.ts';
import type { LoadResult } from './load-plan.ts';
import { endProcess, load, startNode } from './processes.ts';
import { median } from './statistics.ts';

const rounds = 3;
const connections = 32;
const bareServer = join(import.meta.dirname, 'bare-server.ts');

export interface BesideBare {
  /** Bodies as they are sent. */
  readonly bodyBytes: number;
  readonly perSecond: number;
  readonly p99Ms: number;
  /** Of the bare server, in the same run. */
  readonly barePerSecond: number;
}

/**
 * How many a second our server answers, 32 at once, and how many a bare `node:http` server that sends the same bytes:
 * in turn, three times each, the median of both. Each has the server's core while the other is idle.
 */
export async function besideBare(asking: {
  port: number;
  path: string;
  headers: Readonly<Record<string, string>>;
  seconds: number;
  wanted: number;
}): Promise<BesideBare> {
  const { port, path, headers, seconds, wanted } = asking;
  const sample = await ask(`http://127.0.0.1:${port}${path}`, { headers: { ...headers } });
  if (sample.status !== wanted) throw new Error(`${path} answered ${sample.status}.`);
  const bare = await startBare(sample);
  try {
    const run = (at: number): Promise<LoadResult> =>
      load(
        { port: at, connections, seconds, warmUpSeconds: 1, work: { kind: 'read', path, headers } },
        String(wanted),
      );
    const ours: LoadResult[] = [];
    const theirs: LoadResult[] = [];
    for (let round = 0; round < rounds; round++) {
      ours.push(await run(port));
      theirs.push(await run(bare.port));
    }
    return {
      bodyBytes: sample.body.length,
      perSecond: median(ours.map((result) => result.perSecond)),
      p99Ms: median(ours.map((result) => result.p99Ms)),
      barePerSecond: median(theirs.map((result) => result.perSecond)),
    };
  } finally {
    await bare.stop();
  }
}

async function startBare(sample: Asked): Promise<{ port: number; stop(): Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
  const file = join(folder, 'answer.json');
  const kept = ['content-type', 'content-encoding', 'etag'];
  const headers = Object.fromEntries(
    kept.flatMap((name) =>
      sample.headers[name] === undefined ? [] : [[name, String(sample.headers[name])]],
    ),
  );
  const answer: PreparedAnswer = {
    status: sample.status,
    headers: sample.status === 304 ? headers : { ...headers, 'content-length': String(sample.body.length) },
    body: sample.body.toString('base64'),
  };
  writeFileSync(file, JSON.stringify(answer));
  const child = startNode('server', [bareServer, file]);
  if (!child.stdout) throw new Error('The bare server has no output.');
  const [line] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    port: Number(line.toString()),
    stop: async () => {
      await endProcess(child);
      rmSync(folder, { recursive: true });
    },
  };
}
