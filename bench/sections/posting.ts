import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createTestDatabase, startPostgresServer } from '../../apps/server/tests/support/postgres-server.ts';
import { makeNewsroom, startServer, storyOf, type Newsroom } from '../support/newsroom.ts';
import { load, runNode } from '../support/processes.ts';
import type { Row, Section } from '../support/section.ts';

const story = storyOf(100);
const wantedPerSecond = 2_000;
const wantedShare = 0.5;
const bareInserts = join(import.meta.dirname, '../support/bare-inserts.ts');
/** Of /proc/PID/stat: USER_HZ, which is 100 on every Linux that Node runs on (proc_pid_stat(5)). */
const ticksPerSecond = 100;

export const posting: Section = {
  name: 'posting',
  threads: [100],
  run: async ({ seconds, newsroom }) => [
    ...(await postTo(await newsroom(), { engine: 'SQLite', seconds })),
    ...(await postToPostgres(seconds)),
  ],
};

async function postToPostgres(seconds: number): Promise<Row[]> {
  const postgres = await startPostgresServer({ durable: true });
  try {
    const database = await createTestDatabase(postgres.url);
    const newsroom = await makeNewsroom({ threads: [100], readers: 2_000, url: database.url });
    try {
      return await postTo(newsroom, { engine: 'PostgreSQL', seconds });
    } finally {
      newsroom.remove();
      await database.drop();
    }
  } finally {
    await postgres.stop();
  }
}

async function postTo(newsroom: Newsroom, options: { engine: string; seconds: number }): Promise<Row[]> {
  const { engine, seconds } = options;
  const rows: Row[] = [];
  const server = await startServer(newsroom);
  try {
    for (const connections of [1, 16]) {
      const cpuBefore = cpuSecondsOf(server.process.pid);
      const work = {
        kind: 'post',
        path: `/stories/${story}/comments`,
        origin: server.origin,
        readers: newsroom.readers,
        run: `Run ${connections}`,
      } as const;
      const result = await load({ port: server.port, connections, seconds, warmUpSeconds: 1, work }, '303');
      const share = (seconds / (seconds + 1)) * (cpuSecondsOf(server.process.pid) - cpuBefore);
      const cpuMs = (1000 * share) / result.requests;
      rows.push({
        what: `${engine}, ${connections === 1 ? 'one at a time' : `${connections} at once`}`,
        figure: result.perSecond,
        unit: 'comments/s',
        note: `p50 ${result.p50Ms.toFixed(1)} ms, p99 ${result.p99Ms.toFixed(1)} ms${Number.isNaN(cpuMs) ? '' : `, ${cpuMs.toFixed(2)} ms of processor each`}`,
      });
    }
  } finally {
    await server.stop();
  }
  return 'file' in newsroom.place
    ? besideInserts(rows, { newsroom, file: newsroom.place.file, seconds })
    : rows;
}

/** The last row, 16 at once, beside what SQLite alone does with the same statements, just now and at the same durability. */
async function besideInserts(
  rows: readonly Row[],
  options: { newsroom: Newsroom; file: string; seconds: number },
): Promise<Row[]> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
  try {
    const copy = join(folder, 'copy.sqlite');
    cpSync(options.file, copy);
    const figure = Number(await runNode('server', [bareInserts, copy, story, String(options.seconds)]));
    return rows.map((row, index) => {
      if (index < rows.length - 1) return row;
      const isKept = row.figure >= wantedPerSecond && row.figure >= wantedShare * figure;
      const words = '≥ 2,000/s and ≥ 50 % of bare inserts';
      return { ...row, beside: { what: 'bare SQLite inserts', figure }, budget: { words, isKept } };
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** User and system time of a process; NaN where the system has no /proc. */
function cpuSecondsOf(pid: number | undefined): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) / ticksPerSecond;
  } catch {
    return NaN;
  }
}
