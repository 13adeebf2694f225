import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import type { Command } from 'commander';
import type { Site } from '../context.ts';
import type { Db } from '../db/index.ts';
import { exportSite } from '../office/integrations/index.ts';
import { requireSite, withDatabase } from './with-database.ts';

export function addExportCommand(program: Command): void {
  program
    .command('export')
    .description('Write all of a title’s stories and comments as JSON Lines.')
    .requiredOption('--site <slug>', 'the title')
    .option('--out <file>', 'write here instead of to standard output')
    .option('--json', 'the output is JSON in any case; accepted so that every command knows it')
    .action((options: { site: string; out?: string }) =>
      withDatabase(async ({ db }) => {
        const site = await requireSite(db, options.site);
        if (options.out === undefined) return writeLines(db, site, process.stdout);
        const file = createWriteStream(options.out);
        await writeLines(db, site, file);
        file.end();
        await finished(file);
      }),
    );
}

/** One still picture of the site, written as fast as the other end takes it. */
async function writeLines(db: Db, site: Site, output: Writable): Promise<void> {
  await db
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      for await (const line of exportSite(tx, site))
        if (!output.write(`${JSON.stringify(line)}\n`)) await once(output, 'drain');
    });
}
