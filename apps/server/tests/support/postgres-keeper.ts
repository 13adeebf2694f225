/**
 * A small process that owns a throw-away PostgreSQL server: makes it, runs it, and removes it.
 *
 * It lives as long as its standard input is open. However its parent ends (a test run that is done, Ctrl-C, SIGKILL),
 * the system closes that pipe, and no server and no folder are left behind.
 */
import { spawn, type ChildProcess } from 'node:child_process';
import { createWriteStream, rmSync } from 'node:fs';
import { join } from 'node:path';

export interface KeeperOrders {
  /** The programs of one PostgreSQL version. */
  readonly programs: { readonly initdb: string; readonly postgres: string };
  /** A new, empty folder, owned by whoever runs the programs; removed at the end. */
  readonly folder: string;
  readonly port: number;
  readonly passwordFile: string;
  /** PostgreSQL refuses to run as root: who runs it then. */
  readonly runAs: { readonly uid: number; readonly gid: number } | null;
  /** Whether a commit waits for the disk. Tests do without, unless they test just that. */
  readonly durable: boolean;
}

const orders = JSON.parse(process.argv[2] ?? '') as KeeperOrders;
const data = join(orders.folder, 'data');
const log = createWriteStream(join(orders.folder, 'postgres.log'));
let running: ChildProcess | null = null;
const stopping = new AbortController();

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
process.stdin.on('close', stop).resume();
process.stderr.on('error', () => undefined); // nobody reads it any more: the parent is gone

const initialised = await run(orders.programs.initdb, [
  `--pgdata=${data}`,
  `--pwfile=${orders.passwordFile}`,
  '--username=postgres',
  '--auth=password',
  '--encoding=UTF8',
  // A language's own order, as most servers have it: what relies on the order of bytes is found out.
  '--locale=C',
  '--locale-provider=icu',
  '--icu-locale=en-GB',
  '--no-sync',
  '--no-instructions',
]);
const ended =
  initialised === 0 && !stopping.signal.aborted
    ? await run(orders.programs.postgres, serverFlags())
    : initialised;
rmSync(orders.folder, { recursive: true, force: true });
process.exit(stopping.signal.aborted ? 0 : ended || 1);

function serverFlags(): string[] {
  const hasty = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off'];
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    'shared_buffers=64MB',
    ...(orders.durable ? [] : hasty),
  ];
  return ['-D', data, '-p', String(orders.port), ...settings.flatMap((setting) => ['-c', setting])];
}

function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    running = spawn(program, args, {
      cwd: orders.folder,
      env: { TZ: 'UTC' },
      stdio: ['ignore', 'pipe', 'pipe'],
      ...orders.runAs,
    });
    for (const output of [running.stdout, running.stderr]) {
      output?.pipe(log, { end: false });
      output?.pipe(process.stderr, { end: false });
    }
    running.on('error', (error) => {
      process.stderr.write(`${error.message}\n`);
      resolve(1);
    });
    running.on('close', (code) => {
      resolve(code ?? 1);
    });
  });
}

/** SIGINT is PostgreSQL's "fast shutdown": open sessions are ended, nothing is waited for. */
function stop(): void {
  if (stopping.signal.aborted) return;
  stopping.abort();
  running?.kill('SIGINT');
  setTimeout(() => running?.kill('SIGKILL'), 5000).unref();
}
