/**
 * Owns: accounts and their age bands, sign-in, sessions, roles and badges, bans, public names, and the table of who may
 * do what.
 * Does not own: why somebody was banned (moderation), what a person wrote (comments).
 * Start reading at: request-code.ts, check-code.ts, join.ts; who may call which route: access.ts.
 */
export { accessTable, isAllowed, isKnownRoute } from './access.ts';
export { addStaff, findStaffEmails } from './add-staff.ts';
export { banEnd, isBanned, setBan } from './ban.ts';
export { addressKeys } from './hash-address.ts';
export { ensureImportedAuthor } from './imported-author.ts';
export { registerPeopleRoutes } from './people.routes.tsx';
export { agreeToRules, findEmail, findPerson, listAuthors, type Person } from './people.queries.ts';
export { bannedForGood } from './people.tables.ts';
export { peopleProjection } from './people-projection.ts';
export { createPerson } from './create-person.ts';
export { closeSession, findRoles, findViewer, openSession } from './sessions.ts';
export { makeSignInLink } from './sign-in-link.ts';
