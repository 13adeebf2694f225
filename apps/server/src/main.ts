/** The command line. Each command stands in a file of its own under commands/. */
import { CommanderError, program } from 'commander';
import { addDemoCommand } from './commands/demo.ts';
import { addExportCommand } from './commands/export.ts';
import { addImportCommand } from './commands/import.ts';
import { addMigrateCommand } from './commands/migrate.ts';
import { addScreenCommand } from './commands/screen.ts';
import { addServeCommand } from './commands/serve.ts';
import { addSiteCommand } from './commands/site.ts';
import { addStaffCommand } from './commands/staff.ts';
import { addVerifyCommand } from './commands/verify.ts';
import { ConfigError } from './config.ts';
import { UsageError } from './commands/with-database.ts';

const exitCodes = { done: 0, failed: 1, wrongUse: 2 } as const;

program
  .name('folkmoot')
  .description('Reader conversation and safeguarding campaigns for local newsrooms.')
  .helpCommand(false)
  .exitOverride()
  .showHelpAfterError('(--help lists what there is)');

for (const add of [
  addServeCommand,
  addMigrateCommand,
  addDemoCommand,
  addImportCommand,
  addExportCommand,
  addVerifyCommand,
  addSiteCommand,
  addStaffCommand,
  addScreenCommand,
])
  add(program);

try {
  await program.parseAsync();
} catch (error) {
  process.exitCode = exitCodeOf(error);
}

function exitCodeOf(error: unknown): number {
  // Commander has printed its own message, or the help that was asked for.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.done : exitCodes.wrongUse;
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  if (error instanceof Error && error.cause instanceof Error)
    process.stderr.write(`  ${error.cause.message}\n`);
  return error instanceof ConfigError || error instanceof UsageError ? exitCodes.wrongUse : exitCodes.failed;
}
