import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { textFingerprint } from '@folkmoot/signals';
import type { Command } from 'commander';
import type { SiteSettings } from '../context.ts';
import { screen, type Draft, type Screening } from '../conversation/screening/index.ts';
import { defaultSettings } from '../newsroom/sites/index.ts';
import { requireSite, UsageError, withDatabase } from './with-database.ts';

interface ScreenOptions {
  site?: string;
  phrases?: string;
  json?: boolean;
}

/** One line of the archive that is tried. */
interface ArchiveLine {
  readonly id: string | number;
  readonly text: string;
  readonly author?: string;
}

export function addScreenCommand(program: Command): void {
  program
    .command('screen')
    .description(
      'Try the screening on texts from standard input, one JSON object {id, text, author?} a line.',
    )
    .option('--site <slug>', 'the title whose settings and phrases are used')
    .option('--phrases <file>', 'hold these phrases, one a line, in place of the site’s; needs no database')
    .option('--json', 'print {id, verdict, findings} as JSON, a line each')
    .action(async (options: ScreenOptions) => screenLines(await readSettings(options), options));
}

async function readSettings(options: ScreenOptions): Promise<SiteSettings> {
  if (options.phrases !== undefined) return { ...defaultSettings, holdPhrases: readPhrases(options.phrases) };
  const { site } = options;
  if (site === undefined)
    throw new UsageError('Name the title with --site, or a list of phrases with --phrases.');
  return withDatabase(async ({ db }) => (await requireSite(db, site)).settings);
}

function readPhrases(file: string): string[] {
  try {
    return readFileSync(file, 'utf8')
      .split(/\r?\n/)
      .filter((line) => line.trim() !== '');
  } catch (error) {
    throw new UsageError(`The list of phrases “${file}” could not be read.`, { cause: error });
  }
}

async function screenLines(settings: SiteSettings, options: ScreenOptions): Promise<void> {
  let number = 0;
  const earlier = new Map<string, string[]>();
  for await (const line of createInterface({ input: process.stdin })) {
    number += 1;
    if (line.trim() === '') continue;
    const entry = readLine(line, number);
    process.stdout.write(`${describe(entry, screen(asDraft(entry, earlier), settings), options)}\n`);
  }
}

function readLine(line: string, number: number): ArchiveLine {
  const entry = parse(line) as Partial<ArchiveLine> | null;
  if (typeof entry?.text !== 'string' || (typeof entry.id !== 'string' && typeof entry.id !== 'number'))
    throw new UsageError(`Line ${number} is not a JSON object with “id” and “text”.`);
  return {
    id: entry.id,
    text: entry.text,
    ...(typeof entry.author === 'string' && { author: entry.author }),
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

/** An archive tells nothing of pace or standing: its authors are taken for known ones, and repeats are theirs alone. */
function asDraft(entry: ArchiveLine, earlier: Map<string, string[]>): Draft {
  const fingerprints = entry.author === undefined ? [] : (earlier.get(entry.author) ?? []);
  if (entry.author !== undefined) earlier.set(entry.author, [...fingerprints, textFingerprint(entry.text)]);
  return {
    text: entry.text,
    threadMode: 'open',
    author: { isNewcomer: false, recentFingerprints: fingerprints, commentsInLastMinute: 0 },
  };
}

function describe(entry: ArchiveLine, screening: Screening, options: ScreenOptions): string {
  const findings = screening.findings.map((one) => ({
    ...one,
    match: one.start === null || one.end === null ? null : entry.text.slice(one.start, one.end),
  }));
  if (options.json === true) return JSON.stringify({ id: entry.id, verdict: screening.verdict, findings });
  return `${entry.id}\t${screening.verdict}\t${findings.map((one) => `${one.phase}${one.match === null ? '' : ` “${one.match}”`}`).join('; ')}`;
}
