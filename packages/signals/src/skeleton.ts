import { prototypeOf } from './prototypes.ts';

/**
 * The skeleton of a text: two texts that look alike have the same one. It is for comparing, never for showing.
 *
 * Source: `internalSkeleton` of UTS #39 (Unicode 17.0), section 4: NFD, drop the default-ignorable code points,
 * replace each character by its prototype, NFD. The table is generated from Unicode's confusables.txt, with the few
 * prototypes completed that have prototypes of their own: the skeleton of a skeleton is itself. Reordering by
 * bidirectional runs (`bidiSkeleton`) is not done: public names may hold no bidirectional controls.
 *
 * @example skeleton('раура') === skeleton('paypa') // Cyrillic and Latin
 */
export function skeleton(text: string): string {
  let mapped = '';
  for (const character of text.normalize('NFD').replace(/\p{Default_Ignorable_Code_Point}/gu, '')) {
    mapped += prototypeOf(character);
  }
  return mapped.normalize('NFD');
}
