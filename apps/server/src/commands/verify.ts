import type { Command } from 'commander';
import { projections } from '../build.ts';
import { verifyLedger } from '../newsroom/ledger/index.ts';
import { listSites } from '../newsroom/sites/index.ts';
import { print, requireSite, withDatabase } from './with-database.ts';

export function addVerifyCommand(program: Command): void {
  program
    .command('verify')
    .description('Recompute the event log’s chain and every state from it, and say which row does not fit.')
    .option('--site <slug>', 'one title; all of them where left out')
    .option('--json', 'print the result as JSON')
    .action((options: { site?: string; json?: boolean }) =>
      withDatabase(async ({ db }) => {
        const sites =
          options.site === undefined ? await listSites(db) : [await requireSite(db, options.site)];
        const reports = [];
        for (const site of sites)
          reports.push({ site: site.slug, ...(await verifyLedger(db, site.id, projections)) });
        const faults = reports.flatMap((report) =>
          report.faults.map((fault) => `${report.site}: ${fault.row}: ${fault.problem}`),
        );
        const lines = reports.map(
          (report) =>
            `${report.site}: ${report.events} events, ${report.subjects} subjects, ${report.faults.length} faults`,
        );
        print({ sites: reports }, { ...options, lines: [...lines, ...faults] });
        if (faults.length > 0) process.exitCode = 1;
      }),
    );
}
