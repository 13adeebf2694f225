import { checkPublicName, nameKey, type PublicNameProblem } from '@folkmoot/signals';
import type { Site } from '../../context.ts';
import { isUniqueViolation, type Db } from '../../db/index.ts';
import { AppError, type ErrorCode } from '../../errors.ts';
import { findNameHolder } from './people.queries.ts';
import { findReservedWord } from './reserved-names.ts';

export interface CheckedName {
  /** Tidied. */
  readonly name: string;
  /** What it is compared by. */
  readonly key: string;
}

const codes: Readonly<Record<PublicNameProblem, ErrorCode>> = {
  'too-short': 'name-too-short',
  'too-long': 'name-too-long',
  characters: 'name-characters',
  'mixed-script': 'name-mixed-script',
};

/**
 * Tidies a public name and looks at it by itself: length, characters, one alphabet, and, unless it is for the team or
 * a partner, the reserved words. Throws `name-too-short`, `name-too-long`, `name-characters`, `name-mixed-script`,
 * `name-reserved`.
 */
export function checkName(site: Site, input: { name: string; isTeam: boolean }): CheckedName {
  const check = checkPublicName(input.name);
  if (!check.ok) throw new AppError(codes[check.reason], { field: 'name' });
  const word = input.isTeam ? null : findReservedWord(check.name, site);
  if (word !== null) throw new AppError('name-reserved', { field: 'name', params: { word } });
  return { name: check.name, key: nameKey(check.name) };
}

/** Throws `name-taken` where somebody else has a name that looks like this one. */
export async function refuseTakenName(
  tx: Db,
  name: { siteId: string; key: string; exceptId: string | null },
): Promise<void> {
  const { siteId, key, exceptId } = name;
  if (await findNameHolder(tx, { siteId, nameKey: key, exceptId }))
    throw new AppError('name-taken', { field: 'name' });
}

/** Two people who choose the same name at the same moment both find it free; the database lets one have it. */
export async function orNameTaken<T>(act: () => Promise<T>): Promise<T> {
  try {
    return await act();
  } catch (error) {
    if (isUniqueViolation(error)) throw new AppError('name-taken', { field: 'name', cause: error });
    throw error;
  }
}
