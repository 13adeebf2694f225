import type { AddressKeys, Clock } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { makeSignInLink } from '../../newsroom/people/index.ts';
import { listSites } from '../../newsroom/sites/index.ts';
import { demoEmail } from './fill-demonstration.ts';
import { demoPeople } from './people.ts';

/** True when the database holds the demonstration and nothing else. */
export async function isDemonstration(db: Db): Promise<boolean> {
  const sites = await listSites(db);
  return sites.length > 0 && sites.every((site) => site.settings.isDemonstration);
}

/** The path of a link that signs in once as the demonstration's editor, who also moderates. */
export async function makeStaffLink(parts: { db: Db; clock: Clock; keys: AddressKeys }): Promise<string> {
  const [site] = await listSites(parts.db);
  const editor = demoPeople.find((person) => person.role === 'editor');
  if (!site?.settings.isDemonstration || !editor)
    throw new Error('The staff link is for the demonstration alone.');
  return makeSignInLink({ ...parts, site }, { email: demoEmail(editor) });
}
