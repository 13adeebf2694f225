import { CompiledQuery, sql } from 'kysely';
import { isPostgres } from './dialect.ts';
import { placeOf } from './open-database.ts';
import { channel, hearNotifications } from './postgres/announcements.ts';
import type { Db } from './schema.ts';
import { announceStatement, hearCommits } from './sqlite/announcements.ts';

/** What is announced, by topic. Each module adds its own by declaration merging, as it adds its tables to `Database`. */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the modules
export interface Announcements {}

export type Topic = keyof Announcements;

type Listener<T extends Topic> = (message: Announcements[T]) => void;

/** Where what was announced is heard: in every process that has the database open. */
export interface Bus {
  /** False while announcements may be missed: the connection that hears them is lost. Always true on SQLite. */
  readonly isHearing: boolean;
  /** Calls the listener for each change once it is committed; gives back how to stop. On SQLite before the writer is answered. */
  subscribe<T extends Topic>(topic: T, listener: Listener<T>): () => void;
  /** Calls the listener when hearing is lost (false) and when it is back (true). What came between was not heard. */
  watch(listener: (isHearing: boolean) => void): () => void;
  close(): Promise<void>;
}

/**
 * Announces a change within the transaction that makes it: it is told after the commit, and not at all when the
 * transaction fails. The message is JSON of at most 7,900 bytes (https://www.postgresql.org/docs/current/sql-notify.html).
 */
export async function announce<T extends Topic>(tx: Db, topic: T, message: Announcements[T]): Promise<void> {
  const text = JSON.stringify([topic, message]);
  if (isPostgres(tx)) await sql`select pg_notify(${channel}, ${text})`.execute(tx);
  else await tx.executeQuery(CompiledQuery.raw(announceStatement, [text]));
}

/** Opens the bus of a database, to be closed before it. Over PostgreSQL it keeps one connection of its own, and makes it again when it is lost. */
export async function openBus(db: Db): Promise<Bus> {
  const place = placeOf(db);
  const bus = new LocalBus();
  if ('url' in place) {
    const { stop } = await hearNotifications(place.url, {
      hear: (text) => bus.tell(text),
      change: (isHearing) => bus.setHearing(isHearing),
    });
    bus.stop = stop;
  } else {
    bus.setHearing(true);
    const stop = hearCommits(place.file, (text) => bus.tell(text));
    bus.stop = () => Promise.resolve(stop());
  }
  return bus;
}

class LocalBus implements Bus {
  isHearing = false;
  stop: () => Promise<void> = () => Promise.resolve();
  readonly #listeners = new Map<Topic, Set<Listener<Topic>>>();
  readonly #watchers = new Set<(isHearing: boolean) => void>();

  subscribe<T extends Topic>(topic: T, listener: Listener<T>): () => void {
    const listeners = this.#listeners.get(topic) ?? new Set();
    this.#listeners.set(topic, listeners.add(listener as Listener<Topic>));
    return () => void listeners.delete(listener as Listener<Topic>);
  }

  watch(listener: (isHearing: boolean) => void): () => void {
    this.#watchers.add(listener);
    return () => void this.#watchers.delete(listener);
  }

  tell(text: string): void {
    const [topic, message] = JSON.parse(text) as [Topic, Announcements[Topic]];
    for (const listener of this.#listeners.get(topic) ?? []) listener(message);
  }

  setHearing(isHearing: boolean): void {
    if (isHearing === this.isHearing) return;
    this.isHearing = isHearing;
    for (const watcher of this.#watchers) watcher(isHearing);
  }

  close(): Promise<void> {
    return this.stop();
  }
}
