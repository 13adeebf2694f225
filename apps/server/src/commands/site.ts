import type { Command } from 'commander';
import type { SiteSettings } from '../context.ts';
import { addSite, changeSettings, findSiteBySlug, readEmbedOrigin } from '../newsroom/sites/index.ts';
import { print, requireSite, UsageError, withDatabase } from './with-database.ts';

interface SiteOptions {
  readonly contact?: string;
  readonly host?: string[];
  /** false: from `--no-embed-origin`. */
  readonly embedOrigin?: string[] | false;
  readonly json?: boolean;
}

export function addSiteCommand(program: Command): void {
  const site = program.command('site').description('A publisher’s titles.');
  addAdd(site);
  addSet(site);
}

function addAdd(site: Command): void {
  site
    .command('add')
    .description('Add a title with the starter house rules.')
    .argument('<slug>', 'short name in small letters, digits and hyphens')
    .requiredOption('--name <name>', 'name as readers see it')
    .option('--contact <email>', 'where mail to the team goes')
    .option('--host <host...>', 'host names that this title answers to')
    .option('--embed-origin <origin...>', 'origins of other pages that may show its threads')
    .option('--json', 'print the result as JSON')
    .action((slug: string, options: SiteOptions & { name: string }) =>
      withDatabase(async ({ db, clock }) => {
        if (!/^[a-z0-9]+(-[a-z0-9]+)*$/.test(slug))
          throw new UsageError('A slug has small letters, digits and hyphens only, like “fenmere-post”.');
        const settings = readSettings(options);
        if (await findSiteBySlug(db, slug)) throw new UsageError(`There is a site “${slug}” already.`);
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

function addSet(site: Command): void {
  site
    .command('set')
    .description('Change a title’s settings. What is not named stays as it is.')
    .argument('<slug>', 'short name of the title')
    .option('--contact <email>', 'where mail to the team goes')
    .option('--host <host...>', 'host names that this title answers to, in place of those before')
    .option(
      '--embed-origin <origin...>',
      'origins of other pages that may show its threads, in place of those before',
    )
    .option('--no-embed-origin', 'no other pages may show its threads')
    .option('--json', 'print the result as JSON')
    .action((slug: string, options: SiteOptions) =>
      withDatabase(async ({ db, clock }) => {
        const settings = readSettings(options);
        if (Object.keys(settings).length === 0)
          throw new UsageError('Say what to change: --contact, --host or --embed-origin.');
        const before = await requireSite(db, slug);
        const change = { site: before, settings };
        const after = await db
          .transaction()
          .execute((tx) => changeSettings(tx, change, { atMs: clock.now() }));
        const { contactEmail, hosts, embedOrigins } = after.settings;
        const lines = [
          `Mail to the team goes to ${contactEmail}.`,
          `Host names: ${hosts.join(', ') || 'any'}.`,
          `Other pages that may show its threads: ${embedOrigins.join(', ') || 'none'}.`,
        ];
        print({ slug, contactEmail, hosts, embedOrigins }, { ...options, lines });
      }),
    );
}

function readSettings(options: SiteOptions): Partial<SiteSettings> {
  const { contact, host, embedOrigin } = options;
  return {
    ...(contact !== undefined && { contactEmail: contact }),
    ...(host && { hosts: host }),
    ...(embedOrigin !== undefined && { embedOrigins: readOrigins(embedOrigin || []) }),
  };
}

function readOrigins(written: readonly string[]): string[] {
  return written.map((text) => {
    const origin = readEmbedOrigin(text);
    if (origin === null)
      throw new UsageError(`“${text}” is no origin. Write it like https://www.example.org, without a path.`);
    return origin;
  });
}
