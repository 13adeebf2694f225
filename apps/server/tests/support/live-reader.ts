/** Somebody who has a thread open: reads a stream of server-sent events as a browser does. */
import { once } from 'node:events';
import { get, type ClientRequest, type IncomingMessage } from 'node:http';
import { expect, vi } from 'vitest';

export interface LiveEvent {
  readonly id: string;
  readonly event: string;
  readonly data: Record<string, unknown>;
}

export class LiveReader {
  readonly response: IncomingMessage;
  readonly events: LiveEvent[] = [];
  /** As a browser would send it when it comes back. */
  lastId = '';
  retryMs = 0;
  beats = 0;
  hasEnded = false;
  readonly #request: ClientRequest;
  #rest = '';

  constructor(request: ClientRequest, response: IncomingMessage) {
    this.#request = request;
    this.response = response;
    response.setEncoding('utf8');
    response.on('data', (text: string) => this.#read(text));
    response.on('close', () => (this.hasEnded = true));
    // Let go by the server: what counts is what was read until then.
    response.on('error', () => undefined);
    request.on('error', () => undefined);
  }

  get status(): number {
    return this.response.statusCode ?? 0;
  }

  of(event: string): LiveEvent[] {
    return this.events.filter((one) => one.event === event);
  }

  /** The data of so many events of a kind, once they are there. */
  async wait(event: string, count = 1): Promise<Record<string, unknown>[]> {
    await vi.waitFor(() => expect(this.of(event).length).toBeGreaterThanOrEqual(count), 10_000);
    return this.of(event).map((one) => one.data);
  }

  async ended(): Promise<void> {
    await vi.waitFor(() => expect(this.hasEnded).toBe(true), 10_000);
  }

  leave(): void {
    this.#request.destroy();
  }

  #read(text: string): void {
    const blocks = (this.#rest + text).split('\n\n');
    this.#rest = blocks.pop() ?? '';
    for (const block of blocks) this.#take(block);
  }

  #take(block: string): void {
    const fields = new Map(
      block.split('\n').map((line) => [line.split(':')[0] ?? '', line.replace(/^\w*: ?/, '')]),
    );
    this.lastId = fields.get('id') ?? this.lastId;
    if (fields.has('retry')) this.retryMs = Number(fields.get('retry'));
    if (fields.has('')) this.beats += 1;
    const data = fields.get('data');
    if (data === undefined) return;
    const event = fields.get('event') ?? 'message';
    this.events.push({ id: this.lastId, event, data: JSON.parse(data) as Record<string, unknown> });
  }
}

/** Opens a stream; resolves with the answer's head. */
export async function openReader(
  origin: string,
  path: string,
  headers: Record<string, string> = {},
): Promise<LiveReader> {
  const request = get(`${origin}${path}`, { agent: false, headers });
  const [response] = (await once(request, 'response')) as [IncomingMessage];
  return new LiveReader(request, response);
}
