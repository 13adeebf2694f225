import { skeleton } from './skeleton.ts';

/**
 * Prototypes that are the shape of a capital, drawn small, and Greek letters whose capital is a Latin shape. Without
 * this, "ᴘᴏʟɪᴄᴇ" would be no "police", and "МАРТА" and "Марта" would be two names (`м` has the prototype `ʍ`, `М` has `M`).
 */
const latinOfCapitalShape = new Map(
  Array.from('ᴀa ʙb ƅb ᴅd ᴇe ꞓe ɢg ʜh ᴊj ĸk ʟl ʍm μm ɴn ᴘp ʀr ᴛt χx ζz'.matchAll(/(\S)(\S)/gu), (pair) => [
    pair[1] ?? '',
    pair[2] ?? '',
  ]),
);

/** More rounds than any character needs (the tests walk all of them); a bound rather than a hope. */
const maxRounds = 6;

/** Drops accents and other marks that belong to no script of their own, as they follow letters of any script. */
export function dropAccents(text: string): string {
  return text.normalize('NFD').replace(/(?!\p{Default_Ignorable_Code_Point})\p{Script=Inherited}/gu, '');
}

/**
 * Folds a text by look, letter case and accents: what a hurried reader would take for the same has the same fold.
 * Skeleton (UTS #39), compatibility decomposition, accents dropped, case folded, until nothing changes.
 * Capital I becomes `l`, as in the skeleton. Stronger than `skeleton`, and just as little for showing.
 */
export function foldShapes(text: string): string {
  let folded = text;
  for (let round = 0; round < maxRounds; round += 1) {
    const next = foldOnce(folded);
    if (next === folded) break;
    folded = next;
  }
  return folded;
}

function foldOnce(text: string): string {
  let folded = '';
  for (const character of dropAccents(skeleton(text).normalize('NFKD'))) {
    // Upper case first, so that ß meets ss and ς meets σ, as in Unicode's case folding.
    const lower = character.toUpperCase().toLowerCase();
    folded += latinOfCapitalShape.get(lower) ?? lower;
  }
  return folded;
}
