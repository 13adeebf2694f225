import { nameKey, posesAs } from '@folkmoot/signals';
import type { Site, SiteSettings } from '../../context.ts';

/** Words that no reader's name may hold at any site: who is official, and who helps. */
const reservedEverywhere = [
  'police',
  'constable',
  'sheriff',
  'moderator',
  'mod',
  'admin',
  'administrator',
  'editor',
  'newsroom',
  'official',
  'safeguarding',
  'social worker',
  'headteacher',
  'helpline',
  'Folkmoot',
  'Childline',
  'NSPCC',
  'CEOP',
  'NCA',
  'Ofcom',
  'IWF',
  'Samaritans',
  'Crimestoppers',
  'Report Remove',
] as const;

/** Reserved as whole words alone, because many names begin with them (“Stafford”, “Teamer”). */
const reservedWhole = ['staff', 'team'] as const;

/**
 * The reserved word that a reader's name would pose as, or null: what every site reserves, the site's own list, and
 * its name with and without the article.
 */
export function findReservedWord(
  name: string,
  site: Pick<Site, 'name'> & { readonly settings: Pick<SiteSettings, 'reservedNames'> },
): string | null {
  const own = [site.name, site.name.replace(/^the\s+/i, '')];
  return (
    posesAs(name, [...own, ...site.settings.reservedNames, ...reservedEverywhere]) ?? findWholeWord(name)
  );
}

function findWholeWord(name: string): string | null {
  const keys = new Set([name, ...name.split(/[\p{Z}\p{P}]+/u)].map(nameKey));
  return reservedWhole.find((word) => keys.has(nameKey(word))) ?? null;
}
