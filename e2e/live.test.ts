/** Two windows on one story: what is written in the one is on the other, and nothing jumps. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkAccessibility, launchBrowser } from './support/browser.ts';
import { startNewsroom, temporaryFolder, type RunningNewsroom } from './support/start-newsroom.ts';
import { openVisitor, signInByMail } from './support/visitor.ts';

const folder = temporaryFolder();
let newsroom: RunningNewsroom;
let browser: Browser;

beforeAll(async () => {
  newsroom = await startNewsroom({ isDemo: true, environment: { FOLKMOOT_DATA: folder.path } });
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  await newsroom.stop();
  folder.remove();
});

async function write(page: Page, text: string): Promise<void> {
  const composer = page.locator('.thread > form.composer');
  await composer.getByRole('textbox').fill(text);
  const agreement = composer.getByRole('checkbox');
  if ((await agreement.count()) > 0) await agreement.press('Space');
  await composer.getByRole('button', { name: 'Post comment' }).click();
  await page.locator('.comment', { hasText: text }).first().waitFor();
}

const countOn = async (page: Page) =>
  Number(/\d+/.exec(await page.locator('#thread-heading').innerText())?.[0] ?? 0);

test('a second window sees what is new behind a button, and what is gone or changed at once', async () => {
  const writer = await openVisitor(browser);
  const reader = await openVisitor(browser);
  await writer.page.goto(`${newsroom.origin}/sign-in`);
  await signInByMail(writer.page, { email: 'juno@example.org', name: 'Juno Sedge', age: '18 or over' });
  await writer.page.goto(newsroom.origin);
  const story =
    (await writer.page.locator('.lead-story a[href^="/stories/"]').first().getAttribute('href')) ?? '';
  const listening = reader.page.waitForResponse((response) => response.url().includes('/live'));
  await reader.page.goto(`${newsroom.origin}${story}`);
  expect((await listening).status()).toBe(200);
  const before = await countOn(reader.page);
  const button = reader.page.locator('.live-button');
  expect(await button.isVisible()).toBe(false);

  // Two comments: counted at once, shown when asked for.
  await writer.page.goto(`${newsroom.origin}${story}`);
  await write(writer.page, 'The heron is back on the weir this morning.');
  await expect.poll(() => button.innerText()).toBe('1 new comment');
  await writer.page.goto(`${newsroom.origin}${story}`);
  await write(writer.page, 'It has brought a friend along as well.');
  await expect.poll(() => button.innerText()).toBe('2 new comments');
  await expect.poll(() => countOn(reader.page)).toBe(before + 2);
  expect(await reader.page.getByText('The heron is back').count()).toBe(0);
  expect(await checkAccessibility(reader.page)).toEqual([]);

  // Somebody reads further down: what they look at stays where it is.
  const last = reader.page.locator('.comment-list > .comment').last();
  await last.scrollIntoViewIfNeeded();
  await reader.page.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
  const place = (await last.boundingBox())?.y ?? 0;
  await button.click();
  await expect.poll(() => reader.page.getByText('The heron is back').count()).toBe(1);
  expect(Math.abs(((await last.boundingBox())?.y ?? 0) - place)).toBeLessThan(2);
  expect(await button.isVisible()).toBe(false);
  const texts = await reader.page.locator('.comment-new .comment-body').allInnerTexts();
  expect(texts).toEqual([
    'It has brought a friend along as well.',
    'The heron is back on the weir this morning.',
  ]);
  expect(await reader.page.locator('.comment-new time').first().innerText()).toBe('just now');
  expect(await checkAccessibility(reader.page)).toEqual([]);

  // Changed, then taken down, in the one window: so it is in the other.
  const own = writer.page.locator('.comment', { hasText: 'It has brought a friend' }).first();
  await own.getByRole('link', { name: 'Edit' }).click();
  await writer.page.getByRole('textbox').first().fill('It has brought two friends along.');
  await writer.page.locator('form.composer button[type="submit"]').first().click();
  await expect.poll(() => reader.page.getByText('It has brought two friends along.').count()).toBe(1);
  const changed = writer.page.locator('.comment', { hasText: 'two friends along' }).first();
  await changed.getByText('Take down', { exact: true }).click();
  await changed.getByRole('button', { name: 'Yes, take it down' }).click();
  await expect.poll(() => reader.page.getByText('two friends along').count()).toBe(0);
  await expect.poll(() => countOn(reader.page)).toBe(before + 1);
  for (const visitor of [writer, reader]) await visitor.context.close();
});

test('one connection a page, and none while nobody looks at it', async () => {
  const { page, context } = await openVisitor(browser);
  const asked: string[] = [];
  page.on('request', (request) => {
    if (request.url().includes('/live')) asked.push(request.url());
  });
  await page.goto(newsroom.origin);
  await page.locator('.lead-story a[href^="/stories/"]').first().click();
  await expect.poll(() => asked.length).toBe(1);
  const look = (state: string) =>
    page.evaluate((visibility) => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, value: visibility });
      document.dispatchEvent(new Event('visibilitychange'));
    }, state);
  const ended = page.waitForEvent('requestfailed', (request) => request.url().includes('/live'));
  await look('hidden');
  await ended;
  await look('visible');
  await expect.poll(() => asked.length).toBe(2);
  await context.close();
});
