import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { countReportsByAccount, countReportsByAddress } from './reports.queries.ts';

const hourMs = 60 * 60 * 1000;

/** Reports in an hour. A banned person may still need help, so is left one. */
const reportsPerHour = { account: 20, address: 10, banned: 1 } as const;

/**
 * Throws `report-flood` for who has sent too many. Somebody signed in is counted by account alone, so that a school
 * behind one network address is not silenced together; a guest by the keyed hash of the address.
 */
export async function checkReportLimit(ctx: Ctx, networkAddress: string): Promise<void> {
  const atMs = ctx.clock.now();
  const sinceMs = atMs - hourMs;
  const { viewer } = ctx;
  const limit =
    viewer.kind === 'guest'
      ? reportsPerHour.address
      : viewer.bannedUntilMs === null
        ? reportsPerHour.account
        : reportsPerHour.banned;
  const sent =
    viewer.kind === 'guest'
      ? await countReportsByAddress(ctx.db, {
          addressHashes: [ctx.keys.network(networkAddress, atMs), ctx.keys.network(networkAddress, sinceMs)],
          sinceMs,
        })
      : await countReportsByAccount(ctx.db, { reporterId: viewer.personId, sinceMs });
  if (sent >= limit) throw new AppError('report-flood');
}
