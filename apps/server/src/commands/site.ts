import type { Command } from 'commander';
import { addSite, findSiteBySlug } from '../newsroom/sites/index.ts';
import { print, UsageError, withDatabase } from './with-database.ts';

export function addSiteCommand(program: Command): void {
  const site = program.command('site').description('A publisher’s titles.');
  site
    .command('add')
    .description('Add a title with the starter house rules.')
    .argument('<slug>', 'short name in small letters, digits and hyphens')
    .requiredOption('--name <name>', 'name as readers see it')
    .option('--contact <email>', 'where mail to the team goes')
    .option('--host <host...>', 'host names that this title answers to')
    .option('--json', 'print the result as JSON')
    .action((slug: string, options: { name: string; contact?: string; host?: string[]; json?: boolean }) =>
      withDatabase(async ({ db, clock }) => {
        if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
          throw new UsageError('A slug has small letters, digits and hyphens only, like “fenmere-post”.');
        if (await findSiteBySlug(db, slug)) throw new UsageError(`There is a site “${slug}” already.`);
        const settings = {
          ...(options.contact !== undefined && { contactEmail: options.contact }),
          ...(options.host && { hosts: options.host }),
        };
        const added = await db
          .transaction()
          .execute((tx) => addSite(tx, { slug, name: options.name, settings }, { atMs: clock.now() }));
        print(
          { id: added.id, slug, name: added.name },
          {
            ...options,
            lines: [
              `Added ${added.name} (${slug}).`,
              `Add its staff next: folkmoot staff add EMAIL --site ${slug} --role editor`,
            ],
          },
        );
      }),
    );
}
