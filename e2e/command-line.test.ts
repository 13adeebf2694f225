/** The command `folkmoot` as an operator types it: what it prints, and how it ends. */
import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { temporaryFolder } from './support/start-newsroom.ts';

const program = fileURLToPath(new URL('../apps/server/bin/folkmoot.js', import.meta.url));
const folder = temporaryFolder();
afterAll(() => folder.remove());

function folkmoot(words: string[], options: { input?: string; environment?: Record<string, string> } = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...words], {
    encoding: 'utf8',
    input: options.input ?? '',
    env: {
      PATH: process.env.PATH,
      FOLKMOOT_DATA: folder.path,
      FOLKMOOT_LOG_LEVEL: 'silent',
      ...options.environment,
    },
  });
  return { status, stdout, stderr };
}

const commands = ['serve', 'migrate', 'demo', 'import', 'export', 'verify', 'site', 'staff', 'screen'];

test.each(commands)('%s explains itself', (command) => {
  const { status, stdout } = folkmoot([command, '--help']);
  expect(status).toBe(0);
  expect(stdout).toContain('Usage: folkmoot');
});

test('wrong use ends with 2 and says what is wrong', () => {
  expect(folkmoot(['nonsense'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('nonsense') as string,
  });
  expect(folkmoot(['export', '--site', 'nowhere'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('no site “nowhere”') as string,
  });
  expect(folkmoot(['migrate'], { environment: { FOLKMOOT_PROT: '3000' } })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('FOLKMOOT_PROT') as string,
  });
});

test('a newsroom from nothing: site, staff, import, export, verify', () => {
  // Every command brings the database up to date first, so one before this may have run them all.
  expect(folkmoot(['migrate', '--json']).stdout).toMatch(/^\{"ran":\[.*\]\}\n$/);
  expect(folkmoot(['site', 'add', 'post', '--name', 'The Test Post', '--json'])).toMatchObject({
    status: 0,
    stdout: expect.stringContaining('"slug":"post"') as string,
  });
  expect(folkmoot(['site', 'add', 'post', '--name', 'Again']).status).toBe(2);
  expect(folkmoot(['staff', 'add', 'ines@example.org', '--site', 'post', '--role', 'editor']).status).toBe(0);
  expect(folkmoot(['staff', 'add', 'ines@example.org', '--site', 'post', '--role', 'queen']).status).toBe(2);
  const file = join(folder.path, 'disqus.xml');
  writeFileSync(
    file,
    `<?xml version="1.0"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals">
      <thread dsq:id="1"><link>https://paper.example.org/weir</link><title>The weir</title><createdAt>2020-01-01T10:00:00Z</createdAt></thread>
      <post dsq:id="2"><message>&lt;p&gt;A fine weir.&lt;/p&gt;</message><createdAt>2020-01-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>false</isSpam><author><name>Ada</name></author><thread dsq:id="1"/></post>
      <post dsq:id="3"><message>spam</message><createdAt>2020-01-02T10:00:00Z</createdAt><isDeleted>false</isDeleted><isSpam>true</isSpam><author><name>Ada</name></author><thread dsq:id="1"/></post>
    </disqus>`,
  );
  const imported = folkmoot(['import', 'disqus', file, '--site', 'post']);
  expect(JSON.parse(imported.stdout)).toEqual({ stories: 1, comments: 1, held: 0, skipped: { spam: 1 } });
  const exported = folkmoot(['export', '--site', 'post']);
  expect(
    exported.stdout
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { type: string }).type),
  ).toEqual(['folkmoot', 'author', 'story', 'comment', 'thread']);
  const verified = folkmoot(['verify', '--json']);
  expect(verified.status).toBe(0);
  expect(JSON.parse(verified.stdout)).toMatchObject({ sites: [{ site: 'post', faults: [] }] });
});

test('a broken file ends with 1 and gives line and column', () => {
  const file = join(folder.path, 'broken.xml');
  writeFileSync(file, '<?xml version="1.0"?>\n<rss><channel></rss>');
  expect(folkmoot(['import', 'wxr', file, '--site', 'post'])).toMatchObject({
    status: 1,
    stderr: expect.stringMatching(/line 2, column \d+/) as string,
  });
});

test('phrases are tried on an archive without a database', () => {
  const phrases = join(folder.path, 'phrases.txt');
  writeFileSync(phrases, 'absolute turnip\n');
  const input = '{"id":1,"text":"You Absolute  Turnip, you."}\n{"id":2,"text":"A fine day."}\n';
  const { status, stdout } = folkmoot(['screen', '--phrases', phrases, '--json'], {
    input,
    environment: { FOLKMOOT_DATA: '/nowhere/to/write' },
  });
  expect(status).toBe(0);
  const [first, second] = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { verdict: string; findings: { match: string }[] });
  expect(first).toMatchObject({ verdict: 'hold', findings: [{ match: 'Absolute  Turnip' }] });
  expect(second).toMatchObject({ verdict: 'publish', findings: [] });
  expect(folkmoot(['screen', '--phrases', phrases], { input: 'not json\n' })).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('Line 1') as string,
  });
});

test('the pages that may show a title’s threads are listed, changed and taken off', () => {
  const origins = (answer: { stdout: string }) =>
    (JSON.parse(answer.stdout) as { embedOrigins: string[] }).embedOrigins;
  const add = ['site', 'add', 'embedded', '--name', 'The Embedded Post', '--embed-origin'];
  expect(folkmoot([...add, 'https://www.example.org/news'])).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('“https://www.example.org/news” is no origin') as string,
  });
  expect(folkmoot([...add, 'https://www.example.org']).status).toBe(0);
  const set = (...words: string[]) => folkmoot(['site', 'set', 'embedded', '--json', ...words]);
  expect(origins(set('--contact', 'team@example.org'))).toEqual(['https://www.example.org']);
  const two = ['https://example.org', 'http://localhost:4000'];
  expect(origins(set('--embed-origin', 'https://Example.org/', 'http://localhost:4000'))).toEqual(two);
  expect(origins(set('--no-embed-origin'))).toEqual([]);
  expect(set().status).toBe(2);
  expect(folkmoot(['site', 'set', 'nowhere', '--no-embed-origin']).status).toBe(2);
  expect(folkmoot(['verify', '--site', 'embedded']).status).toBe(0);
});
