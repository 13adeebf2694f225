import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { EventStreams } from '../src/http/index.ts';
import { openReader, type LiveReader } from './support/live-reader.ts';
import { TestClock } from './support/newsroom.ts';

const gap = { event: 'reload', data: {} };
const clock = new TestClock();
let streams: EventStreams;
let server: Server;
let origin: string;
const readers: LiveReader[] = [];

/** The topic is the path, the place to go on from the usual header. */
async function start(settings: { heartbeatMs?: number } = {}): Promise<void> {
  streams = new EventStreams({ clock, connections: 100, connectionsPerAddress: 100, ...settings });
  server = createServer((request, response) => {
    const after = (request.headers['last-event-id'] as string | undefined) ?? null;
    streams.open(response, { topic: request.url ?? '', address: 'here', after, gap, headers: {} });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
afterEach(async () => {
  streams.close();
  for (const reader of readers.splice(0)) reader.leave();
  const closed = once(server, 'close');
  server.close();
  await closed;
});

async function read(topic: string, lastId?: string): Promise<LiveReader> {
  const reader = await openReader(origin, topic, lastId === undefined ? {} : { 'last-event-id': lastId });
  readers.push(reader);
  return reader;
}

const sendNumbers = (topic: string, from: number, to: number) => {
  for (let number = from; number <= to; number += 1)
    streams.send(topic, { event: 'number', data: { number } });
};
const numbersOf = (reader: LiveReader) => reader.of('number').map((one) => one.data.number);

test('heartbeats keep the line alive, move the place to go on from, and are no events', async () => {
  await start({ heartbeatMs: 20 });
  const reader = await read('/duck');
  streams.send('/swan', { event: 'number', data: { number: 1 } });
  const placed = reader.lastId;
  await expect.poll(() => reader.beats).toBeGreaterThan(3);
  expect(reader.events).toEqual([]);
  expect(reader.lastId).not.toBe(placed);
  expect(reader.retryMs).toBeGreaterThanOrEqual(2_000);
  expect(reader.retryMs).toBeLessThanOrEqual(5_000);
});

test('topics are apart', async () => {
  await start();
  const duck = await read('/duck');
  const swan = await read('/swan');
  sendNumbers('/duck', 1, 2);
  sendNumbers('/swan', 3, 3);
  await duck.wait('number', 2);
  await swan.wait('number');
  expect([numbersOf(duck), numbersOf(swan)]).toEqual([[1, 2], [3]]);
});

test('who cannot keep up is let go, and catches up by the last id; the others notice nothing', async () => {
  await start();
  const quick = await read('/duck');
  const slow = await read('/duck');
  slow.response.pause();
  // Far beyond what the system itself keeps for a connection.
  const words = 'quack '.repeat(10_000);
  let sent = 0;
  while (streams.count === 2 && sent < 2_000) {
    sent += 1;
    streams.send('/duck', { event: 'number', data: { number: sent, words } });
    await quick.wait('number', sent);
  }
  expect(streams.count).toBe(1);
  slow.response.resume();
  await slow.ended();
  const had = numbersOf(slow).length;
  expect(had).toBeLessThan(sent);
  expect(numbersOf(quick)).toHaveLength(sent);
  const again = await read('/duck', slow.lastId);
  await again.wait('number', sent - had);
  expect([...numbersOf(slow), ...numbersOf(again)]).toEqual(numbersOf(quick));
});

test('200 events are kept for ten minutes; whoever was away for longer is told that there is a gap', async () => {
  await start({ heartbeatMs: 20 });
  const reader = await read('/duck');
  sendNumbers('/duck', 1, 205);
  await reader.wait('number', 205);
  const idOf = (number: number) => reader.of('number')[number - 1]?.id ?? '';
  const inTime = await read('/duck', idOf(5));
  await inTime.wait('number', 200);
  expect(numbersOf(inTime)[0]).toBe(6);
  expect(await (await read('/duck', idOf(4))).wait('reload')).toEqual([{}]);
  clock.pass({ minutes: 11 });
  await expect.poll(() => reader.lastId).toContain(String(clock.now()));
  expect(await (await read('/duck', idOf(200))).wait('reload')).toEqual([{}]);
  const upToDate = await read('/duck', reader.lastId);
  sendNumbers('/duck', 206, 206);
  await upToDate.wait('number');
  expect(upToDate.of('reload')).toEqual([]);
});

test('another process goes on by the time, and says a little twice rather than leave anything out', async () => {
  await start();
  const reader = await read('/duck');
  sendNumbers('/duck', 1, 1);
  clock.pass({ seconds: 30 });
  sendNumbers('/duck', 2, 2);
  clock.pass({ seconds: 1 });
  await reader.wait('number', 2);
  const elsewhere = await read('/duck', `${clock.now()}-0123abcd-99`);
  await elsewhere.wait('number');
  expect(numbersOf(elsewhere)).toEqual([2]);
});

test('nothing is kept of readers who have left, and of their topics nothing after a while', async () => {
  await start({ heartbeatMs: 20 });
  const open = await Promise.all(Array.from({ length: 50 }, () => read('/duck')));
  expect(streams.count).toBe(50);
  expect(streams.hasRoomFor('here')).toBe(true);
  for (const reader of open) reader.leave();
  await expect.poll(() => streams.count).toBe(0);
  expect(streams.topics).toEqual([]);
  expect(streams.hasAudience('/duck')).toBe(true);
  clock.pass({ minutes: 11 });
  await expect.poll(() => streams.hasAudience('/duck')).toBe(false);
});
