/** The built server as an operator runs it: a process of its own, with its own data folder, on a port of its choosing. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../../apps/server/dist/main.js', import.meta.url));

export interface RunningNewsroom {
  readonly origin: string;
  /** The one-time link for staff that a demonstration prints. */
  readonly staffLink: string | null;
  readonly process: ChildProcess;
  stop(signal?: NodeJS.Signals): Promise<void>;
}

/** Runs `folkmoot serve` until it has said where it is. */
export async function startNewsroom(options: {
  isDemo?: boolean;
  environment: Record<string, string>;
}): Promise<RunningNewsroom> {
  const words = [main, 'serve', ...(options.isDemo === true ? ['--demo'] : [])];
  const environment = {
    FOLKMOOT_LOG_LEVEL: 'warn',
    FOLKMOOT_REQUESTS_PER_MINUTE: '1000000',
    ...options.environment,
  };
  const child = spawn(process.execPath, words, {
    env: { PATH: process.env.PATH, PORT: '0', ...environment },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const said = await readGreeting(child, options.isDemo === true ? /^The mailbox/ : /^The desk/);
  return {
    origin: new URL(/^The site\s+(\S+)/m.exec(said)?.[1] ?? '').origin,
    staffLink: /^The desk\s+(\S+\/sign-in\/link\/\S+)/m.exec(said)?.[1] ?? null,
    process: child,
    stop: async (signal = 'SIGTERM') => {
      child.kill(signal);
      await ended;
    },
  };
}

async function readGreeting(child: ChildProcess, last: RegExp): Promise<string> {
  if (!child.stdout) throw new Error('The server has no output.');
  const lines: string[] = [];
  for await (const line of createInterface({ input: child.stdout })) {
    lines.push(line);
    if (last.test(line)) return lines.join('\n');
  }
  throw new Error(`The server ended before it said where it is:\n${lines.join('\n')}`);
}

/** An empty folder for data that goes with the test. */
export function temporaryFolder(): { path: string; remove(): void } {
  const path = mkdtempSync(join(tmpdir(), 'folkmoot-e2e-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
}
