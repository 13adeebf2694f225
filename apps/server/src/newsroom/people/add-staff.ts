import type { AddressKeys, Clock, Site, StaffRole } from '../../context.ts';
import { announce, type Db } from '../../db/index.ts';
import { appendEvents, type NewEvent } from '../ledger/index.ts';
import {
  deletePromisedRoles,
  findPersonByEmail,
  findPromisedRoles,
  insertPromisedRole,
  insertRole,
  setBadge,
} from './people.queries.ts';

interface StaffParts {
  readonly db: Db;
  readonly clock: Clock;
  readonly keys: AddressKeys;
  readonly site: Site;
}

/** What readers see beside the name of somebody with this role. */
function badgeOf(role: StaffRole): 'staff' | 'partner' {
  return role === 'partner' ? 'partner' : 'staff';
}

/**
 * Gives a role to whoever has this address: at once where there is an account, else with the first sign-in. Giving it
 * twice changes nothing. For the operator (`folkmoot staff add`).
 */
export async function addStaff(parts: StaffParts, input: { email: string; role: StaffRole }): Promise<void> {
  const { site, clock, keys } = parts;
  const { role } = input;
  const who = { siteId: site.id, emailHash: keys.email(input.email) };
  const atMs = clock.now();
  await parts.db.transaction().execute(async (tx) => {
    const person = await findPersonByEmail(tx, who);
    if (person?.isClaimed === 1) return grantRole(tx, { siteId: site.id, personId: person.id, role, atMs });
    const isNew = await insertPromisedRole(tx, { ...who, role, atMs });
    if (isNew)
      await appendEvents(tx, [staffAdded({ siteId: site.id, atMs, role, subject: `site:${site.id}` })]);
  });
}

/** Turns what was promised to an address into the roles of the person who has signed in with it. */
export async function grantPromisedRoles(
  tx: Db,
  person: { siteId: string; personId: string; emailHash: string; atMs: number },
): Promise<void> {
  for (const role of await findPromisedRoles(tx, person)) await grantRole(tx, { ...person, role });
  await deletePromisedRoles(tx, person);
}

async function grantRole(
  tx: Db,
  grant: { siteId: string; personId: string; role: StaffRole; atMs: number },
): Promise<void> {
  const { siteId, personId, role, atMs } = grant;
  if (!(await insertRole(tx, grant))) return;
  await setBadge(tx, personId, badgeOf(role));
  await announce(tx, 'person', { personId });
  await appendEvents(tx, [staffAdded({ siteId, atMs, role, subject: `person:${personId}` })]);
}

function staffAdded(event: { siteId: string; atMs: number; role: StaffRole; subject: string }): NewEvent {
  const { role, ...place } = event;
  return { ...place, actor: 'system', action: 'staff.added', facts: { role } };
}

/** The addresses of everyone with one of these roles, each once. */
export async function findStaffEmails(
  db: Db,
  staff: { siteId: string; roles: readonly StaffRole[] },
): Promise<string[]> {
  if (staff.roles.length === 0) return [];
  const rows = await db
    .selectFrom('personRoles')
    .innerJoin('personAddresses', 'personAddresses.personId', 'personRoles.personId')
    .select('personAddresses.email')
    .distinct()
    .where('personRoles.siteId', '=', staff.siteId)
    .where('personRoles.role', 'in', staff.roles)
    .orderBy('personAddresses.email')
    .execute();
  return rows.map((row) => row.email);
}
