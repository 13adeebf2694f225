/**
 * Takes the pictures in docs/screenshots of a fresh demonstration newsroom: wide (1280) and narrow (360), light; the story
 * in the dark, too. `npm run screenshots`, after a build.
 */
import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser } from './support/browser.ts';
import { startNewsroom, temporaryFolder } from './support/start-newsroom.ts';
import { openVisitor, signInByMail } from './support/visitor.ts';

const folder = fileURLToPath(new URL('../docs/screenshots/', import.meta.url));
const widths = { wide: 1280, narrow: 360 } as const;

async function takeAll(browser: Browser, parts: { origin: string; staffLink: string }): Promise<void> {
  const { origin } = parts;
  const staff = await openVisitor(browser);
  await staff.page.goto(parts.staffLink);
  await staff.page.getByRole('button', { name: /sign in/i }).click();
  await staff.page.goto(`${origin}/desk`);
  const item = (await staff.page.locator('a.queue-row').nth(3).getAttribute('href')) ?? '';
  for (const [width, pixels] of Object.entries(widths)) {
    const reader = await openVisitor(browser, { width: pixels });
    const { page } = reader;
    const shoot = shooter(page, width);
    await page.goto(origin);
    await shoot('home');
    const story = (await page.locator('.lead-story a[href^="/stories/"]').first().getAttribute('href')) ?? '';
    await page.goto(`${origin}${story}`);
    await shoot('story', { isWhole: width === 'wide' });
    await page.locator('#thread, .thread').first().scrollIntoViewIfNeeded();
    await page.evaluate(() => document.querySelector('.thread')?.scrollIntoView());
    await shoot('thread');
    await page.getByRole('link', { name: 'Report' }).first().click();
    await shoot('report', { isWhole: true });
    await page.getByLabel(/rude or hurtful/).check();
    await page.getByRole('button', { name: 'Send the report' }).click();
    await shoot('receipt');
    await page.goto(`${origin}/help`);
    await shoot('help', { isWhole: true });
    await page.goto(`${origin}/sign-in`);
    await shoot('sign-in');
    await signInByMail(page, {
      email: `${width}@example.org`,
      name: width === 'wide' ? 'Wilma Wide' : 'Nia Narrow',
      age: '16 or 17',
    });
    await page.goto(`${origin}${story}`);
    await page.evaluate(() => document.querySelector('.composer')?.scrollIntoView({ block: 'center' }));
    await shoot('composer');
    await page.goto(`${origin}/me`);
    await shoot('own-page');
    await reader.context.close();
    await staff.page.setViewportSize({ width: pixels, height: 900 });
    const shootDesk = shooter(staff.page, width);
    await staff.page.goto(`${origin}/desk`);
    await shootDesk('desk-queue');
    await staff.page.goto(`${origin}${item}`);
    await shootDesk('desk-item', { isWhole: width === 'narrow' });
    await staff.page.goto(`${origin}/desk/stories`);
    await shootDesk('desk-stories');
    await staff.page.goto(`${origin}/desk/stories/new`);
    await shootDesk('desk-story', { isWhole: true });
  }
  const dark = await openVisitor(browser, { isDark: true });
  await dark.page.goto(origin);
  await shooter(dark.page, 'dark')('home');
  await dark.page.locator('.lead-story a[href^="/stories/"]').first().click();
  await shooter(dark.page, 'dark')('story');
}

function shooter(page: Page, look: string): (name: string, options?: { isWhole?: boolean }) => Promise<void> {
  return async (name, options = {}) => {
    await page.waitForLoadState('load');
    await page.evaluate(() => document.fonts.ready);
    await page.screenshot({ path: `${folder}${name}-${look}.png`, fullPage: options.isWhole === true });
  };
}

mkdirSync(folder, { recursive: true });
const data = temporaryFolder();
const newsroom = await startNewsroom({ isDemo: true, environment: { FOLKMOOT_DATA: data.path } });
const browser = await launchBrowser();
try {
  await takeAll(browser, { origin: newsroom.origin, staffLink: newsroom.staffLink ?? '' });
} finally {
  await browser.close();
  await newsroom.stop();
  data.remove();
}
