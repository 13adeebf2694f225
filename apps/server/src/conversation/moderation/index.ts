/**
 * Owns: the queue of what waits for a person, decisions and bans, what the author is told, the desk's pages for them.
 * Does not own: reports and their receipts (reports), a comment's state (comments changes it), accounts (people).
 * Start reading at: open-item.ts, then decide.ts.
 */
export { registerDeskRoutes } from './desk.routes.tsx';
export { openItem } from './open-item.ts';
export { decisionsProjection } from './record-decision.ts';
export { OwnDecisions } from './own-decisions.slot.tsx';
