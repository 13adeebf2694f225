import type { Command } from 'commander';
import { openConfiguredDatabase } from '../build.ts';
import { readConfig } from '../config.ts';
import { migrate } from '../db/index.ts';
import { print } from './with-database.ts';

export function addMigrateCommand(program: Command): void {
  program
    .command('migrate')
    .description('Bring the database up to date. Every other command does this first, too.')
    .option('--json', 'print the result as JSON')
    .action(async (options: { json?: boolean }) => {
      const db = openConfiguredDatabase(readConfig());
      try {
        const ran = await migrate(db);
        print(
          { ran },
          {
            ...options,
            lines: [ran.length === 0 ? 'The database is up to date.' : `Done: ${ran.join(', ')}`],
          },
        );
      } finally {
        await db.destroy();
      }
    });
}
