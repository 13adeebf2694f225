import { newId, toJson, type Db } from '../db/index.ts';

/** Plain text alone: what is written is what arrives. */
export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/**
 * Puts a mail into the outbox. Call it in the transaction that makes the change the mail tells of: then both happen or
 * neither. It is delivered after the commit, and tried again until the mail server takes it.
 */
export async function sendMail(tx: Db, mail: Mail, options: { atMs: number }): Promise<void> {
  await tx
    .insertInto('outbox')
    .values({
      id: newId(options.atMs),
      kind: 'mail',
      payload: toJson(mail),
      attempts: 0,
      dueAtMs: options.atMs,
      createdAtMs: options.atMs,
    })
    .execute();
}
