/**
 * Promise 4: the reporter is never revealed. Nothing a reported person can fetch holds who, how many, or a time finer
 * than a day.
 */
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  commentState,
  itemOf,
  mailsTo,
  postComment,
  removal,
  report,
  sendDecision,
  signInAgain,
} from './support/moderating.ts';
import {
  engines,
  openTestNewsroom,
  type Engine,
  type TestNewsroom,
  type TestPerson,
} from './support/newsroom.ts';

type Browser = Pick<TestPerson, 'get'>;

/** Every page that can be reached by links, as this person's browser gets it, with its headers; by address. */
async function crawl(browser: Browser, starts: readonly string[]): Promise<Map<string, string>> {
  const pages = new Map<string, string>();
  const waiting = [...starts];
  for (let url = waiting.shift(); url !== undefined && pages.size < 300; url = waiting.shift()) {
    // The mailbox of a demonstration shows everyone's mail to everyone: that is said there, and no newsroom has it.
    if (pages.has(url) || url.startsWith('/assets/') || url.startsWith('/dev/') || url.startsWith('/exit'))
      continue;
    const answer = await browser.get(url);
    const { date: _date, ...headers } = answer.headers;
    pages.set(url, `${answer.statusCode} ${JSON.stringify(headers)}\n${answer.body}`);
    for (const [, href] of answer.body.matchAll(/ (?:href|action)="(\/[^"#]*)/g))
      waiting.push(href!.replaceAll('&amp;', '&'));
    if (typeof answer.headers.location === 'string') waiting.push(answer.headers.location.replace(/#.*/, ''));
  }
  expect(waiting).toEqual([]);
  return pages;
}

/** What differs between two newsrooms whatever happens in them: random ids, tokens and addresses. */
function normalise(text: string): string {
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replace(/name="(csrf|submissionKey|formKey)" value="[^"]*"/g, 'name="$1" value="RANDOM"')
    .replace(/reader\d+@example\.org/g, 'ADDRESS')
    .replace(/"content-length":"\d+"/g, '');
}

/** When the UUIDv7 (RFC 9562) in a text were made, in epoch milliseconds. */
function idTimes(text: string): number[] {
  return [...text.matchAll(/\b([0-9a-f]{8})-([0-9a-f]{4})-7[0-9a-f]{3}-/g)].map((match) =>
    parseInt(`${match[1]}${match[2]}`, 16),
  );
}

const secretNote = 'It is about my little brother.';

interface Told {
  readonly news: TestNewsroom;
  readonly author: TestPerson;
  readonly moderator: TestPerson;
  readonly commentId: string;
}

async function openReported(engine: Engine): Promise<Told> {
  const news = await openTestNewsroom(engine);
  const author = await news.person({ name: 'Wat Tiler' });
  const moderator = await news.person({ name: 'Mona Reeve', role: 'moderator' });
  await postComment(news, await news.person({ name: 'Ana Fenwick' }), 'The bridge should be blue.');
  news.clock.pass({ minutes: 1 });
  const commentId = await postComment(news, author, 'Blue is for muppets.');
  return { news, author, moderator, commentId };
}

const starts = (told: Told) => [
  '/',
  '/me',
  `/stories/${told.news.storySlug}`,
  `/comments/${told.commentId}`,
  `/comments/${told.commentId}/report`,
  '/desk',
  '/reports/FM-22222-22222',
];

async function fetchEverything(told: Told, browser: Browser): Promise<string[]> {
  const pages = await crawl(browser, starts(told));
  expect(pages.size).toBeGreaterThan(12);
  const mails = await mailsTo(told.news, told.author.email);
  return [...pages]
    .map(([url, page]) => normalise(`${url}\n${page}`))
    .concat(mails.map((mail) => normalise(JSON.stringify(mail))));
}

describe.each(engines)('promise 4 on %s', (engine) => {
  let few: Told;
  let many: Told;
  let reporters: TestPerson[];
  let numbers: string[];
  const reportTimes: number[] = [];
  let decidedAtMs: number;

  beforeAll(async () => {
    few = await openReported(engine);
    many = await openReported(engine);
    reporters = [
      await many.news.person({ name: 'Nessa Quill' }),
      await many.news.person({ name: 'Gwen Marlow' }),
    ];
    numbers = [];
  });
  afterAll(async () => {
    await few.news.close();
    await many.news.close();
  });

  test('a person whose comment was reported gets, to the letter, what one gets whose comment was not', async () => {
    // One newsroom has three reports at three times, by readers and a guest, with notes and addresses; the other none.
    for (const reporter of [...reporters, many.news.guest]) {
      many.news.clock.pass({ minutes: 17, seconds: 23 });
      reportTimes.push(many.news.clock.now());
      numbers.push(
        await report(reporter, many.commentId, {
          reason: 'bullying',
          note: secretNote,
          email: 'nessa.quill@example.org',
        }),
      );
    }
    many.news.clock.pass({ seconds: (few.news.clock.now() - many.news.clock.now()) / 1000 });
    for (const { news } of [few, many]) news.clock.pass({ hours: 7 });
    expect(await fetchEverything(many, many.author)).toEqual(await fetchEverything(few, few.author));
  });

  test('a person whose comment was removed is told the same, whether one or three reported it, and whenever', async () => {
    reportTimes.push(few.news.clock.now());
    await report(few.news.guest, few.commentId, { reason: 'rude' });
    for (const { news } of [few, many]) news.clock.pass({ hours: 20, minutes: 43, seconds: 11 });
    decidedAtMs = many.news.clock.now();
    for (const { news, moderator, commentId } of [few, many]) {
      const done = await sendDecision(moderator, await itemOf(news, commentId), {
        ...removal,
        note: 'Three reports.',
      });
      expect(done.statusCode).toBe(303);
      news.clock.pass({ hours: 30 });
    }
    const told = await fetchEverything(many, many.author);
    expect(told).toEqual(await fetchEverything(few, few.author));
    expect(told.join()).toContain(removal.reason);
  });

  test('no page and no mail holds a name, id, address, number, note or count of who reported, or of who decided', async () => {
    const everything = await pagesAndMails(many, many.author);
    expect(everything).toContain(removal.reason);
    const secrets = [
      ...reporters.flatMap((reporter) => [reporter.personId, reporter.name, reporter.email]),
      ...numbers,
      ...numbers.map((number) => number.replaceAll('-', '').slice(2)),
      'nessa.quill@example.org',
      secretNote,
      'Three reports.',
      many.moderator.personId,
      many.moderator.name,
    ];
    for (const secret of secrets) expect(everything, secret).not.toContain(secret);
    expect(everything).not.toMatch(/\b(\d+|one|two|three|some|several) (people|readers?|reports?)\b/i);
  });

  test('no time finer than a day: not written, and not hidden in an id', async () => {
    const everything = await pagesAndMails(many, many.author);
    const moments = [...reportTimes, decidedAtMs];
    for (const atMs of moments) {
      const iso = new Date(atMs).toISOString();
      expect(everything).not.toContain(iso.slice(0, 16));
      expect(everything).not.toContain(iso.slice(11, 16));
      expect(everything).not.toContain(String(atMs));
    }
    const times = idTimes(everything);
    expect(times.length).toBeGreaterThan(5);
    const minuteMs = 60_000;
    for (const time of times)
      for (const atMs of moments) expect(Math.abs(time - atMs)).toBeGreaterThan(minuteMs);
  });

  test('a banned person who signs in again is told no more', async () => {
    const { news, author, moderator } = many;
    const commentId = await postComment(news, author, 'Yellow is for muppets as well.');
    news.clock.pass({ hours: 3 });
    numbers.push(await report(reporters[0]!, commentId, { reason: 'danger', note: secretNote }));
    expect((await commentState(news, commentId)).hiddenAtMs).not.toBeNull();
    news.clock.pass({ hours: 3 });
    await sendDecision(moderator, await itemOf(news, commentId), { ...removal, act: 'ban', end: 'good' });
    news.clock.pass({ days: 2 });
    const everything = await pagesAndMails(many, await signInAgain(news, author));
    expect(everything).toContain('For good.');
    for (const secret of [
      ...reporters.flatMap((reporter) => [reporter.personId, reporter.name, reporter.email]),
      ...numbers,
      secretNote,
    ])
      expect(everything, secret).not.toContain(secret);
  });

  test('nor can anyone look up a report without its number', async () => {
    const row = await many.news.db.selectFrom('reports').select('id').executeTakeFirstOrThrow();
    for (const url of [`/reports/${row.id}`, `/reports/${many.commentId}`, '/reports/', '/reports'])
      expect((await many.news.guest.get(url)).statusCode).toBe(404);
  });
});

async function pagesAndMails(told: Told, browser: Browser): Promise<string> {
  const pages = await crawl(browser, starts(told));
  const mails = await mailsTo(told.news, told.author.email);
  return [...pages.entries()]
    .flat()
    .concat(mails.map((mail) => `${mail.subject}\n${mail.text}`))
    .join('\n');
}
