import { createReadStream, statSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Transform, type Readable } from 'node:stream';
import { SingleBar } from 'cli-progress';
import type { Command } from 'commander';
import {
  importRecords,
  readDisqus,
  readWxr,
  restoreExport,
  type ImportParts,
  type ImportSummary,
} from '../office/integrations/index.ts';
import { requireSite, UsageError, withDatabase } from './with-database.ts';

type Format = (parts: ImportParts, source: Readable) => Promise<ImportSummary>;

const formats: Readonly<Record<string, { description: string; run: Format }>> = {
  wxr: {
    description: 'a WordPress export (WXR)',
    run: (parts, source) => importRecords(parts, readWxr(source)),
  },
  disqus: {
    description: 'a Disqus export (XML)',
    run: (parts, source) => importRecords(parts, readDisqus(source)),
  },
  folkmoot: {
    description: 'what folkmoot export wrote',
    run: (parts, source) => restoreExport(parts, createInterface({ input: source, crlfDelay: Infinity })),
  },
};

export function addImportCommand(program: Command): void {
  const command = program
    .command('import')
    .description('Bring in stories and comments. Run it again and nothing comes in twice.');
  for (const [name, format] of Object.entries(formats))
    command
      .command(name)
      .description(`Bring in ${format.description}.`)
      .argument('<file>', 'the file to read')
      .requiredOption('--site <slug>', 'the title that it comes into')
      .option('--json', 'the result is JSON in any case; accepted so that every command knows it')
      .action((file: string, options: { site: string }) =>
        withDatabase(async (parts) => {
          const site = await requireSite(parts.db, options.site);
          const { source, progress } = openFile(file);
          try {
            const summary = await format.run({ ...parts, site }, source);
            progress?.stop();
            process.stdout.write(`${JSON.stringify(summary)}\n`);
          } finally {
            progress?.stop();
          }
        }),
      );
}

/** The file as a stream, with a bar that shows how much of it has been read where somebody looks at a terminal. */
function openFile(path: string): { source: Readable; progress: SingleBar | null } {
  const stats = statSync(path, { throwIfNoEntry: false });
  if (!stats?.isFile()) throw new UsageError(`There is no file “${path}”.`);
  const file = createReadStream(path);
  if (!process.stderr.isTTY) return { source: file, progress: null };
  const progress = new SingleBar({
    format: '{bar} {percentage}% · {duration_formatted}',
    stream: process.stderr,
    hideCursor: true,
  });
  progress.start(stats.size, 0);
  const counted = new Transform({
    transform: (chunk: Buffer, _encoding, done) => {
      progress.increment(chunk.length);
      done(null, chunk);
    },
  });
  file.on('error', (error) => counted.destroy(error));
  return { source: file.pipe(counted), progress };
}
