/** One journey through the whole house: from reading to a ban, as the people concerned see it. */
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkAccessibility, launchBrowser } from './support/browser.ts';
import { startNewsroom, temporaryFolder, type RunningNewsroom } from './support/start-newsroom.ts';
import { findMail, openVisitor, press, signInAgain, signInByMail } from './support/visitor.ts';

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

const ida = { email: 'ida@example.org', name: 'Ida Marsh', age: '16 or 17' };
const tam = { email: 'tam@example.org', name: 'Tam Reed', age: '18 or over' };
const idasWords = 'The ducks by the lock are silly muppets, and so is whoever feeds them crisps.';
const tamsWords = 'They eat the crisps with pleasure, I have seen it.';
const reportersNote = 'My gran feeds those ducks and this made her sad.';
const reasonGiven = 'You called people muppets. Please say it without the name.';

async function expectAccessible(page: Page): Promise<void> {
  expect(await checkAccessibility(page)).toEqual([]);
}

/** What was typed is still there after a reload. */
async function expectDraftKept(page: Page): Promise<void> {
  const box = page.locator('form.composer').first().getByRole('textbox');
  await box.fill('A thought that is not finished');
  await page.reload();
  expect(await box.inputValue()).toBe('A thought that is not finished');
}

/** Posts under the story that the page shows. */
async function comment(page: Page, text: string): Promise<void> {
  const composer = page.locator('form.composer').first();
  await composer.getByRole('textbox').fill(text);
  const agreement = composer.getByRole('checkbox');
  if ((await agreement.count()) > 0) await agreement.press('Space');
  await composer.getByRole('button', { name: 'Post comment' }).click();
}

describe.each([
  { look: 'with script', hasScript: true, isDark: false, suffix: '' },
  { look: 'with script, in the dark', hasScript: true, isDark: true, suffix: 'wen' },
  { look: 'without script', hasScript: false, isDark: false, suffix: 'na' },
])('the meeting, $look', ({ hasScript, isDark, suffix }) => {
  test('read, sign in, comment, reply, report, decide, tell, ban, refuse', async () => {
    const author = await openVisitor(browser, { hasScript, isDark });
    const answerer = await openVisitor(browser, { hasScript, isDark });
    const guest = await openVisitor(browser, { hasScript, isDark });
    const first = { ...ida, email: `ida${suffix}@example.org`, name: `${ida.name}${suffix}` };
    const second = { ...tam, email: `tam${suffix}@example.org`, name: `${tam.name}${suffix}` };
    const words = `${idasWords} ${suffix}`.trim();
    // axe is a script itself.
    const look = (at: Page) => (hasScript ? expectAccessible(at) : Promise.resolve());

    // Ida reads, signs in and comments.
    const { page } = author;
    await page.goto(newsroom.origin);
    await page
      .getByRole('link', { name: /lantern/i })
      .first()
      .click();
    const story = page.url();
    await page.getByRole('link', { name: 'Sign in' }).first().click();
    await signInByMail(page, first);
    await page.goto(story);
    if (hasScript) await expectDraftKept(page);
    await comment(page, words);
    await look(page);
    const own = page.locator('.comment', { hasText: words });
    await expect.poll(() => own.first().isVisible()).toBe(true);

    // Tam replies.
    await answerer.page.goto(`${newsroom.origin}/sign-in`);
    await signInByMail(answerer.page, second);
    await answerer.page.goto(story);
    const seen = answerer.page.locator('.comment', { hasText: words }).first();
    await seen.getByText('Reply', { exact: true }).first().click();
    const reply = seen.locator('form.composer').first();
    await reply.getByRole('textbox').fill(`${tamsWords} ${suffix}`);
    await reply.getByRole('checkbox').press('Space');
    await reply.getByRole('button', { name: 'Post reply' }).click();
    await expect.poll(() => answerer.page.getByText(tamsWords).first().isVisible()).toBe(true);

    // A guest reports, and gets a receipt.
    await guest.page.goto(story);
    await guest.page
      .locator('.comment', { hasText: words })
      .first()
      .getByRole('link', { name: 'Report' })
      .first()
      .click();
    await guest.page.getByLabel(/rude or hurtful/).check();
    await guest.page.getByLabel(/more we should know/).fill(reportersNote);
    await guest.page.getByRole('button', { name: 'Send the report' }).click();
    const number = await guest.page.locator('.receipt-number').innerText();
    expect(number).toMatch(/FM-/);
    const receipt = guest.page.url();
    await look(guest.page);

    // A moderator removes it, with a reason.
    const staff = await openVisitor(browser, { hasScript, isDark });
    await signInAsStaff(staff.page);
    await staff.page.goto(`${newsroom.origin}/desk?queue=reported`);
    await staff.page.locator('.queue-row', { hasText: first.name }).first().click();
    await expect.poll(() => staff.page.getByText(reportersNote).isVisible()).toBe(true);
    await staff.page.getByLabel('House rule').selectOption({ label: 'Be kind' });
    await staff.page.getByLabel('Reason').fill(reasonGiven);
    await staff.page.getByRole('button', { name: 'Remove', exact: true }).click();
    await expect.poll(() => staff.page.getByText('Done: the comment is off the site').isVisible()).toBe(true);

    // Ida is told what was decided, by which rule, and how to object; nothing of who reported.
    await page.goto(`${newsroom.origin}/me`);
    await page.getByRole('region', { name: 'What the team decided' }).getByRole('link').first().click();
    await look(page);
    const statement = await page.locator('main').innerText();
    expect(statement).toContain('Be kind');
    expect(statement).toContain(reasonGiven);
    expect(statement).toMatch(/object|wrong/i);
    const mail = await findMail(page, { to: first.email, about: /Be kind/ });
    for (const told of [statement, mail, await page.content()]) {
      expect(told).not.toContain(reportersNote);
      expect(told).not.toContain(number);
    }
    await page.goto(story);
    expect(await page.getByText(words).count()).toBe(0);

    // The guest's receipt tells what came of it.
    await guest.page.goto(receipt);
    expect(await guest.page.locator('main').innerText()).toContain('took it off the site');

    // Ida is banned, and what she writes next is refused.
    await staff.page.goto(`${newsroom.origin}/desk?queue=decided`);
    await staff.page.locator('.queue-row', { hasText: first.name }).first().click();
    await staff.page.locator('.desk-item').getByRole('link', { name: first.name, exact: true }).click();
    await staff.page.getByLabel('House rule').selectOption({ label: 'Be kind' });
    await look(staff.page);
    await staff.page.getByLabel('Reason').fill('It happened again.');
    await staff.page.getByLabel('For good').check();
    await staff.page.getByRole('button', { name: /^Ban/ }).click();
    await expect.poll(() => staff.page.getByText('Done: the person is banned').isVisible()).toBe(true);
    await page.goto(story);
    expect(await page.getByRole('link', { name: 'Sign in' }).first().isVisible()).toBe(true);
    await page.goto(`${newsroom.origin}/sign-in?next=${encodeURIComponent(new URL(story).pathname)}`);
    await signInAgain(page, first.email);
    await page.goto(story);
    expect(await page.locator('form.composer').count()).toBe(0);
    expect(await page.locator('main').innerText()).toMatch(/cannot take part/i);

    for (const visitor of [author, answerer, guest, staff]) await visitor.context.close();
  });
});

/** The printed link works once; the second journey signs in as the editor by mail. */
async function signInAsStaff(page: Page): Promise<void> {
  if (newsroom.staffLink !== null) {
    await page.goto(newsroom.staffLink);
    const button = page.getByRole('button', { name: /sign in/i });
    if ((await button.count()) > 0) {
      await press(page, /sign in/i);
      return;
    }
  }
  await page.goto(`${newsroom.origin}/sign-in`);
  await signInAgain(page, 'ines@example.org');
}

describe.each([
  { look: 'light and wide', isDark: false, width: 1280 },
  { look: 'dark and narrow', isDark: true, width: 360 },
])('every page is accessible, $look', ({ isDark, width }) => {
  test('readers’ pages', async () => {
    const { context, page } = await openVisitor(browser, { isDark, width });
    await page.goto(newsroom.origin);
    await expectAccessible(page);
    const story = (await page.locator('.lead-story a[href^="/stories/"]').first().getAttribute('href')) ?? '';
    const section = (await page.locator('.masthead-nav a').first().getAttribute('href')) ?? '';
    const paths = [
      story,
      section,
      '/help',
      '/house-rules',
      '/terms',
      '/cookies',
      '/contact',
      '/sign-in',
      '/nowhere',
      '/dev/mail',
    ];
    for (const path of paths) {
      await page.goto(`${newsroom.origin}${path}`);
      await expectAccessible(page);
      expect(await hasSidewaysScroll(page), path).toBe(false);
    }
    await page.goto(`${newsroom.origin}${story}`);
    await page.getByRole('link', { name: 'Report' }).first().click();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Send the report' }).click();
    await expectAccessible(page);
    await page.getByLabel(/private details/i).check();
    await page.getByRole('button', { name: 'Send the report' }).click();
    await expectAccessible(page);
    await context.close();
  });

  test('pages of a reader who is signed in, and the desk', async () => {
    const reader = await openVisitor(browser, { isDark, width });
    await reader.page.goto(`${newsroom.origin}/sign-in`);
    const name = isDark ? 'Nell Night' : 'Dora Day';
    await signInByMail(reader.page, { email: `${name.slice(0, 4)}@example.org`, name, age: '13 to 15' });
    const story =
      (await reader.page.goto(newsroom.origin),
      await reader.page.locator('.lead-story a[href^="/stories/"]').first().getAttribute('href')) ?? '';
    for (const path of [story, `${story}/comments/new`, '/me']) {
      await reader.page.goto(`${newsroom.origin}${path}`);
      await expectAccessible(reader.page);
      expect(await hasSidewaysScroll(reader.page), path).toBe(false);
    }
    const staff = await openVisitor(browser, { isDark, width });
    await signInAsStaff(staff.page);
    await staff.page.goto(`${newsroom.origin}/desk`);
    const item = (await staff.page.locator('a.queue-row, .queue-row a').first().getAttribute('href')) ?? '';
    for (const path of ['/desk', item, '/desk/stories', '/desk/stories/new']) {
      await staff.page.goto(`${newsroom.origin}${path}`);
      await expectAccessible(staff.page);
      expect(await hasSidewaysScroll(staff.page), path).toBe(false);
    }
    await reader.context.close();
    await staff.context.close();
  });
});

function hasSidewaysScroll(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);
}

test('every page for readers has help and exit, and loads nothing from elsewhere', async () => {
  const { context, page } = await openVisitor(browser);
  const foreign: string[] = [];
  page.on('request', (request) => {
    if (!request.url().startsWith(newsroom.origin)) foreign.push(request.url());
  });
  for (const path of [
    '/',
    '/sections/news',
    '/help',
    '/house-rules',
    '/terms',
    '/cookies',
    '/contact',
    '/sign-in',
    '/nowhere',
  ]) {
    await page.goto(`${newsroom.origin}${path}`);
    expect(await page.getByRole('link', { name: 'Worried? Get help' }).count(), path).toBe(1);
    expect(await page.getByRole('link', { name: 'Exit this page' }).count(), path).toBe(1);
  }
  expect(foreign).toEqual([]);
  await context.close();
});

test('Shift, three times, leaves the site and ends the session', async () => {
  const { context, page } = await openVisitor(browser);
  await page.goto(`${newsroom.origin}/sign-in`);
  await signInByMail(page, { email: 'quick@example.org', name: 'Quick Quill', age: '13 to 15' });
  await page.goto(`${newsroom.origin}/help`);
  // The way out is asked for; what stands there is not ours to load in a test.
  const leaving = page.waitForRequest(/^https:\/\/www\.bbc\.co\.uk\/weather/);
  for (let times = 0; times < 3; times++) await page.keyboard.press('Shift');
  await leaving;
  expect(await context.cookies(newsroom.origin)).toEqual([]);
  await context.close();
});
