import type { Command } from 'commander';
import { listSites } from '../newsroom/sites/index.ts';
import { fillDemonstration } from '../office/demo/index.ts';
import { print, UsageError, withDatabase } from './with-database.ts';

export function addDemoCommand(program: Command): void {
  program
    .command('demo')
    .description('Fill an empty database with the demonstration newsroom.')
    .option('--json', 'print the result as JSON')
    .action((options: { json?: boolean }) =>
      withDatabase(async (parts) => {
        if ((await listSites(parts.db)).length > 0)
          throw new UsageError('The database holds a site already. The demonstration needs an empty one.');
        const filled = await fillDemonstration(parts);
        print(filled, {
          ...options,
          lines: [`Added ${filled.stories} stories and ${filled.comments} comments.`],
        });
      }),
    );
}
