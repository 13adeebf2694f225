import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { Row, Section } from '../support/section.ts';

const root = join(import.meta.dirname, '../..');
const budgetBytes = 8 * 1024;

/** What a reader's browser loads to show a thread: script and style. Ours stands where the build puts it. */
const widgets = [
  { what: 'Folkmoot', files: ['apps/server/dist/widget.js', 'apps/server/dist/widget.css'] },
  {
    what: '@waline/client',
    files: ['node_modules/@waline/client/dist/waline.js', 'node_modules/@waline/client/dist/waline.css'],
  },
  { what: 'artalk', files: ['node_modules/artalk/dist/Artalk.js', 'node_modules/artalk/dist/Artalk.css'] },
  { what: 'twikoo', files: ['node_modules/twikoo/dist/twikoo.all.min.js'] },
];

export const widget: Section = {
  name: 'widget',
  threads: [],
  run: () => Promise.resolve(widgets.flatMap(weigh)),
};

function weigh(one: { what: string; files: readonly string[] }): Row[] {
  const paths = one.files.map((file) => join(root, file));
  if (!paths.every((path) => existsSync(path))) {
    process.stderr.write(`widget: ${one.what} is not there, so it is left out\n`);
    return [];
  }
  const contents = paths.map((path) => readFileSync(path));
  const brotli = sum(contents.map((content) => brotliCompressSync(content).length));
  const gzip = sum(contents.map((content) => gzipSync(content, { level: 9 }).length));
  const note = `${gzip.toLocaleString('en-GB')} bytes gzip`;
  const budget = { words: '≤ 8 kB brotli', isKept: brotli <= budgetBytes };
  return [
    {
      what: `widget, ${one.what}`,
      figure: brotli,
      unit: 'bytes brotli',
      note,
      ...(one.what === 'Folkmoot' && { budget }),
    },
  ];
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
