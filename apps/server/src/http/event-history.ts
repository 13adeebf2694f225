import type { Clock } from '../context.ts';

/** One event as readers get it; `data` is sent as JSON. */
export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
  /** What it tells of, so that a later event can change what is said of the same thing. */
  readonly about?: string;
}

interface Entry {
  readonly id: string;
  readonly number: number;
  readonly atMs: number;
  readonly event: StreamEvent;
  readonly bytes: Buffer;
}

/** Up to where nothing is known any more. */
interface Floor {
  readonly number: number;
  readonly atMs: number;
}

interface Kept {
  entries: Entry[];
  floor: Floor;
  /** Until when somebody who has left may come back and find what was missed. */
  untilMs: number;
}

const bounds = { perTopic: 200, ageMs: 10 * 60_000, bytes: 16 * 1024 * 1024 };

/** What another process's clock may differ by. Whatever lies in between is told again: a page knows what it has. */
const overlapMs = 2_000;

const idPattern = /^(\d{1,15})(?:-([0-9a-f]{8})-(\d{1,15}))?$/;

/** The last events of each topic, for readers who come back: 200 a topic, for ten minutes, within 16 MB for all. */
export class EventHistory {
  readonly #clock: Clock;
  readonly #process: string;
  /** The topic with the newest event is last. */
  readonly #topics = new Map<string, Kept>();
  #bytes = 0;
  /** For every topic that is not kept. */
  #floor: Floor;

  constructor(options: { clock: Clock; process: string }) {
    this.#clock = options.clock;
    this.#process = options.process;
    this.#floor = { number: 0, atMs: options.clock.now() - 1 };
  }

  isKept(topic: string): boolean {
    return this.#topics.has(topic);
  }

  /** Keeps a topic's events from now on, for ten minutes beyond the last time that this was asked. */
  keep(topic: string): void {
    const untilMs = this.#clock.now() + bounds.ageMs;
    const kept = this.#topics.get(topic);
    if (kept) kept.untilMs = untilMs;
    else this.#topics.set(topic, { entries: [], floor: this.#floor, untilMs });
  }

  /** Takes an event in and gives the bytes in which it is sent. */
  add(topic: string, one: { id: string; number: number; event: StreamEvent }): Buffer {
    const bytes = encodeEvent(one.id, one.event);
    const kept = this.#topics.get(topic);
    if (!kept) return bytes;
    kept.entries.push({ ...one, atMs: this.#clock.now(), bytes });
    this.#bytes += bytes.length;
    if (kept.entries.length > bounds.perTopic) this.#drop(kept, 1);
    this.#topics.delete(topic);
    this.#topics.set(topic, kept);
    this.#fit();
    return bytes;
  }

  /** A change that was not told, in a topic that is not kept. */
  skip(topic: string, number: number): void {
    if (this.#topics.has(topic)) this.forget(topic, number);
    else this.#floor = { number, atMs: this.#clock.now() };
  }

  skipEverywhere(number: number): void {
    for (const topic of this.#topics.keys()) this.forget(topic, number);
    this.#floor = { number, atMs: this.#clock.now() };
  }

  /** All that was said in a topic. */
  forget(topic: string, number: number): void {
    const kept = this.#topics.get(topic);
    if (!kept) return;
    this.#drop(kept, kept.entries.length);
    kept.floor = { number, atMs: this.#clock.now() };
  }

  /** Puts other data in place of what was said about one thing; null takes it out. */
  rewrite(topic: string, about: string, data: unknown): void {
    const kept = this.#topics.get(topic);
    if (!kept?.entries.some((entry) => entry.event.about === about)) return;
    kept.entries = kept.entries.flatMap((entry) => {
      if (entry.event.about !== about) return entry;
      this.#bytes -= entry.bytes.length;
      if (data === null) return [];
      const event = { ...entry.event, data };
      const bytes = encodeEvent(entry.id, event);
      this.#bytes += bytes.length;
      return { ...entry, event, bytes };
    });
  }

  /** What came after an id or a time; null where that is not known: too long ago, or no id of ours. */
  after(topic: string, after: string): Buffer[] | null {
    const [, time, process, number] = idPattern.exec(after) ?? [];
    const { entries = [], floor = this.#floor } = this.#topics.get(topic) ?? {};
    if (process === this.#process) {
      if (Number(number) < floor.number) return null;
      return entries.filter((entry) => entry.number > Number(number)).map((entry) => entry.bytes);
    }
    if (time === undefined || Number(time) <= floor.atMs) return null;
    return entries.filter((entry) => entry.atMs > Number(time) - overlapMs).map((entry) => entry.bytes);
  }

  /** Lets go of what is old, and of topics that nobody reads any more. */
  tidy(isRead: (topic: string) => boolean): void {
    const nowMs = this.#clock.now();
    for (const [topic, kept] of this.#topics) {
      const young = kept.entries.findIndex((entry) => entry.atMs > nowMs - bounds.ageMs);
      this.#drop(kept, young < 0 ? kept.entries.length : young);
      if (isRead(topic) || kept.untilMs > nowMs) continue;
      this.#drop(kept, kept.entries.length);
      this.#topics.delete(topic);
      if (kept.floor.number > this.#floor.number) this.#floor = kept.floor;
    }
  }

  /** The topics with the longest silence lose their history first. */
  #fit(): void {
    for (const kept of this.#topics.values()) {
      if (this.#bytes <= bounds.bytes) return;
      this.#drop(kept, kept.entries.length);
    }
  }

  #drop(kept: Kept, count: number): void {
    for (const entry of kept.entries.splice(0, count)) {
      this.#bytes -= entry.bytes.length;
      kept.floor = { number: entry.number, atMs: entry.atMs };
    }
  }
}

/** JSON holds no line end, so that one `data` line is enough. */
export function encodeEvent(id: string, event: StreamEvent): Buffer {
  return Buffer.from(`id: ${id}\nevent: ${event.event}\ndata: ${JSON.stringify(event.data)}\n\n`);
}
