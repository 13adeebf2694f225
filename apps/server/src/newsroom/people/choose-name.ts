import type { Ctx } from '../../context.ts';
import { announce, locked } from '../../db/index.ts';
import { AppError } from '../../errors.ts';
import { appendEvents } from '../ledger/index.ts';
import { banEnd, isBanned } from './ban.ts';
import { checkName, orNameTaken, refuseTakenName } from './check-name.ts';
import { dayText } from './day-text.ts';
import { updateName } from './people.queries.ts';

const nameDays = 30;

/**
 * Changes the viewer's own public name: once in 30 days, counted from the last change, so that a slip made at the first
 * sign-in can be mended. The same name again changes nothing. For readers; throws `sign-in-needed`, `person-banned`,
 * `name-changed-lately`, `name-taken` and what `checkName` throws.
 */
export async function chooseName(ctx: Ctx, input: { name: string }): Promise<void> {
  const { viewer, site } = ctx;
  if (viewer.kind === 'guest') throw new AppError('sign-in-needed');
  const atMs = ctx.clock.now();
  const change = ctx.db.transaction();
  await orNameTaken(() =>
    change.execute(async (tx) => {
      const person = await locked(
        tx,
        tx.selectFrom('people').selectAll().where('id', '=', viewer.personId),
      ).executeTakeFirstOrThrow();
      if (isBanned(person, atMs) && person.bannedUntilMs !== null)
        throw new AppError('person-banned', { params: { until: banEnd(person.bannedUntilMs) } });
      const { name, key } = checkName(site, { name: input.name, isTeam: person.badge !== null });
      if (name === person.name) return;
      refuseEarly(person.nameChangedAtMs, atMs);
      await refuseTakenName(tx, { siteId: site.id, key, exceptId: person.id });
      await updateName(tx, { id: person.id, name, nameKey: key, atMs });
      await announce(tx, 'person', { personId: person.id });
      const subject = `person:${person.id}`;
      await appendEvents(tx, [{ siteId: site.id, atMs, subject, actor: subject, action: 'person.named' }]);
    }),
  );
}

function refuseEarly(changedAtMs: number | null, nowMs: number): void {
  if (changedAtMs === null) return;
  const againAtMs = changedAtMs + nameDays * 24 * 60 * 60 * 1000;
  if (nowMs < againAtMs)
    throw new AppError('name-changed-lately', { field: 'name', params: { date: dayText(againAtMs) } });
}
