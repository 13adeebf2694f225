import type { Command } from 'commander';
import { buildServer, createLog, openConfiguredDatabase, readSecret } from '../build.ts';
import { readConfig, type Config } from '../config.ts';
import { systemClock } from '../context.ts';
import { migrate } from '../db/index.ts';
import { addressKeys } from '../newsroom/people/index.ts';
import { listSites } from '../newsroom/sites/index.ts';
import { fillDemonstration, isDemonstration, makeStaffLink } from '../office/demo/index.ts';

export function addServeCommand(program: Command): void {
  program
    .command('serve')
    .description('Serve the site and the desk until it is told to stop (Ctrl-C).')
    .option(
      '--demo',
      'fill an empty database with the demonstration newsroom, show its mailbox, and print a staff link',
    )
    .action((options: { demo?: boolean }) => serve(readConfig(), { isDemo: options.demo === true }));
}

async function serve(config: Config, options: { isDemo: boolean }): Promise<void> {
  const db = openConfiguredDatabase(config);
  const log = createLog(options.isDemo && process.stdout.isTTY ? { ...config, logLevel: 'warn' } : config);
  const parts = { db, clock: systemClock, log, keys: addressKeys(readSecret(config)) };
  await migrate(db);
  if (options.isDemo && (await listSites(db)).length === 0) await fillDemonstration(parts);
  // A database with a real newsroom in it never shows its mail or gives a way in, whatever the command says.
  const isDemo = options.isDemo && (await isDemonstration(db));
  const server = await buildServer(config, db, { log, hasMailbox: isDemo && config.smtpUrl === null });
  const origin = await server.start();
  stopOnSignal(() => server.stop());
  const lines = [`The site      ${origin}/`];
  if (isDemo)
    lines.push(
      `The desk      ${origin}${await makeStaffLink(parts)}  (once, for you)`,
      `The mailbox   ${origin}/dev/mail`,
    );
  else lines.push(`The desk      ${origin}/desk`);
  process.stdout.write(`${lines.join('\n')}\n`);
}

/** The first signal drains; a second one ends at once. */
function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      if (isStopping) process.exit(1);
      isStopping = true;
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          process.stderr.write(`${String(error)}\n`);
          process.exit(1);
        },
      );
    });
}
