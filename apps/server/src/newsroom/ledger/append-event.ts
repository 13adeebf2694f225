import { locked, runTogether, toJson, type Db } from '../../db/index.ts';
import { chainStart, hashEvent } from './canonical.ts';
import type { EventFacts } from './ledger.tables.ts';

export interface NewEvent {
  readonly siteId: string;
  readonly atMs: number;
  /** `kind:id`, such as `comment:0193…`. */
  readonly subject: string;
  /** `person:id`, `guest`, `import` or `system`. */
  readonly actor: string;
  /** `kind.verb` in the past tense, such as `comment.published`. */
  readonly action: string;
  /** Code of the house rule that the act rests on. */
  readonly rule?: string;
  readonly facts?: EventFacts;
  /** True when software decided. */
  readonly automated?: boolean;
}

/**
 * Adds events of one site to the end of its chain. Call it in the transaction that makes the changes which the events
 * tell of; the chain's head is locked until that transaction ends, so that two never take the same place.
 */
export async function appendEvents(tx: Db, events: readonly NewEvent[]): Promise<void> {
  const [first] = events;
  if (!first) return;
  const head = await findHead(tx, first.siteId);
  let { seq, hash } = head;
  const rows = events.map((event) => {
    const row = {
      siteId: first.siteId,
      seq: ++seq,
      atMs: event.atMs,
      subject: event.subject,
      actor: event.actor,
      action: event.action,
      rule: event.rule ?? null,
      facts: toJson(event.facts ?? {}),
      automated: event.automated === true ? (1 as const) : (0 as const),
      previousHash: hash,
    };
    hash = hashEvent(row);
    return { ...row, hash };
  });
  await runTogether(tx, [
    () => tx.insertInto('events').values(rows).execute(),
    () => tx.updateTable('eventHeads').set({ seq, hash }).where('siteId', '=', first.siteId).execute(),
  ]);
}

async function findHead(tx: Db, siteId: string): Promise<{ seq: number; hash: string }> {
  const query = tx.selectFrom('eventHeads').select(['seq', 'hash']).where('siteId', '=', siteId);
  const head = await locked(tx, query).executeTakeFirst();
  if (head) return head;
  await tx
    .insertInto('eventHeads')
    .values({ siteId, seq: 0, hash: chainStart })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  return locked(tx, query).executeTakeFirstOrThrow();
}
