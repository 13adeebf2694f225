import { randomBytes } from 'node:crypto';
import type { ServerResponse } from 'node:http';
import type { Clock } from '../context.ts';
import { encodeEvent, EventHistory, type StreamEvent } from './event-history.ts';

export type { StreamEvent };

export interface StreamSettings {
  readonly clock: Clock;
  /** How many readers this process takes, and how many of them from one network address. */
  readonly connections: number;
  readonly connectionsPerAddress: number;
  /** What may wait to be sent to one reader, in bytes; who is further behind is let go and catches up by its last id. */
  readonly bufferBytes?: number;
  /** How often every reader hears that the line is alive. */
  readonly heartbeatMs?: number;
}

export interface NewReader {
  readonly topic: string;
  readonly address: string;
  /** Of the last event that this reader has: an id from here, or a time in epoch milliseconds; null for a new one. */
  readonly after: string | null;
  /** Said instead of what was missed, where that is no longer known. */
  readonly gap: StreamEvent;
  readonly headers: Readonly<Record<string, number | string | string[] | undefined>>;
}

interface Reader {
  readonly response: ServerResponse;
  readonly address: string;
}

/** Readers come back after 2 to 5 seconds, each at a time of its own, so that they do not all come at once. */
const retryMs = { least: 2_000, spread: 3_000 };

/**
 * Server-sent events by topic: https://html.spec.whatwg.org/multipage/server-sent-events.html. An event is encoded
 * once, and the same bytes go to every reader. Ids hold the time, the process and a number, so that a reader resumes
 * exactly at this process and by time at another one.
 */
export class EventStreams {
  readonly #settings: Required<StreamSettings>;
  readonly #process = randomBytes(4).toString('hex');
  readonly #readers = new Map<string, Set<Reader>>();
  readonly #perAddress = new Map<string, number>();
  readonly #history: EventHistory;
  readonly #heart: NodeJS.Timeout;
  #number = 0;
  #count = 0;
  #isClosed = false;

  constructor(settings: StreamSettings) {
    this.#settings = { bufferBytes: 64 * 1024, heartbeatMs: 20_000, ...settings };
    this.#history = new EventHistory({ clock: settings.clock, process: this.#process });
    this.#heart = setInterval(() => this.#beat(), this.#settings.heartbeatMs).unref();
  }

  /** How many readers there are, of everything. */
  get count(): number {
    return this.#count;
  }

  /** What is being read. */
  get topics(): readonly string[] {
    return [...this.#readers.keys()];
  }

  /** Whether there is room for one more reader from this address. False too once everything was closed. */
  hasRoomFor(address: string): boolean {
    const { connections, connectionsPerAddress } = this.#settings;
    const fromThere = this.#perAddress.get(address) ?? 0;
    return !this.#isClosed && this.#count < connections && fromThere < connectionsPerAddress;
  }

  /** Whether anybody reads this topic, or did a short while ago and may come back. */
  hasAudience(topic: string): boolean {
    return this.#readers.has(topic) || this.#history.isKept(topic);
  }

  /** Starts a reader's stream, with what it has missed. The caller has asked `hasRoomFor` in the same turn. */
  open(response: ServerResponse, reader: NewReader): void {
    const { topic, address } = reader;
    response.writeHead(200, {
      ...reader.headers,
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
      // Nothing can follow an endless answer, and a server that stops need not wait for the next request.
      connection: 'close',
    });
    const one: Reader = { response, address };
    const readers = this.#readers.get(topic) ?? new Set();
    this.#readers.set(topic, readers.add(one));
    this.#perAddress.set(address, (this.#perAddress.get(address) ?? 0) + 1);
    this.#count += 1;
    this.#history.keep(topic);
    response.on('close', () => this.#leave(topic, one));
    // A reader that is gone while something is on its way to it is no error of ours.
    response.on('error', () => undefined);
    response.write(this.#welcome(reader));
  }

  /** Tells everybody who reads the topic. Those who come back within ten minutes are told then. */
  send(topic: string, event: StreamEvent): void {
    const id = this.#nextId();
    const bytes = this.#history.add(topic, { id, number: this.#number, event });
    for (const reader of this.#readers.get(topic) ?? []) this.#write(reader, bytes);
  }

  /** Notes that something has changed that nobody was told of: who comes back from before it hears that there is a gap. */
  skip(topic: string): void {
    this.#nextId();
    this.#history.skip(topic, this.#number);
  }

  /** Changes may have happened anywhere that we were not told of: who comes back from before hears that there is a gap. */
  skipEverywhere(): void {
    this.#nextId();
    this.#history.skipEverywhere(this.#number);
  }

  /** What is said from now on to those who come back about one thing: `data` in place of what was said, or nothing. */
  rewrite(topic: string, about: string, data: unknown): void {
    this.#history.rewrite(topic, about, data);
  }

  /** Tells the readers of a topic one last thing, and forgets everything that was said there. */
  end(topic: string, event: StreamEvent): void {
    this.send(topic, event);
    for (const reader of this.#readers.get(topic) ?? []) reader.response.end();
    this.#history.forget(topic, this.#number);
  }

  /** Ends every stream, and takes no more. Called before the server waits for what is being answered. */
  close(): void {
    this.#isClosed = true;
    clearInterval(this.#heart);
    for (const readers of this.#readers.values()) for (const reader of readers) reader.response.end();
  }

  #welcome(reader: NewReader): Buffer {
    const retry = Math.round(retryMs.least + Math.random() * retryMs.spread);
    const missed = reader.after === null ? [] : this.#history.after(reader.topic, reader.after);
    const told = missed ?? [encodeEvent(this.#lastId(), reader.gap)];
    return Buffer.concat([Buffer.from(`retry: ${retry}\n\n`), ...told, this.#mark()]);
  }

  /** A comment line, and the place in the sequence: no event for a page, and yet the browser comes back from there. */
  #mark(): Buffer {
    return Buffer.from(`:\nid: ${this.#lastId()}\n\n`);
  }

  #beat(): void {
    this.#history.tidy((topic) => this.#readers.has(topic));
    const mark = this.#mark();
    for (const readers of this.#readers.values()) for (const reader of readers) this.#write(reader, mark);
  }

  #write(reader: Reader, bytes: Buffer): void {
    const { response } = reader;
    if (response.writableLength > this.#settings.bufferBytes) response.destroy();
    else if (!response.writableEnded) response.write(bytes);
  }

  #leave(topic: string, reader: Reader): void {
    const readers = this.#readers.get(topic);
    if (readers?.delete(reader) !== true) return;
    if (readers.size === 0) this.#readers.delete(topic);
    const left = (this.#perAddress.get(reader.address) ?? 1) - 1;
    if (left === 0) this.#perAddress.delete(reader.address);
    else this.#perAddress.set(reader.address, left);
    this.#count -= 1;
    this.#history.keep(topic);
  }

  #nextId(): string {
    this.#number += 1;
    return this.#lastId();
  }

  #lastId(): string {
    return `${this.#settings.clock.now()}-${this.#process}-${this.#number}`;
  }
}
