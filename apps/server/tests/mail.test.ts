import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { deliverDue, retryDelayMs } from '../src/mail/deliver-mail.ts';
import { keepMail, listKeptMail, sendMail, smtpDelivery } from '../src/mail/index.ts';
import { engines, openTestDb, TestClock, type TestDb } from './support/newsroom.ts';

const log = pino({ level: 'silent' });
const mail = {
  to: 'reader@example.org',
  subject: 'Grüße & “quotes”',
  text: 'Line one\n\nLine two – with a dash',
};

describe.each(engines)('mail on %s', (engine) => {
  let testDb: TestDb;
  const clock = new TestClock();
  beforeEach(async () => void (testDb = await openTestDb(engine)));
  afterEach(() => testDb.close());

  const send = () => testDb.db.transaction().execute((tx) => sendMail(tx, mail, { atMs: clock.now() }));
  const outbox = () => testDb.db.selectFrom('outbox').select('attempts').execute();

  test('a mail of a transaction that fails is never sent', async () => {
    const failing = testDb.db.transaction().execute(async (tx) => {
      await sendMail(tx, mail, { atMs: clock.now() });
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow();
    expect(await outbox()).toEqual([]);
  });

  test('without a mail server it is kept for the mailbox', async () => {
    await send();
    await deliverDue({ db: testDb.db, clock, log, deliver: keepMail(testDb.db) });
    expect(await listKeptMail(testDb.db, { limit: 5 })).toEqual([
      expect.objectContaining({ recipient: mail.to, subject: mail.subject, text: mail.text }),
    ]);
    expect(await outbox()).toEqual([]);
  });

  test('a real mail server gets it as it was written', async () => {
    const received: Buffer[] = [];
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      onData: (stream, _session, done) =>
        void stream.on('data', (chunk: Buffer) => received.push(chunk)).on('end', () => done()),
    });
    const listening = smtp.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    const url = `smtp://127.0.0.1:${(listening.address() as AddressInfo).port}`;
    await send();
    await deliverDue({ db: testDb.db, clock, log, deliver: smtpDelivery({ url, from: 'talk@example.org' }) });
    await new Promise<void>((resolve) => smtp.close(() => resolve()));
    const parsed = await simpleParser(Buffer.concat(received));
    expect(parsed.subject).toBe(mail.subject);
    expect(parsed.text?.trim()).toBe(mail.text);
    expect(parsed.from?.text).toContain('talk@example.org');
  });

  test('a mail that is not taken is tried again later, and only then', async () => {
    await send();
    const refuse = () => Promise.reject(new Error('busy'));
    await deliverDue({ db: testDb.db, clock, log, deliver: refuse });
    expect(await outbox()).toEqual([{ attempts: 1 }]);
    expect(await deliverDue({ db: testDb.db, clock, log, deliver: refuse })).toBe(false);
    clock.pass({ seconds: retryDelayMs(0) / 1000 });
    await deliverDue({ db: testDb.db, clock, log, deliver: keepMail(testDb.db) });
    expect(await outbox()).toEqual([]);
  });

  test('two processes deliver a mail once', async () => {
    await send();
    let sent = 0;
    const deliver = () => Promise.resolve(void sent++);
    await Promise.all([1, 2, 3].map(() => deliverDue({ db: testDb.db, clock, log, deliver })));
    expect(sent).toBe(1);
  });
});
