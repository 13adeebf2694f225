/**
 * Owns: the ordered phases that look at a comment before it appears, and what they found.
 * Does not own: what happens to a comment (comments), who looks at what is held (moderation), how texts are read
 * (packages/signals).
 * Start reading at: phases.ts, then screen.ts.
 */
export { screen, type Screening } from './screen.ts';
export type { Draft } from './draft.ts';
export { maxGraphemes, minGraphemes } from './phases/length.ts';
export { findFindings, insertFindings } from './screening.queries.ts';
export type { Finding, Verdict } from './screening.tables.ts';
