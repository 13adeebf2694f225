import type { Clock } from '../../context.ts';
import type { Bus } from '../../db/index.ts';
import { ByteBoundedCache } from './byte-bounded-cache.ts';
import { isTouched, type PageExtent } from './page-extent.ts';

/** What the cache needs to know of what it keeps. */
interface Keepable {
  readonly bytes: number;
  /** To be called with each number of bytes that it grows by. */
  onGrow: (bytes: number) => void;
}

/** What a rendering gives: a page with its extent, or null where there is nothing to show. */
export type Made<V> = { readonly value: V; readonly extent: PageExtent } | null;

/** A rendering under way. */
export interface Flight {
  /** null until the story is known; then every change may be about it. */
  storyId: string | null;
}

interface FlightState<V> extends Flight {
  /** Something changed since it began: what comes of it is for those who wait already, and not kept. */
  isStale: boolean;
  readonly key: string;
  readonly result: Promise<V | null>;
}

interface KeptPage<V> {
  readonly value: V;
  readonly extent: PageExtent;
  readonly endsAtMs: number;
}

/**
 * The longest that a page is kept: what the bus does not tell, such as an import by another process beside SQLite, is
 * seen after this. No longer than the pages' own headers allow others to show them.
 */
export const keptAtMostMs = 30_000;

/**
 * Keeps rendered pages of threads until a change that the bus tells of touches them. Many who want the same page at
 * once cause one rendering. While the bus does not hear, nothing is kept.
 */
export class ThreadCache<V extends Keepable> {
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #pages: ByteBoundedCache<KeptPage<V>>;
  readonly #conversations: ByteBoundedCache<{ version: string; text: string }>;
  readonly #keysByStory = new Map<string, Set<string>>();
  readonly #flights = new Map<string, FlightState<V>>();
  readonly #stops: (() => void)[];

  constructor(parts: { clock: Clock; bus: Bus }, options: { maxBytes: number }) {
    this.#clock = parts.clock;
    this.#bus = parts.bus;
    // A quarter for the parts that pages are put together from.
    this.#conversations = new ByteBoundedCache(options.maxBytes / 4);
    this.#pages = new ByteBoundedCache((options.maxBytes * 3) / 4, (key, page) => this.#forget(key, page));
    this.#stops = [
      parts.bus.subscribe('thread', (change) =>
        this.#dropOf(change.storyId, (extent) => isTouched(extent, change)),
      ),
      parts.bus.subscribe('story', ({ storyId }) => this.#dropOf(storyId, () => true)),
      parts.bus.subscribe('person', ({ personId }) => this.#hearOfPerson(personId)),
      parts.bus.watch(() => this.#empty()),
    ];
  }

  close(): void {
    for (const stop of this.#stops) stop();
    this.#empty();
  }

  /** The page that was kept under this key, if it is there. */
  find(key: string): V | undefined {
    const page = this.#pages.get(key);
    if (page && this.#clock.now() < page.endsAtMs) return page.value;
    if (page) this.#pages.delete(key);
    return undefined;
  }

  /** The page under this key: kept, or made by the one rendering that is under way, or by `make`. */
  load(key: string, make: (flight: Flight) => Promise<Made<V>>): Promise<V | null> {
    const kept = this.find(key);
    if (kept) return Promise.resolve(kept);
    return this.#flights.get(key)?.result ?? this.#depart(key, make);
  }

  /** What a page is put together from: what was kept under this key in this version, or made now. */
  keep(key: string, version: string, make: () => string): string {
    const kept = this.#conversations.get(key);
    if (kept?.version === version) return kept.text;
    const text = make();
    this.#conversations.set(key, { version, text }, text.length * 2);
    return text;
  }

  #depart(key: string, make: (flight: Flight) => Promise<Made<V>>): Promise<V | null> {
    const flight: Flight & { isStale: boolean } = { storyId: null, isStale: !this.#bus.isHearing };
    const result = make(flight).then((made) => {
      if (made && !flight.isStale) this.#put(key, made);
      return made?.value ?? null;
    });
    const state: FlightState<V> = Object.assign(flight, { key, result });
    this.#flights.set(key, state);
    const land = (): void => {
      if (this.#flights.get(key) === state) this.#flights.delete(key);
    };
    result.then(land, land);
    return result;
  }

  #put(key: string, made: NonNullable<Made<V>>): void {
    const { value, extent } = made;
    const keys = this.#keysByStory.get(extent.storyId) ?? new Set();
    this.#keysByStory.set(extent.storyId, keys.add(key));
    const page = { value, extent, endsAtMs: this.#clock.now() + keptAtMostMs };
    value.onGrow = (bytes) => this.#pages.grow(key, page, bytes);
    this.#pages.set(key, page, value.bytes + (extent.rootIds.size + extent.authorIds.size) * 100);
  }

  #forget(key: string, page: KeptPage<V>): void {
    const { storyId } = page.extent;
    const keys = this.#keysByStory.get(storyId);
    keys?.delete(key);
    if (keys?.size === 0) this.#keysByStory.delete(storyId);
  }

  #dropOf(storyId: string, isMeant: (extent: PageExtent) => boolean): void {
    for (const flight of this.#flights.values())
      if (flight.storyId === null || flight.storyId === storyId) this.#overtake(flight);
    for (const key of [...(this.#keysByStory.get(storyId) ?? [])]) {
      const page = this.#pages.peek(key);
      if (page && isMeant(page.extent)) this.#pages.delete(key);
    }
  }

  /** Another name or badge stands on every page that holds a comment of theirs. Seldom, so all pages are looked at. */
  #hearOfPerson(personId: string): void {
    for (const flight of this.#flights.values()) this.#overtake(flight);
    for (const storyId of [...this.#keysByStory.keys()])
      this.#dropOf(storyId, (extent) => extent.authorIds.has(personId));
  }

  /** Who asks from now on must not get what began before the change. */
  #overtake(flight: FlightState<V>): void {
    flight.isStale = true;
    this.#flights.delete(flight.key);
  }

  #empty(): void {
    for (const flight of this.#flights.values()) this.#overtake(flight);
    this.#pages.clear();
    this.#conversations.clear();
  }
}
