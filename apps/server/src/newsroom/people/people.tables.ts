import type { AgeBand, StaffRole } from '../../context.ts';

export interface PersonRow {
  id: string;
  siteId: string;
  /** Keyed hash of the address; null for an imported author who left none. */
  emailHash: string | null;
  name: string;
  /** What names are compared by; null until the person has chosen the name here. */
  nameKey: string | null;
  nameChangedAtMs: number | null;
  ageBand: AgeBand | null;
  badge: 'staff' | 'partner' | null;
  /** 0 for an imported author until somebody signs in with the address. */
  isClaimed: 0 | 1;
  /** null: not banned; `bannedForGood`: without an end. */
  bannedUntilMs: number | null;
  /** The version of the house rules that the person agreed to. */
  rulesVersion: number | null;
  importKey: string | null;
  createdAtMs: number;
}

/** What `bannedUntilMs` holds for a ban without an end: the largest whole number that both databases read exactly. */
export const bannedForGood = Number.MAX_SAFE_INTEGER;

export interface PersonAddressRow {
  personId: string;
  email: string;
}

export interface PersonRoleRow {
  siteId: string;
  personId: string;
  role: StaffRole;
  grantedAtMs: number;
}

export interface PromisedRoleRow {
  siteId: string;
  emailHash: string;
  role: StaffRole;
  promisedAtMs: number;
}

export interface SignInRow {
  id: string;
  siteId: string;
  emailHash: string;
  email: string;
  codeHash: string;
  triesLeft: number;
  isVerified: 0 | 1;
  createdAtMs: number;
  expiresAtMs: number;
}

/** `id` is the SHA-256 of the token in the cookie, so that the table gives no session away. */
export interface SessionRow {
  id: string;
  siteId: string;
  personId: string;
  createdAtMs: number;
  expiresAtMs: number;
}

declare module '../../db/bus.ts' {
  interface Announcements {
    /** Somebody's public name or badge is another now. */
    person: { readonly personId: string };
  }
}

declare module '../../db/schema.ts' {
  interface Database {
    people: PersonRow;
    personAddresses: PersonAddressRow;
    personRoles: PersonRoleRow;
    promisedRoles: PromisedRoleRow;
    signIns: SignInRow;
    sessions: SessionRow;
  }
}
