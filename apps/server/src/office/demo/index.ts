/**
 * Owns: the demonstration newsroom: an invented paper with its people, stories and conversations.
 * Does not own: how any of it is stored; the modules below do.
 * Start reading at: fill-demonstration.ts.
 */
export { fillDemonstration } from './fill-demonstration.ts';
export { isDemonstration, makeStaffLink } from './staff-link.ts';
