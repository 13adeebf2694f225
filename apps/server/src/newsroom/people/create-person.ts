import { nameKey } from '@folkmoot/signals';
import type { AddressKeys, AgeBand, StaffRole } from '../../context.ts';
import { newId, type Db } from '../../db/index.ts';
import { appendEvents } from '../ledger/index.ts';
import { insertEmail, insertPerson, insertRole } from './people.queries.ts';

export interface NewPerson {
  readonly siteId: string;
  readonly email: string;
  readonly name: string;
  readonly ageBand: AgeBand;
  readonly badge?: 'staff' | 'partner' | null;
  readonly roles?: readonly StaffRole[];
  readonly atMs: number;
  readonly keys: Pick<AddressKeys, 'email'>;
}

/** Adds somebody with an account, without a sign-in, and gives the id. For the demonstration and for tests. */
export async function createPerson(tx: Db, person: NewPerson): Promise<string> {
  const { siteId, email, name, ageBand, atMs } = person;
  const id = newId(atMs);
  await insertPerson(tx, {
    id,
    siteId,
    emailHash: person.keys.email(email),
    name,
    nameKey: nameKey(name),
    nameChangedAtMs: null,
    ageBand,
    badge: person.badge ?? null,
    isClaimed: 1,
    bannedUntilMs: null,
    rulesVersion: null,
    importKey: null,
    createdAtMs: atMs,
  });
  await insertEmail(tx, id, email);
  for (const role of person.roles ?? []) await insertRole(tx, { siteId, personId: id, role, atMs });
  await appendEvents(tx, [
    {
      siteId,
      atMs,
      subject: `person:${id}`,
      actor: `person:${id}`,
      action: 'person.joined',
      facts: { state: 'active' },
    },
  ]);
  return id;
}
