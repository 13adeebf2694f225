import type { Logger } from 'pino';
import type { Db } from './db/index.ts';

/** What every rule is handed: the database, the time, the log, who is asking, and for which site. */
export interface Ctx {
  readonly db: Db;
  readonly clock: Clock;
  readonly log: Logger;
  readonly viewer: Viewer;
  readonly site: Site;
  readonly keys: AddressKeys;
  /** Where readers reach this server, for the links in mail. No slash at the end. */
  readonly origin: string;
}

/** Keyed hashes of addresses, drawn from the one secret in the settings. */
export interface AddressKeys {
  /** The same for every spelling of an e-mail address that reaches the same box. */
  readonly email: (address: string) => string;
  /** Of a network address; the key changes each month, so that an old hash can no longer be matched. */
  readonly network: (address: string, atMs: number) => string;
  /** Of what lets somebody sign in: a code, a link, the way from the code to the name. */
  readonly signIn: (text: string) => string;
}

/** Now, in epoch milliseconds. Tests set it; everything else reads it here. */
export interface Clock {
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** Roles a person can have at a site, besides that of a reader, which everyone with an account has. */
export const staffRoles = ['moderator', 'editor', 'safeguarding-lead', 'partner', 'admin'] as const;
export type StaffRole = (typeof staffRoles)[number];

export const ageBands = ['13-15', '16-17', '18-plus'] as const;
export type AgeBand = (typeof ageBands)[number];

export interface Guest {
  readonly kind: 'guest';
}

/** Somebody signed in. `bannedUntilMs` is null when not banned, `Infinity` for good. */
export interface SignedIn {
  readonly kind: 'person';
  readonly personId: string;
  readonly name: string;
  readonly ageBand: AgeBand;
  readonly roles: ReadonlySet<StaffRole>;
  readonly bannedUntilMs: number | null;
  readonly sessionId: string;
  /** Goes into every form this person is shown, and is asked back with it. */
  readonly csrfToken: string;
}

export type Viewer = Guest | SignedIn;

/** A publisher's title. Settings are the site's own; see `newsroom/sites`. */
export interface Site {
  readonly id: string;
  readonly slug: string;
  readonly name: string;
  readonly settings: SiteSettings;
}

export interface SiteSettings {
  /** One line under the name: who this is. Shown on every page of a demonstration. */
  readonly tagline: string;
  /** Where mail to the team goes. */
  readonly contactEmail: string;
  /** `reactive` publishes at once; the others hold everything, or newcomers' comments, until someone has looked. */
  readonly moderation: 'reactive' | 'hold-all' | 'hold-newcomers';
  /** Words and phrases that hold or refuse a comment. */
  readonly holdPhrases: readonly string[];
  readonly refusePhrases: readonly string[];
  /** Words that no reader's public name may hold, besides those every site reserves. */
  readonly reservedNames: readonly string[];
  /** Comments one person may send in a minute before the next is refused as too fast. */
  readonly commentsPerMinute: number;
  /** True for the demonstration newsroom, which says on every page that it is invented. */
  readonly isDemonstration: boolean;
  /** Host names that this site answers to; a request for any other host gets the first site. */
  readonly hosts: readonly string[];
  /** Origins of the publisher's other pages that may show threads of this site, such as `https://www.example.org`. */
  readonly embedOrigins: readonly string[];
}
