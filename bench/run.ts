/**
 * `npm run bench -- [SECTION…] [--json] [--seconds N] [--longest N]`: measures, prints a table, and keeps the figures
 * in bench/results/. `--longest` leaves longer threads out, which take longest to make. It asserts nothing about time: docs/performance.md says what the figures mean.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { isBuilt } from '../scripts/build-stamp.js';
import { build } from '../scripts/build.ts';
import { afterWrite } from './sections/after-write.ts';
import { live } from './sections/live.ts';
import { posting } from './sections/posting.ts';
import { memory, start } from './sections/process.ts';
import { counts, notModified, threads } from './sections/reading.ts';
import { widget } from './sections/widget.ts';
import { makeNewsroom, type Newsroom } from './support/newsroom.ts';
import { pinning } from './support/processes.ts';
import type { Row, Section } from './support/section.ts';
import { formatTable } from './support/table.ts';

const sections: readonly Section[] = [
  threads,
  notModified,
  counts,
  afterWrite,
  posting,
  live,
  widget,
  memory,
  start,
];
const readers = 3_000;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    json: { type: 'boolean', default: false },
    seconds: { type: 'string', default: '5' },
    longest: { type: 'string', default: '100000' },
  },
});
const unknown = positionals.filter((name) => !sections.some((section) => section.name === name));
const seconds = Number(values.seconds);
const longest = Number(values.longest);
if (unknown.length > 0 || !(seconds > 0) || !(longest >= 10_000)) {
  const names = sections.map((section) => section.name).join(' ');
  process.stderr.write(
    `Usage: npm run bench -- [SECTION…] [--json] [--seconds N] [--longest N]\nSections: ${names}\n`,
  );
  process.exit(2);
}
await measure(sections.filter((section) => positionals.length === 0 || positionals.includes(section.name)));

async function measure(chosen: readonly Section[]): Promise<void> {
  if (!isBuilt()) await build();
  const lengths = [...new Set(chosen.flatMap((section) => section.threads))]
    .filter((length) => length <= longest)
    .sort((a, b) => a - b);
  let made: Promise<Newsroom> | undefined;
  const newsroom = (): Promise<Newsroom> => (made ??= makeNewsroom({ threads: lengths, readers }));
  const results: { section: string; rows: Row[] }[] = [];
  try {
    for (const section of chosen) {
      process.stderr.write(`${section.name} …\n`);
      results.push({ section: section.name, rows: await section.run({ seconds, longest, newsroom }) });
    }
  } finally {
    (await made)?.remove();
  }
  report(results);
}

function report(results: readonly { section: string; rows: readonly Row[] }[]): void {
  const at = new Date().toISOString();
  const machine = {
    processor: cpus()[0]?.model ?? 'unknown',
    cores: cpus().length,
    memoryMegabytes: Math.round(totalmem() / 1024 ** 2),
    node: process.version,
    pinning,
  };
  const text = `${JSON.stringify({ at, machine, seconds, results }, null, 2)}\n`;
  const folder = join(import.meta.dirname, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${at.slice(0, 10)}.json`), text);
  const table = formatTable(results.flatMap((one) => one.rows));
  process.stdout.write(
    values.json
      ? text
      : `${machine.processor}, ${machine.cores} cores, Node ${machine.node}; ${pinning}\n\n${table}\n`,
  );
}
