/**
 * The only place that reads the environment. One schema: every setting has a description, a unit, a default and a
 * secret flag; docs/configuration.md is generated from it (`npm run docs:configuration`).
 */
import { resolve } from 'node:path';

interface Setting<T> {
  readonly variable: string;
  readonly description: string;
  readonly unit: string;
  /** The default as an operator would write it; null where there is none. */
  readonly fallback: string | null;
  readonly isSecret: boolean;
  readonly parse: (text: string) => T;
}

const text = (value: string): string => value;
const whole =
  (min: number, max: number) =>
  (value: string): number => {
    const number = Number(value);
    if (!/^\d+$/.test(value) || number < min || number > max)
      throw new Error(`must be a whole number from ${min} to ${max}`);
    return number;
  };
const oneOf =
  <T extends string>(...values: T[]) =>
  (value: string): T => {
    const found = values.find((one) => one === value);
    if (found === undefined) throw new Error(`must be one of ${values.join(', ')}`);
    return found;
  };
const yesNo = (value: string): boolean => oneOf('yes', 'no')(value) === 'yes';
const origin = (value: string): string => {
  const url = URL.canParse(value) ? new URL(value) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.origin !== value.replace(/\/$/, ''))
    throw new Error('must be an origin such as https://talk.example.org, without a path');
  return url.origin;
};
const postgresUrl = (value: string): string => {
  if (!/^postgres(ql)?:\/\//.test(value)) throw new Error('must begin with postgres:// or postgresql://');
  return value;
};

export const settings = {
  dataFolder: {
    variable: 'FOLKMOOT_DATA',
    description: 'Folder for the SQLite database and the key file. It is made when it is not there.',
    unit: 'path',
    fallback: './data',
    isSecret: false,
    parse: (value: string) => resolve(value),
  },
  databaseUrl: {
    variable: 'DATABASE_URL',
    description: 'PostgreSQL 15 or later. Left out, the database is SQLite in the data folder.',
    unit: 'postgres:// URL',
    fallback: null,
    isSecret: true,
    parse: postgresUrl,
  },
  port: {
    variable: 'PORT',
    description: 'Port that the server listens on; 0 lets the system choose.',
    unit: 'port number',
    fallback: '3000',
    isSecret: false,
    parse: whole(0, 65535),
  },
  host: {
    variable: 'FOLKMOOT_HOST',
    description: 'Address that the server listens on. Set 0.0.0.0 to be reached from other machines.',
    unit: 'IP address or host name',
    fallback: 'localhost',
    isSecret: false,
    parse: text,
  },
  origin: {
    variable: 'FOLKMOOT_ORIGIN',
    description: 'Where readers reach this server. Left out, it is http://localhost with the port.',
    unit: 'origin',
    fallback: null,
    isSecret: false,
    parse: origin,
  },
  secret: {
    variable: 'FOLKMOOT_SECRET',
    description:
      'Key for the keyed hashes of e-mail and network addresses. Left out, one is made and kept in the data folder. ' +
      'Servers that share a database need the same one.',
    unit: 'text of 32 characters or more',
    fallback: null,
    isSecret: true,
    parse: (value: string) => {
      if (value.length < 32) throw new Error('must have at least 32 characters');
      return value;
    },
  },
  smtpUrl: {
    variable: 'FOLKMOOT_SMTP_URL',
    description:
      'Mail server. Left out, mail is kept in the database and, in a demonstration, shown at /dev/mail.',
    unit: 'smtp:// or smtps:// URL',
    fallback: null,
    isSecret: true,
    parse: (value: string) => {
      if (!/^smtps?:\/\//.test(value)) throw new Error('must begin with smtp:// or smtps://');
      return value;
    },
  },
  mailFrom: {
    variable: 'FOLKMOOT_MAIL_FROM',
    description: 'Address that mail comes from.',
    unit: 'e-mail address',
    fallback: 'conversation@example.org',
    isSecret: false,
    parse: text,
  },
  requestsPerMinute: {
    variable: 'FOLKMOOT_REQUESTS_PER_MINUTE',
    description: 'How many forms one network address may send in a minute.',
    unit: 'requests a minute',
    fallback: '60',
    isSecret: false,
    parse: whole(1, 1_000_000),
  },
  liveConnections: {
    variable: 'FOLKMOOT_LIVE_CONNECTIONS',
    description:
      'How many readers may follow conversations live at once. Those above that see new comments when they reload.',
    unit: 'connections',
    fallback: '10000',
    isSecret: false,
    parse: whole(0, 1_000_000),
  },
  liveConnectionsPerAddress: {
    variable: 'FOLKMOOT_LIVE_CONNECTIONS_PER_ADDRESS',
    description: 'How many of them may come from one network address: a school or an office has one for all.',
    unit: 'connections',
    fallback: '100',
    isSecret: false,
    parse: whole(1, 1_000_000),
  },
  cacheMegabytes: {
    variable: 'FOLKMOOT_CACHE_MEGABYTES',
    description:
      'Memory for pages of conversations that are kept ready to send. What is used least goes first.',
    unit: 'megabytes',
    fallback: '32',
    isSecret: false,
    parse: whole(1, 100_000),
  },
  trustProxy: {
    variable: 'FOLKMOOT_TRUST_PROXY',
    description:
      'yes when a proxy of yours stands in front and sets X-Forwarded-For; then that address is used for rate limits.',
    unit: 'yes or no',
    fallback: 'no',
    isSecret: false,
    parse: yesNo,
  },
  logLevel: {
    variable: 'FOLKMOOT_LOG_LEVEL',
    description: 'How much is logged.',
    unit: 'fatal, error, warn, info, debug or silent',
    fallback: 'info',
    isSecret: false,
    parse: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent'),
  },
} as const satisfies Record<string, Setting<unknown>>;

type Settings = typeof settings;
type Value<S> = S extends { fallback: null; parse: (value: string) => infer T }
  ? T | null
  : S extends { parse: (value: string) => infer T }
    ? T
    : never;
type Parsed = { readonly [K in keyof Settings]: Value<Settings[K]> };

/** What the operator set, checked. `origin` is filled in by the port where it was left out and the port is known. */
export type Config = Parsed;

export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(
      `The settings have ${problems.length === 1 ? 'a problem' : 'problems'}:\n${problems.map((one) => `  ${one}`).join('\n')}\ndocs/configuration.md lists every setting.`,
    );
    this.name = 'ConfigError';
  }
}

/** Variables with this prefix steer the test suites and mean nothing to the product. */
const testPrefix = 'FOLKMOOT_TEST_';

/** Reads and checks the settings. Throws ConfigError that names every problem at once; an unknown FOLKMOOT_* is one. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const known = new Set<string>(Object.values(settings).map((setting) => setting.variable));
  const problems = Object.keys(environment)
    .filter((name) => name.startsWith('FOLKMOOT_') && !name.startsWith(testPrefix) && !known.has(name))
    .map((name) => `${name} is not a setting${nearest(name, known)}.`);
  const values: Record<string, unknown> = {};
  for (const [key, setting] of Object.entries<Setting<unknown>>(settings)) {
    const written = environment[setting.variable]?.trim() || setting.fallback;
    try {
      values[key] = written === null ? null : setting.parse(written);
    } catch (error) {
      problems.push(`${setting.variable} ${(error as Error).message}.`);
    }
  }
  if (problems.length > 0) throw new ConfigError(problems);
  return values as Parsed;
}

function nearest(name: string, known: ReadonlySet<string>): string {
  const letters = new Set(name.slice('FOLKMOOT_'.length));
  const score = (other: string) =>
    [...letters].filter((letter) => other.includes(letter)).length / Math.max(letters.size, other.length - 9);
  const best = [...known].filter((one) => one.startsWith('FOLKMOOT_')).sort((a, b) => score(b) - score(a))[0];
  return best !== undefined && score(best) > 0.6 ? `; did you mean ${best}?` : '';
}
