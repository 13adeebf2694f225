import { setTimeout as sleep } from 'node:timers/promises';
import { createTransport } from 'nodemailer';
import type { Logger } from 'pino';
import type { Clock } from '../context.ts';
import { fromJson, type Db } from '../db/index.ts';
import type { OutboxRow } from './mail.tables.ts';
import { claimMail, deleteMail, findDueMail, insertKeptMail } from './mail.queries.ts';
import type { Mail } from './send-mail.ts';

/** Hands one mail on. `id` is the same at every try, so that a mail that was taken twice can be told apart. */
export type Deliver = (mail: Mail, options: { id: string; atMs: number }) => Promise<void>;

/** Keeps mail in the database, where /dev/mail shows it. */
export function keepMail(db: Db): Deliver {
  return (mail, { id, atMs }) =>
    insertKeptMail(db, { id, recipient: mail.to, subject: mail.subject, text: mail.text, sentAtMs: atMs });
}

/** Sends through an SMTP server. */
export function smtpDelivery(options: { url: string; from: string }): Deliver {
  const transport = createTransport(options.url);
  return async (mail, { id }) => {
    await transport.sendMail({
      from: options.from,
      to: mail.to,
      subject: mail.subject,
      text: mail.text,
      messageId: `<${id}@folkmoot>`,
    });
  };
}

const batch = 20;
const pauseMs = 500;
const longestPauseMs = 60 * 60 * 1000;

/** The next try: 30 seconds after the first failure, then twice as long each time, an hour at most. */
export function retryDelayMs(attempts: number): number {
  return Math.min(30_000 * 2 ** attempts, longestPauseMs);
}

/** Delivers what is in the outbox until `stop`, which waits for the mail under way. */
export function startDelivery(parts: { db: Db; clock: Clock; log: Logger; deliver: Deliver }): {
  stop(): Promise<void>;
} {
  const stopping = new AbortController();
  const { signal } = stopping;
  const loop = async (): Promise<void> => {
    while (!signal.aborted) {
      const wasBusy = await deliverDue(parts).catch((error: unknown) => {
        parts.log.error({ err: error }, 'mail could not be read from the outbox');
        return false;
      });
      if (!wasBusy) await sleep(pauseMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  };
  const ended = loop();
  return {
    stop: async () => {
      stopping.abort();
      await ended;
    },
  };
}

/** One round: true when there was something to deliver. */
export async function deliverDue(parts: {
  db: Db;
  clock: Clock;
  log: Logger;
  deliver: Deliver;
}): Promise<boolean> {
  const rows = await findDueMail(parts.db, { nowMs: parts.clock.now(), limit: batch });
  for (const row of rows) await deliverOne(parts, row);
  return rows.length > 0;
}

async function deliverOne(
  parts: { db: Db; clock: Clock; log: Logger; deliver: Deliver },
  row: OutboxRow,
): Promise<void> {
  const atMs = parts.clock.now();
  if (!(await claimMail(parts.db, row, atMs + retryDelayMs(row.attempts)))) return;
  try {
    await parts.deliver(fromJson(row.payload) as Mail, { id: row.id, atMs });
    await deleteMail(parts.db, row.id);
  } catch (error) {
    // The address and the words stay out of the log: only which row, and what the mail server said.
    parts.log.warn(
      { mail: row.id, attempts: row.attempts + 1, code: (error as { code?: string }).code },
      'a mail was not taken; it is tried again later',
    );
  }
}
