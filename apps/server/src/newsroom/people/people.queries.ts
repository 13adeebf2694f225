import type { AgeBand, StaffRole } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import type { PersonRow } from './people.tables.ts';

export interface Person {
  readonly id: string;
  readonly name: string;
  /** null for an imported author who has not signed in. */
  readonly ageBand: AgeBand | null;
  readonly badge: 'staff' | 'partner' | null;
  /** null: not banned; a time that is over says nothing any more. `isBanned` knows. */
  readonly bannedUntilMs: number | null;
  readonly rulesVersion: number | null;
  readonly createdAtMs: number;
  readonly isClaimed: boolean;
}

export async function findPerson(db: Db, who: { siteId: string; personId: string }): Promise<Person | null> {
  const row = await findPersonRow(db, who);
  if (!row) return null;
  const { id, name, ageBand, badge, bannedUntilMs, rulesVersion, createdAtMs } = row;
  return {
    id,
    name,
    ageBand,
    badge,
    bannedUntilMs,
    rulesVersion,
    createdAtMs,
    isClaimed: row.isClaimed === 1,
  };
}

function findPersonRow(db: Db, who: { siteId: string; personId: string }): Promise<PersonRow | undefined> {
  return db
    .selectFrom('people')
    .selectAll()
    .where('id', '=', who.personId)
    .where('siteId', '=', who.siteId)
    .executeTakeFirst();
}

export function findPersonByEmail(
  db: Db,
  who: { siteId: string; emailHash: string },
): Promise<PersonRow | undefined> {
  return db
    .selectFrom('people')
    .selectAll()
    .where('siteId', '=', who.siteId)
    .where('emailHash', '=', who.emailHash)
    .executeTakeFirst();
}

/** Somebody else who has a name with this key. */
export function findNameHolder(
  db: Db,
  name: { siteId: string; nameKey: string; exceptId: string | null },
): Promise<{ id: string } | undefined> {
  return db
    .selectFrom('people')
    .select('id')
    .where('siteId', '=', name.siteId)
    .where('nameKey', '=', name.nameKey)
    .where('id', '!=', name.exceptId ?? '')
    .executeTakeFirst();
}

export async function insertPerson(tx: Db, row: PersonRow): Promise<void> {
  await tx.insertInto('people').values(row).execute();
}

/** Makes an imported author's row that of the person who signed in with the address. False when it was one already. */
export async function claimPerson(
  tx: Db,
  person: { id: string; name: string; nameKey: string; ageBand: AgeBand },
): Promise<boolean> {
  const { id, name, nameKey, ageBand } = person;
  const result = await tx
    .updateTable('people')
    .set({ name, nameKey, ageBand, isClaimed: 1 })
    .where('id', '=', id)
    .where('isClaimed', '=', 0)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

export async function updateName(
  tx: Db,
  person: { id: string; name: string; nameKey: string; atMs: number },
): Promise<void> {
  const { id, name, nameKey, atMs } = person;
  await tx.updateTable('people').set({ name, nameKey, nameChangedAtMs: atMs }).where('id', '=', id).execute();
}

/** The address that mail for this person goes to; null for an imported author who has not signed in. */
export async function findEmail(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom('personAddresses')
    .select('email')
    .where('personId', '=', personId)
    .executeTakeFirst();
  return row?.email ?? null;
}

export async function insertEmail(tx: Db, personId: string, email: string): Promise<void> {
  await tx
    .insertInto('personAddresses')
    .values({ personId, email })
    .onConflict((conflict) => conflict.column('personId').doUpdateSet({ email }))
    .execute();
}

/** Notes which version of the house rules a person agreed to. */
export async function agreeToRules(tx: Db, input: { personId: string; version: number }): Promise<void> {
  await tx
    .updateTable('people')
    .set({ rulesVersion: input.version })
    .where('id', '=', input.personId)
    .execute();
}

/** True when the person did not have the role before. */
export async function insertRole(
  tx: Db,
  grant: { siteId: string; personId: string; role: StaffRole; atMs: number },
): Promise<boolean> {
  const { siteId, personId, role, atMs } = grant;
  const result = await tx
    .insertInto('personRoles')
    .values({ siteId, personId, role, grantedAtMs: atMs })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function insertPromisedRole(
  tx: Db,
  promise: { siteId: string; emailHash: string; role: StaffRole; atMs: number },
): Promise<boolean> {
  const { siteId, emailHash, role, atMs } = promise;
  const result = await tx
    .insertInto('promisedRoles')
    .values({ siteId, emailHash, role, promisedAtMs: atMs })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

export async function findPromisedRoles(
  db: Db,
  who: { siteId: string; emailHash: string },
): Promise<StaffRole[]> {
  const rows = await db
    .selectFrom('promisedRoles')
    .select('role')
    .where('siteId', '=', who.siteId)
    .where('emailHash', '=', who.emailHash)
    .orderBy('role')
    .execute();
  return rows.map((row) => row.role);
}

export async function deletePromisedRoles(tx: Db, who: { siteId: string; emailHash: string }): Promise<void> {
  await tx
    .deleteFrom('promisedRoles')
    .where('siteId', '=', who.siteId)
    .where('emailHash', '=', who.emailHash)
    .execute();
}

/** A `staff` badge stays when a partner's role is added to it. */
export async function setBadge(tx: Db, personId: string, badge: 'staff' | 'partner'): Promise<void> {
  let query = tx.updateTable('people').set({ badge }).where('id', '=', personId);
  if (badge === 'partner') query = query.where('badge', 'is', null);
  await query.execute();
}

/** What an export says of the authors of a site: everyone there, for the exporter to pick from. */
export function listAuthors(
  db: Db,
  siteId: string,
): Promise<Pick<PersonRow, 'id' | 'importKey' | 'emailHash' | 'name' | 'badge'>[]> {
  return db
    .selectFrom('people')
    .select(['id', 'importKey', 'emailHash', 'name', 'badge'])
    .where('siteId', '=', siteId)
    .execute();
}
