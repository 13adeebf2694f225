/** Rebuilds when a source changes, and starts the demonstration newsroom anew after each build. Ctrl-C ends all of it. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { build, type InlineConfig } from 'vite';
import { builtFolder, makeStamp, writeStamp } from './build-stamp.js';
import { assetsBundle, serverBundle, widgetBundle } from './bundles.ts';

/** What Vite gives back when it watches. */
interface Watcher {
  on(event: 'event', listener: (event: { code: string; error?: Error }) => void): void;
  close(): Promise<void>;
}

const settleMs = 100;
const oneKeyPressMs = 1000;
const isReady = { server: false, assets: false, widget: false };
let server: ChildProcess | null = null;
let restart: NodeJS.Timeout | undefined;
let stoppingSinceMs: number | null = null;

const watchers = [
  await watch('server', serverBundle(builtFolder)),
  await watch('assets', assetsBundle(builtFolder)),
  await watch('widget', widgetBundle(builtFolder)),
];
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stop());

async function watch(part: keyof typeof isReady, bundle: InlineConfig): Promise<Watcher> {
  const watcher = (await build({
    ...bundle,
    build: { ...bundle.build, sourcemap: true, watch: {} },
  })) as unknown as Watcher;
  watcher.on('event', ({ code }) => {
    // Vite has said what is wrong; what ran goes on running.
    if (code !== 'END' && code !== 'ERROR') return;
    isReady[part] = code === 'END';
    clearTimeout(restart);
    if (Object.values(isReady).every(Boolean)) restart = setTimeout(() => void startServer(), settleMs);
  });
  return watcher;
}

async function startServer(): Promise<void> {
  writeStamp(builtFolder, makeStamp());
  await stopServer();
  if (stoppingSinceMs !== null) return;
  // In a group of its own, so that Ctrl-C is heard here first and passed on once.
  server = spawn(process.execPath, ['--enable-source-maps', `${builtFolder}/main.js`, 'serve', '--demo'], {
    stdio: 'inherit',
    detached: true,
  });
}

async function stopServer(): Promise<void> {
  const old = server;
  server = null;
  if (old?.exitCode !== null || old.signalCode !== null) return;
  old.kill('SIGTERM');
  await once(old, 'exit');
}

/** The first time lets the server finish; a second time, meant as such, does not. */
async function stop(): Promise<void> {
  const now = performance.now();
  if (stoppingSinceMs !== null) {
    if (now - stoppingSinceMs > oneKeyPressMs) process.exit(1);
    return;
  }
  stoppingSinceMs = now;
  clearTimeout(restart);
  await stopServer();
  await Promise.all(watchers.map((watcher) => watcher.close()));
  process.exit(0);
}
