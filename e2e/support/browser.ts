/**
 * A browser for the journeys, with nothing to install: the one of FOLKMOOT_TEST_BROWSER, else one that is found on the PATH,
 * else the one that comes from the registry as `@sparticuz/chromium`, which runs on a bare Debian too.
 */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const require = createRequire(import.meta.url);
const axeSource = readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');

const axeTimeoutMs = 60_000;

/** Nothing is to leave this machine, whatever browser it is. */
const quietFlags = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-quic',
  '--disable-sync',
  '--no-default-browser-check',
  '--no-first-run',
  '--no-pings',
];

interface FoundBrowser {
  readonly program: string;
  readonly flags: readonly string[];
  readonly environment: Record<string, string>;
}

/** Starts a browser without a window; the caller closes it. `flags` are added to its command line. */
export async function launchBrowser(options: { flags?: readonly string[] } = {}): Promise<Browser> {
  const { program, flags, environment } = await findBrowser();
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: program,
    headless: true,
    // The sandbox needs an ordinary user; the pages that we visit are our own.
    chromiumSandbox: !isRoot,
    args: [...quietFlags, ...flags, ...(options.flags ?? [])],
    env: { ...process.env, ...environment },
  });
}

/**
 * What axe-core finds on a page, each as lines for a person to read; nothing where it finds nothing. Takes a page where
 * script is on, whether or not the page has any.
 */
export async function checkAccessibility(page: Page): Promise<string[]> {
  // Run from outside, as a debugger does, so that the page's Content-Security-Policy does not stand in the way.
  await page.evaluate(axeSource);
  const violations = await withinTime(
    page.evaluate(async () => {
      const { axe: loaded } = window as unknown as { axe: typeof axe };
      return (await loaded.run(document, { resultTypes: ['violations'] })).violations;
    }),
  );
  return violations.map((violation) => describeViolation(violation, page.url()));
}

/** With script off, axe would wait for ever. */
async function withinTime<T>(work: Promise<T>): Promise<T> {
  const inTime = new AbortController();
  const late = setTimeout(axeTimeoutMs, undefined, { signal: inTime.signal }).then(() => {
    throw new Error('axe has not answered. Is script switched off in this page?');
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    inTime.abort();
    late.catch(() => undefined);
  }
}

function describeViolation(violation: axe.Result, address: string): string {
  const places = violation.nodes.map(
    (node) =>
      `  ${node.target.join(' ')}\n    ${node.html}\n    ${(node.failureSummary ?? '').replaceAll('\n', '\n    ')}`,
  );
  return [
    `${violation.id} (${violation.impact ?? 'unknown'}) on ${address}: ${violation.help}`,
    ...places,
  ].join('\n');
}

async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env.FOLKMOOT_TEST_BROWSER;
  if (named) return { program: named, flags: [], environment: {} };
  const found = findOnPath(['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']);
  if (found !== null) return { program: found, flags: [], environment: {} };
  return unpackBrowser();
}

function findOnPath(names: readonly string[]): string | null {
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');
  const paths = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  return paths.find(isProgram) ?? null;
}

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * The package holds the browser compressed, with the libraries and fonts that a bare system lacks. Unpacked once a version,
 * beside the other packages; it takes some five seconds.
 */
async function unpackBrowser(): Promise<FoundBrowser> {
  const packed = join(dirname(require.resolve('@sparticuz/chromium')), '..');
  const { version } = JSON.parse(readFileSync(join(packed, 'package.json'), 'utf8')) as { version: string };
  const folder = fileURLToPath(
    new URL(`../../node_modules/.cache/folkmoot/chromium-${version}`, import.meta.url),
  );
  if (!existsSync(folder)) await unpackInto(folder, join(packed, 'bin'));
  const libraries = [join(folder, 'al2023', 'lib'), process.env.LD_LIBRARY_PATH ?? ''].filter(
    (path) => path !== '',
  );
  return {
    program: join(folder, 'chromium'),
    flags: ['--font-render-hinting=none'],
    environment: { LD_LIBRARY_PATH: libraries.join(':'), FONTCONFIG_FILE: join(folder, 'fonts.conf') },
  };
}

/** First under another name, so that two test files that start at once do not see half a browser. */
async function unpackInto(folder: string, packed: string): Promise<void> {
  const { inflate } = await import('@sparticuz/chromium');
  const unfinished = `${folder}.${randomBytes(4).toString('hex')}`;
  mkdirSync(unfinished, { recursive: true });
  const usual = process.env.TMPDIR;
  try {
    process.env.TMPDIR = unfinished; // where `inflate` unpacks to
    const parts = ['chromium.br', 'al2023.tar.br', 'fonts.tar.br', 'swiftshader.tar.br'];
    await Promise.all(parts.map((part) => inflate(join(packed, part))));
    writeFileSync(join(unfinished, 'fonts.conf'), describeFonts(folder));
    renameSync(unfinished, folder);
  } catch (error) {
    if (!existsSync(folder)) throw error;
  } finally {
    if (usual === undefined) delete process.env.TMPDIR;
    else process.env.TMPDIR = usual;
    rmSync(unfinished, { recursive: true, force: true });
  }
}

/** The system's fonts where it has any, and the one that comes along. */
function describeFonts(folder: string): string {
  return `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>${join(folder, 'fonts', 'fonts')}</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`;
}
