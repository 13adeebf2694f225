/** Child processes, each on the core that the measurement gives it. */
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LoadPlan, LoadResult } from './load-plan.ts';

/** The server has one core for itself and the load another, where the system can arrange that. */
export type Core = 'server' | 'load';

const canPin = availableParallelism() > 1 && spawnSync('taskset', ['--version']).status === 0;

/** For the head of the results: how the processes were kept apart. */
export const pinning = canPin ? 'server on core 0, load on core 1' : 'server and load share the cores';

/** Starts `node FILE ARGUMENTS` on a core; standard output is piped, complaints are shown. */
export function startNode(
  core: Core,
  words: readonly string[],
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const pin = canPin ? ['taskset', '-c', core === 'server' ? '0' : '1'] : [];
  const [program = process.execPath, ...rest] = [...pin, process.execPath, ...words];
  return spawn(program, rest, {
    env: { PATH: process.env.PATH, ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** Runs to the end and gives what was printed. */
export async function runNode(core: Core, words: readonly string[]): Promise<string> {
  const child = startNode(core, words);
  let printed = '';
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (printed += text));
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`${words.join(' ')} ended with ${code}.`);
  return printed;
}

export async function endProcess(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill('SIGTERM');
  await ended;
}

const loadClient = join(import.meta.dirname, 'load-client.ts');

/** Puts a server under load from a process of its own. Throws when an answer was not what the work wants. */
export async function load(plan: LoadPlan, wanted: string): Promise<LoadResult> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-bench-'));
  try {
    const file = join(folder, 'plan.json');
    writeFileSync(file, JSON.stringify(plan));
    const result = JSON.parse(await runNode('load', [loadClient, file])) as LoadResult;
    const others = Object.entries(result.statuses).filter(([status]) => status !== wanted);
    if (others.length > 0) throw new Error(`Wanted ${wanted}, got ${JSON.stringify(result.statuses)}.`);
    return result;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
