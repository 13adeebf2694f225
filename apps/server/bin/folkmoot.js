#!/usr/bin/env node
/**
 * The command `folkmoot`: sees to it that the right Node runs and that what is built is up to date, then hands over to
 * the built server. JavaScript that an old Node understands, because an old Node may be the one to start it.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire, enableCompileCache } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const neededVersion = 24;
const oneKeyPressMs = 1000;
const require = createRequire(import.meta.url);
const built = new URL('../dist/main.js', import.meta.url);
const stampScript = new URL('../../../scripts/build-stamp.js', import.meta.url);
const buildScript = new URL('../../../scripts/build.ts', import.meta.url);

/** An import turns over much memory in a short time; a small nursery keeps a file of any size under 300 MB. */
const importFlag = '--max-semi-space-size=4';
const isFrugal = process.argv[2] !== 'import' || process.execArgv.includes(importFlag);

if (!isNewEnough()) runOn(findNode());
else if (!isFrugal) runOn(process.execPath, [importFlag]);
else {
  await buildWhereNeeded();
  hearEachSignalOnce();
  // Keeps what Node compiled, so that the next start need not compile it again.
  enableCompileCache(fileURLToPath(new URL('../dist/.compiled', import.meta.url)));
  await import(built.href);
}

function isNewEnough() {
  return Number(process.versions.node.split('.')[0]) >= neededVersion;
}

/**
 * Runs this same command once more, on another Node or with another flag.
 * @param {string} program
 * @param {string[]} flags
 */
function runOn(program, flags = []) {
  const child = spawn(program, [...flags, ...process.argv.slice(1)], { stdio: 'inherit' });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => child.kill(/** @type {NodeJS.Signals} */ (signal)));
  }
  child.on('error', fail);
  child.on('exit', (code, signal) => {
    if (signal === null) process.exit(code ?? 1);
    process.removeAllListeners(signal);
    process.kill(process.pid, signal);
  });
}

/** The `node` package, one of our dependencies, is the Node that we need. */
function findNode() {
  try {
    const folder = join(dirname(require.resolve('node/package.json')), 'bin');
    const program = ['node', 'node.exe'].map((name) => join(folder, name)).find((path) => existsSync(path));
    if (program !== undefined) return program;
  } catch {
    // said below
  }
  return fail(new Error(`Folkmoot needs Node ${neededVersion} or later; this is ${process.version}.`));
}

/** With the sources and the tools at hand; an installation for production has neither and runs what was built. */
async function buildWhereNeeded() {
  const isHere = existsSync(built);
  if (!canBuild()) {
    if (!isHere)
      fail(new Error('Nothing is built yet. Install with the development packages and run: npm run build'));
    return;
  }
  const { isBuilt } = await import(stampScript.href);
  if (isBuilt()) return;
  process.stderr.write('Building…\n');
  // In a process of its own, since what builds would stay in the server's memory.
  const { status } = spawnSync(process.execPath, [fileURLToPath(buildScript)], { stdio: 'inherit' });
  if (status !== 0) process.exit(1);
}

function canBuild() {
  if (!existsSync(stampScript)) return false;
  try {
    require.resolve('vite/package.json');
    return true;
  } catch {
    return false;
  }
}

/**
 * One Ctrl-C can arrive twice: from the terminal, which tells every process in front, and from npm, which passes on what
 * it was told. The server would take the second for "now, at once". So what comes again within a second is the same.
 */
function hearEachSignalOnce() {
  const pass = process.emit.bind(process);
  /** @type {Map<string | symbol, number>} */
  const heardAtMs = new Map();
  /** @type {(name: string | symbol, ...rest: unknown[]) => boolean} */
  const emitOnce = (name, ...rest) => {
    if (name === 'SIGINT' || name === 'SIGTERM') {
      const now = performance.now();
      if (now - (heardAtMs.get(name) ?? -Infinity) < oneKeyPressMs) return true;
      heardAtMs.set(name, now);
    }
    return Reflect.apply(pass, process, [name, ...rest]);
  };
  Object.assign(process, { emit: emitOnce });
}

/**
 * @param {Error} error
 * @returns {never}
 */
function fail(error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
