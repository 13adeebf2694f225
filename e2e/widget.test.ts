/** The widget in a page of another origin: other port, other host name, third-party cookies blocked, strict policy. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Browser, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAccessibility, launchBrowser } from './support/browser.ts';
import { startPublisher, storyPage, type PublisherSite } from './support/publisher-page.ts';
import { startNewsroom, temporaryFolder, type RunningNewsroom } from './support/start-newsroom.ts';
import { openVisitor, signInByMail, type Newcomer } from './support/visitor.ts';

const program = fileURLToPath(new URL('../apps/server/bin/folkmoot.js', import.meta.url));
const folder = temporaryFolder();
let newsroom: RunningNewsroom;
let publisher: PublisherSite;
let browser: Browser;
/** Key of a demonstration's story with comments. */
let lively: string;

beforeAll(async () => {
  newsroom = await startNewsroom({ isDemo: true, environment: { FOLKMOOT_DATA: folder.path } });
  publisher = await startPublisher();
  list(publisher.origin);
  browser = await launchBrowser({ flags: ['--test-third-party-cookie-phaseout'] });
  lively = await findLively();
});
afterAll(async () => {
  await browser.close();
  await publisher.stop();
  await newsroom.stop();
  folder.remove();
});

/** As an operator does it. */
function list(origin: string): void {
  const words = [program, 'site', 'set', 'fenmere', '--embed-origin', origin];
  const { status, stderr } = spawnSync(process.execPath, words, {
    encoding: 'utf8',
    env: { PATH: process.env.PATH, FOLKMOOT_DATA: folder.path, FOLKMOOT_LOG_LEVEL: 'silent' },
  });
  if (status !== 0) throw new Error(stderr);
}

async function findLively(): Promise<string> {
  const home = await (await fetch(newsroom.origin)).text();
  const key = /href="\/stories\/([^"?#]*lantern[^"?#]*)"/.exec(home)?.[1];
  if (key === undefined) throw new Error('The demonstration has no story about lanterns.');
  return key;
}

/** The two directives that docs/embedding.md names, and nothing else but the page's own style. */
function strictPolicy(styles = "'self'"): string {
  const { origin } = newsroom;
  return `default-src 'none'; style-src ${styles}; script-src ${origin}; connect-src ${origin}`;
}

function embed(path: string, options: { attributes: string; inside?: string; csp?: string }): string {
  const html = storyPage(
    `<script type="module" src="${newsroom.origin}/widget.js"></script>` +
      `<folkmoot-thread ${options.attributes}>${options.inside ?? ''}</folkmoot-thread>`,
  );
  return publisher.show(path, { html, csp: options.csp ?? strictPolicy() });
}

/** What a browser notes when something moves by itself: https://wicg.github.io/layout-instability/ */
interface Shift {
  readonly value: number;
  readonly sources: readonly { readonly node: Node | null }[];
}

const writer: Newcomer = { email: 'wilf@example.org', name: 'Wilf Otter', age: '18 or over' };
const answerer: Newcomer = { email: 'nell@example.org', name: 'Nell Heron', age: '16 or 17' };

/** Signs in by the small window that a click opens. */
async function signInThrough(page: Page, click: Locator, who: Newcomer): Promise<void> {
  const [small] = await Promise.all([page.waitForEvent('popup'), click.click()]);
  await signInByMail(small, who);
  if (!small.isClosed()) await small.waitForEvent('close');
}

function comment(page: Page, words: string): Locator {
  return page.locator('.comment').filter({ hasText: words }).last();
}

describe('a thread in a page of another origin', () => {
  test('is read, sorted and turned over under a strict policy, and says how many comments there are', async () => {
    const { context, page } = await openVisitor(browser);
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    await page.addInitScript(() => {
      document.addEventListener('folkmoot:count', (event) =>
        document.documentElement.setAttribute('data-said', JSON.stringify((event as CustomEvent).detail)),
      );
    });
    await page.goto(embed('/read', { attributes: `story="${lively}"` }));
    await page.locator('.comment').first().waitFor();
    const said = JSON.parse((await page.getAttribute('html', 'data-said')) ?? '{}') as {
      story: string;
      count: number;
    };
    expect(said.story).toBe(lively);
    expect(await page.locator('#thread-heading').innerText()).toMatch(new RegExp(`^${said.count} comment`));
    expect(await page.locator('time').first().innerText()).toMatch(/ago|yesterday|now|hour/);
    const first = await page.locator('.comment').first().getAttribute('id');
    await page.getByRole('link', { name: 'Oldest' }).click();
    await expect.poll(() => page.locator('.comment').first().getAttribute('id')).not.toBe(first);
    expect(await page.locator('folkmoot-thread').getAttribute('sort')).toBe('oldest');
    expect(page.url()).toBe(`${publisher.origin}/read`);
    expect(complaints).toEqual([]);
    expect(await checkAccessibility(page)).toEqual([]);
    await context.close();
  });

  test('takes a comment and a reply, which appear live in the other window, and a report without an account', async () => {
    const one = await openVisitor(browser);
    const other = await openVisitor(browser);
    const guest = await openVisitor(browser);
    const address = embed('/ducks', { attributes: '' });

    // The story comes into being with its first reader.
    await one.page.goto(address);
    await one.page.getByText('Nobody has written here yet').waitFor();
    await other.page.goto(address);
    await other.page.getByText('Nobody has written here yet').waitFor();

    await signInThrough(one.page, one.page.getByRole('link', { name: 'Write a comment' }), writer);
    const words = 'They eat the crisps that my nan drops.';
    await one.page.getByLabel('Your comment').fill(words);
    await one.page.getByLabel(/house rules/).press('Space');
    await one.page.getByRole('button', { name: 'Post comment' }).click();
    await comment(one.page, words).waitFor();
    expect(await one.page.locator('#thread-heading').innerText()).toBe('1 comment');

    // Nobody else's page moves until they say so.
    await other.page.getByRole('button', { name: '1 new comment' }).click();
    await comment(other.page, words).waitFor();
    await signInThrough(
      other.page,
      comment(other.page, words).getByRole('link', { name: 'Reply' }),
      answerer,
    );
    const answer = 'My nan drops nothing, she is very tidy.';
    await other.page.getByLabel(/Your reply to Wilf Otter/).fill(answer);
    await other.page.getByLabel(/house rules/).press('Space');
    await other.page.getByRole('button', { name: 'Post reply' }).click();
    await comment(other.page, answer).waitFor();
    await one.page.getByRole('button', { name: '1 new comment' }).click();
    await comment(one.page, answer).waitFor();
    expect(await one.page.locator('#thread-heading').innerText()).toBe('2 comments');

    // Who signed in is still signed in after a reload, and can change what is theirs.
    await one.page.reload();
    await comment(one.page, words).getByRole('link', { name: 'Edit' }).first().click();
    await one.page.getByLabel('Change your comment').fill(`${words} Salted ones.`);
    await one.page.getByRole('button', { name: 'Save', exact: true }).click();
    await comment(other.page, 'Salted ones.').waitFor();

    // A like, and a like taken back.
    const like = comment(one.page, answer).getByRole('button', { name: /^Like/ });
    await like.click();
    await expect.poll(() => like.innerText()).toBe('Like 1');
    await like.click();
    await expect.poll(() => like.innerText()).toBe('Like');

    await guest.page.goto(address);
    await comment(guest.page, answer).getByRole('link', { name: 'Report' }).click();
    await guest.page.getByLabel(/rude or hurtful/).press('Space');
    expect(await checkAccessibility(guest.page)).toEqual([]);
    await guest.page.getByRole('button', { name: 'Send the report' }).click();
    expect(await guest.page.locator('.receipt-number').innerText()).toMatch(/^FM-/);
    for (const { context } of [one, other, guest]) await context.close();
  });

  test('moves nothing on the page while it loads, and leaves the rest of the page as it was to the pixel', async () => {
    const { context, page } = await openVisitor(browser);
    await page.addInitScript(() => {
      const shifts: string[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((entries) => {
        for (const entry of entries.getEntries() as unknown as Shift[])
          shifts.push(`${entry.value} ${entry.sources.map(({ node }) => node?.textContent).join(' | ')}`);
      }).observe({ type: 'layout-shift', buffered: true });
    });
    const article = { x: 0, y: 0, width: 1280, height: 360 };
    await page.goto(publisher.show('/bare', { html: storyPage('') }));
    const bare = await page.screenshot({ clip: article });

    const html = await (await fetch(`${newsroom.origin}/threads/${lively}`)).text();
    const sent = `<template shadowrootmode="open"><link rel="stylesheet" href="${newsroom.origin}/widget.css">${html}</template>`;
    const rendered = { inside: sent, csp: strictPolicy(`'self' ${newsroom.origin}`) };
    for (const { inside, csp } of [{ inside: '', csp: strictPolicy() }, rendered]) {
      await page.goto(embed('/shift', { attributes: `story="${lively}"`, inside, csp }));
      await page.getByRole('link', { name: 'Write a comment' }).waitFor();
      await page.locator('.comment').first().waitFor();
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => (window as unknown as { shifts: string[] }).shifts)).toEqual([]);
      expect(bare.equals(await page.screenshot({ clip: article }))).toBe(true);
    }
    await context.close();
  });

  test('that is not listed says what to do; a wrong attribute falls back and is told once', async () => {
    const stranger = await startPublisher();
    const { context, page } = await openVisitor(browser);
    const told: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'warning') told.push(message.text());
    });
    await page.goto(embed('/odd', { attributes: `story="${lively}" sort="best" theme="pink"` }));
    await page.locator('.comment').first().waitFor();
    expect(told).toEqual([
      '<folkmoot-thread>: sort="best" is not one of newest, oldest, replied, liked.',
      '<folkmoot-thread>: theme="pink" is not one of auto, light, dark.',
    ]);
    const html = storyPage(
      `<script type="module" src="${newsroom.origin}/widget.js"></script><folkmoot-thread></folkmoot-thread>`,
    );
    await page.goto(stranger.show('/unlisted', { html }));
    await expect
      .poll(() => page.getByRole('alert').innerText())
      .toContain(`${newsroom.origin} has to list ${stranger.origin} first`);
    await context.close();
    await stranger.stop();
  });

  test('is counted in lists by one request', async () => {
    const { context, page } = await openVisitor(browser);
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().includes('/api/')) asked.push(request.url());
    });
    const html = storyPage(
      `<script type="module" src="${newsroom.origin}/count.js"></script>` +
        `<folkmoot-count story="${lively}"></folkmoot-count> <folkmoot-count story="no-such"></folkmoot-count>`,
    );
    await page.goto(publisher.show('/list', { html, csp: strictPolicy() }));
    await expect
      .poll(() => page.locator('folkmoot-count').first().innerText())
      .toMatch(/^[1-9]\d* comments?$/);
    expect(await page.locator('folkmoot-count').last().innerText()).toBe('0 comments');
    expect(asked).toHaveLength(1);
    await context.close();
  });

  test('comes compressed, is kept for minutes and asked for by its tag', async () => {
    const address = `${newsroom.origin}/widget.js`;
    const first = await fetch(address, { headers: { 'accept-encoding': 'gzip, br' } });
    expect(first.headers.get('content-encoding')).toBe('br');
    expect(first.headers.get('cache-control')).toContain('max-age=300');
    expect(first.headers.get('access-control-allow-origin')).toBe('*');
    const again = await fetch(address, {
      headers: { 'accept-encoding': 'gzip, br', 'if-none-match': first.headers.get('etag') ?? '' },
    });
    expect(again.status).toBe(304);
  });
});
