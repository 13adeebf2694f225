import { InvalidArgumentError, Option, type Command } from 'commander';
import { staffRoles, type StaffRole } from '../context.ts';
import { isEmailAddress } from '../mail/index.ts';
import { addStaff } from '../newsroom/people/index.ts';
import { print, requireSite, withDatabase } from './with-database.ts';

export function addStaffCommand(program: Command): void {
  const staff = program.command('staff').description('Who works at a title, and as what.');
  staff
    .command('add')
    .description('Give somebody a role. It holds from their next sign-in with that address.')
    .argument('<email>', 'their e-mail address', readEmail)
    .requiredOption('--site <slug>', 'the title')
    .addOption(new Option('--role <role>', 'what they do').choices(staffRoles).makeOptionMandatory())
    .option('--json', 'print the result as JSON')
    .action((email: string, options: { site: string; role: StaffRole; json?: boolean }) =>
      withDatabase(async ({ db, clock, keys }) => {
        const site = await requireSite(db, options.site);
        await addStaff({ db, clock, keys, site }, { email, role: options.role });
        print(
          { site: site.slug, role: options.role },
          { ...options, lines: [`Done. The role holds from the next sign-in with that address.`] },
        );
      }),
    );
}

function readEmail(text: string): string {
  if (!isEmailAddress(text)) throw new InvalidArgumentError('It must be an address like name@example.org.');
  return text;
}
