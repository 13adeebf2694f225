import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { cruise, type ICruiseResult, type IConfiguration } from 'dependency-cruiser';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

const root = dirname(import.meta.dirname);
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as IConfiguration;
const ruleNames = (config.forbidden ?? []).map((rule) => rule.name);

const server = 'apps/server/src';
const wings = {
  newsroom: ['ledger', 'sites', 'people', 'stories', 'help'],
  conversation: ['screening', 'comments', 'reports', 'moderation', 'safeguarding'],
  campaign: ['surveys', 'advice', 'posters', 'weeks'],
  office: ['records', 'integrations', 'demo'],
};
const modules = Object.entries(wings).flatMap(([wing, names]) => names.map((name) => `${wing}/${name}`));

/** One import that the house forbids: `file` imports `imports`, and the rule says so. */
interface Trespass {
  readonly rule: string;
  readonly file: string;
  readonly imports: string;
}

const comments = `${server}/conversation/comments`;
const trespasses: readonly Trespass[] = [
  ...upwardTrespasses(),
  ...neighbourTrespasses(),
  {
    rule: 'every-module-stands-in-the-table',
    file: `${server}/newsroom/weather/index.ts`,
    imports: `${server}/errors.ts`,
  },
  {
    rule: 'ground-knows-no-wing',
    file: `${server}/db/ids.ts`,
    imports: `${server}/newsroom/people/index.ts`,
  },
  {
    rule: 'ground-knows-no-wing',
    file: `${server}/http/page.tsx`,
    imports: `${server}/newsroom/sites/index.ts`,
  },
  {
    rule: 'ground-knows-no-wing',
    file: `${server}/mail/send-mail.ts`,
    imports: `${server}/newsroom/sites/index.ts`,
  },
  {
    rule: 'ground-knows-no-wing',
    file: `${server}/context.ts`,
    imports: `${server}/newsroom/people/index.ts`,
  },
  { rule: 'db-is-lowest', file: `${server}/db/migrate.ts`, imports: `${server}/http/index.ts` },
  { rule: 'db-is-lowest', file: `${server}/db/migrate.ts`, imports: `${server}/mail/index.ts` },
  { rule: 'http-knows-no-mail', file: `${server}/http/page.tsx`, imports: `${server}/mail/index.ts` },
  {
    rule: 'another-module-through-its-index',
    file: `${comments}/submit-comment.ts`,
    imports: `${server}/newsroom/people/people.queries.ts`,
  },
  {
    rule: 'ground-through-its-index',
    file: `${comments}/comments.queries.ts`,
    imports: `${server}/db/ids.ts`,
  },
  { rule: 'ground-through-its-index', file: `${server}/http/page.tsx`, imports: `${server}/db/ids.ts` },
  {
    rule: 'only-the-wiring-sees-everything',
    file: `${comments}/submit-comment.ts`,
    imports: `${server}/build.ts`,
  },
  { rule: 'only-the-wiring-sees-everything', file: `${server}/http/page.tsx`, imports: `${server}/main.ts` },
  {
    rule: 'rules-know-no-transport',
    file: `${comments}/submit-comment.ts`,
    imports: `${server}/http/index.ts`,
  },
  { rule: 'rules-know-no-transport', file: `${comments}/submit-comment.ts`, imports: 'fastify' },
  { rule: 'rules-know-no-transport', file: `${comments}/submit-comment.ts`, imports: '@fastify/cookie' },
  {
    rule: 'rules-know-no-transport',
    file: `${comments}/submit-comment.ts`,
    imports: `${comments}/comments.routes.ts`,
  },
  {
    rule: 'rules-know-no-transport',
    file: `${comments}/submit-comment.ts`,
    imports: `${comments}/comment.view.tsx`,
  },
  { rule: 'rules-ask-queries', file: `${comments}/submit-comment.ts`, imports: 'kysely' },
  { rule: 'routes-hold-no-sql', file: `${comments}/comments.routes.ts`, imports: 'kysely' },
  {
    rule: 'queries-know-only-the-database',
    file: `${comments}/comments.queries.ts`,
    imports: `${server}/http/index.ts`,
  },
  {
    rule: 'queries-know-only-the-database',
    file: `${comments}/comments.queries.ts`,
    imports: `${comments}/comments.routes.ts`,
  },
  {
    rule: 'queries-know-only-the-database',
    file: `${comments}/comments.queries.ts`,
    imports: `${comments}/comment.view.tsx`,
  },
  {
    rule: 'views-are-given-what-they-show',
    file: `${comments}/comment.view.tsx`,
    imports: `${comments}/comments.queries.ts`,
  },
  { rule: 'engines-stay-in-db', file: `${comments}/comments.queries.ts`, imports: 'pg' },
  { rule: 'engines-stay-in-db', file: `${server}/http/page.tsx`, imports: 'node:sqlite' },
  {
    rule: 'packages-never-import-apps',
    file: 'packages/signals/src/links.ts',
    imports: `${server}/errors.ts`,
  },
  { rule: 'packages-run-anywhere', file: 'packages/signals/src/links.ts', imports: 'node:fs' },
  {
    rule: 'browser-and-server-meet-in-packages',
    file: 'apps/site/src/site.ts',
    imports: `${server}/errors.ts`,
  },
  {
    rule: 'server-imports-no-browser-code',
    file: `${server}/http/page.tsx`,
    imports: 'apps/site/src/site.ts',
  },
  { rule: 'run-without-development-packages', file: `${comments}/submit-comment.ts`, imports: 'fast-check' },
  { rule: 'nothing-unresolved', file: `${comments}/submit-comment.ts`, imports: `${comments}/not-there.ts` },
];

/** What the packages' lists say: `fast-check` is there for development alone. */
const packageList = {
  dependencies: { fastify: '*', '@fastify/cookie': '*', kysely: '*', pg: '*' },
  devDependencies: { 'fast-check': '*' },
};

let house: string;

beforeEach(() => {
  house = mkdtempSync(join(tmpdir(), 'folkmoot-boundaries-'));
  symlinkSync(join(root, 'node_modules'), join(house, 'node_modules'));
  write('package.json', JSON.stringify(packageList));
});

afterEach(() => {
  rmSync(house, { recursive: true, force: true });
});

describe('what the house forbids', () => {
  test('each import that a rule is there for', async () => {
    const files = Map.groupBy(trespasses, ({ file }) => file);
    for (const [file, imports] of files) build([file, ...imports.map((trespass) => trespass.imports)]);
    const found = await findViolations();
    const unseen = trespasses.filter(
      ({ rule, file, imports }) =>
        !found.some(
          (one) =>
            one.rule.name === rule && one.from === file && one.to.includes(imports.replace('node:', '')),
        ),
    );
    expect(unseen).toEqual([]);
  });

  test('two files that need each other at run time', async () => {
    build([`${comments}/submit-comment.ts`, `${comments}/edit-comment.ts`]);
    build([`${comments}/edit-comment.ts`, `${comments}/submit-comment.ts`]);
    expect(await findBrokenRules()).toEqual(['no-cycles']);
  });

  test('nothing by a rule that is not shown at work here', () => {
    const shown = new Set(['no-cycles', ...trespasses.map(({ rule }) => rule)]);
    expect(ruleNames.filter((name) => !shown.has(name ?? ''))).toEqual([]);
  });
});

describe('what the house allows', () => {
  test('a way from the wiring to the database that breaks nothing', async () => {
    build([`${server}/main.ts`, `${server}/build.ts`]);
    build([
      `${server}/build.ts`,
      `${comments}/index.ts`,
      `${server}/http/index.ts`,
      `${server}/mail/mailbox.routes.tsx`,
    ]);
    build([`${comments}/index.ts`, `${comments}/comments.routes.tsx`]);
    build([
      `${comments}/comments.routes.tsx`,
      `${comments}/submit-comment.ts`,
      `${comments}/comment.view.tsx`,
      `${server}/http/index.ts`,
      'fastify',
    ]);
    build([`${comments}/comment.view.tsx`, `${server}/http/index.ts`]);
    build([
      `${comments}/submit-comment.ts`,
      `${comments}/comments.queries.ts`,
      `${server}/newsroom/people/index.ts`,
      `${server}/conversation/screening/index.ts`,
    ]);
    build([`${comments}/comments.queries.ts`, `${server}/db/index.ts`, 'kysely']);
    build([`${server}/db/index.ts`, `${server}/db/sqlite/dialect.ts`]);
    build([`${server}/db/sqlite/dialect.ts`, 'node:sqlite', 'kysely']);
    build([`${server}/mail/mailbox.routes.tsx`, `${server}/http/index.ts`, `${server}/mail/mail.queries.ts`]);
    build([`${server}/office/demo/index.ts`, `${comments}/index.ts`, `${server}/newsroom/stories/index.ts`]);
    expect(await findBrokenRules()).toEqual([]);
  });

  test('types that know each other, since they are gone at run time', async () => {
    write(`${server}/http/page.tsx`, "import type { App } from './app.ts';\nexport type Page = App;\n");
    write(
      `${server}/http/app.ts`,
      "import type { Page } from './page.tsx';\nexport interface App { page: Page }\n",
    );
    expect(await findBrokenRules()).toEqual([]);
  });
});

/** From each wing into each higher one. */
function upwardTrespasses(): Trespass[] {
  const names = Object.keys(wings) as (keyof typeof wings)[];
  return names.flatMap((wing, index) =>
    names.slice(index + 1).map((higher) => ({
      rule: `wings-downwards-only: ${wing}`,
      file: `${server}/${wing}/${wings[wing][0]}/do-something.ts`,
      imports: `${server}/${higher}/${wings[higher][0]}/index.ts`,
    })),
  );
}

/** From each module into the next one of its wing. */
function neighbourTrespasses(): Trespass[] {
  return modules.flatMap((name, index) => {
    const next = modules[index + 1];
    if (next?.split('/')[0] !== name.split('/')[0]) return [];
    return [
      {
        rule: `modules-in-order: ${name}`,
        file: `${server}/${name}/do-something.ts`,
        imports: `${server}/${next}/index.ts`,
      },
    ];
  });
}

/** Writes a file with these imports, and an empty file for each that is not there yet. */
function build([file, ...imports]: [string, ...string[]]): void {
  const lines = imports.map((target) => {
    if (!/^(apps|packages)\//.test(target)) return `import '${target}';`;
    if (!target.endsWith('not-there.ts')) write(target, 'export {};\n', { keep: true });
    return `import '${relativeImport(file, target)}';`;
  });
  write(file, `${lines.join('\n')}\n`);
}

function relativeImport(file: string, target: string): string {
  return `${'../'.repeat(file.split('/').length - 1)}${target}`;
}

function write(file: string, text: string, { keep = false } = {}): void {
  const path = join(house, file);
  mkdirSync(dirname(path), { recursive: true });
  try {
    writeFileSync(path, text, { flag: keep ? 'wx' : 'w' });
  } catch (error) {
    if (!(keep && (error as NodeJS.ErrnoException).code === 'EEXIST')) throw error;
  }
}

async function findBrokenRules(): Promise<string[]> {
  return [...new Set((await findViolations()).map((violation) => violation.rule.name))];
}

async function findViolations(): Promise<ICruiseResult['summary']['violations']> {
  const { tsConfig: _tsConfig, ...options } = config.options ?? {};
  const folders = ['apps', 'packages'].filter((folder) => existsSync(join(house, folder)));
  const result = await cruise(folders, { ...options, baseDir: house, ruleSet: config, validate: true });
  return (result.output as ICruiseResult).summary.violations;
}
