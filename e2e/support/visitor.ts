/** Somebody at a browser: what every journey does. */
import type { Browser, BrowserContext, Page } from 'playwright-core';

export interface Newcomer {
  readonly email: string;
  readonly name: string;
  readonly age: string;
}

export interface LookOptions {
  readonly width?: number;
  readonly isDark?: boolean;
  readonly hasScript?: boolean;
}

/** A browser of one's own: no cookie and no storage is shared with the others. */
export async function openVisitor(
  browser: Browser,
  options: LookOptions = {},
): Promise<{ context: BrowserContext; page: Page }> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: options.isDark === true ? 'dark' : 'light',
    javaScriptEnabled: options.hasScript ?? true,
    reducedMotion: 'reduce',
    locale: 'en-GB',
  });
  return { context, page: await context.newPage() };
}

/** From the sign-in page to a session: asks for a code, looks it up in the mailbox, says a name and an age group. */
export async function signInByMail(page: Page, who: Newcomer): Promise<void> {
  await signInAgain(page, who.email);
  await page.getByLabel('What shall we call you?').fill(who.name);
  await page.getByLabel(who.age).check();
  await press(page, 'Carry on');
}

/** The same for somebody who has a name here already. */
export async function signInAgain(page: Page, email: string): Promise<void> {
  await page.getByLabel('E-mail address').fill(email);
  await press(page, 'Send me a code');
  await page.getByLabel('Code').fill(await readNewCode(page, email));
  await press(page, 'Sign in');
}

/** Presses a button and waits for the page that it leads to, so that nothing that follows interrupts the way there. */
export async function press(page: Page, name: string | RegExp): Promise<void> {
  const arrived = page.waitForEvent('load').catch((error: unknown) => {
    // A small window for signing in closes itself when it has done so.
    if (!page.isClosed()) throw error;
  });
  await page.getByRole('button', { name }).click();
  await arrived;
}

/** Codes that were used already: the mail with the next one may still be on its way. */
const used = new Set<string>();

async function readNewCode(page: Page, email: string): Promise<string> {
  const isNew = used.size === 0 ? '' : `(?!${[...used].join('|')})`;
  const text = await findMail(page, { to: email, about: new RegExp(`\\b${isNew}\\d{6}\\b`) });
  const code = /\b(\d{6})\b/.exec(text)?.[1] ?? '';
  used.add(code);
  return code;
}

/** The newest mail in the demonstration's mailbox to an address that holds what is looked for; waits until it is there. */
export async function findMail(page: Page, wanted: { to: string; about: RegExp }): Promise<string> {
  const mailbox = new URL('/dev/mail', page.url()).href;
  const reader = await page.context().newPage();
  try {
    for (let tries = 0; tries < 40; tries++) {
      await reader.goto(mailbox);
      const mails = await reader.locator('article.mail').allInnerTexts();
      const found = mails.find((mail) => mail.includes(wanted.to) && wanted.about.test(mail));
      if (found !== undefined) return found;
      await reader.waitForTimeout(250);
    }
  } finally {
    await reader.close();
  }
  throw new Error(`No mail to ${wanted.to} about ${String(wanted.about)} arrived.`);
}
