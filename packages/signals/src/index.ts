/**
 * Pure text analysis for browser and server.
 *
 * Owns: what a text is, looked at as text: look-alike names (UTS #39), public names, phrases, links, capitals, repeated
 * text, lengths. Takes strings and returns plain values with UTF-16 offsets into the original.
 * Does not own: what follows from a finding (the server's screening decides), stored names or phrases, words on pages.
 * No dependency on Node or the DOM.
 * Start reading at: skeleton.ts for names, phrases.ts for texts.
 */
export { textFingerprint } from './fingerprint.ts';
export { countGraphemes } from './graphemes.ts';
export { findLinks } from './links.ts';
export type { FoundLink } from './links.ts';
export { isMixedScript } from './mixed-script.ts';
export { nameKey } from './name-key.ts';
export { compilePhrases } from './phrases.ts';
export type { PhraseMatch, PhraseMatcher, PhraseReason } from './phrases.ts';
export { posesAs } from './poses-as.ts';
export { checkPublicName } from './public-name.ts';
export type { PublicNameCheck, PublicNameProblem } from './public-name.ts';
export { isShouting } from './shouting.ts';
export { skeleton } from './skeleton.ts';
