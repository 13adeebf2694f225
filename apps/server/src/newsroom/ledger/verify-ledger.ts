import { fromJson, type Db } from '../../db/index.ts';
import { chainStart, hashEvent } from './canonical.ts';
import type { EventRow } from './ledger.tables.ts';

/** What a module hands in so that the verifier can hold its stored states against the log. */
export interface LedgerProjection {
  /** The part of a subject before the colon, such as `comment`. */
  readonly kind: string;
  /** Stored rows after `afterId`, by id; `digest` where the row's text is still there and the log proves it. */
  readonly readStates: (
    db: Db,
    page: { siteId: string; afterId: string; limit: number },
  ) => Promise<readonly StoredState[]>;
}

export interface StoredState {
  readonly id: string;
  readonly state: string;
  readonly digest?: string;
}

/** One thing that does not fit, and the row where it was seen. */
export interface LedgerFault {
  /** `events 17` or `comment 0193…`. */
  readonly row: string;
  readonly problem: string;
}

export interface LedgerReport {
  readonly siteId: string;
  readonly events: number;
  readonly subjects: number;
  readonly faults: readonly LedgerFault[];
}

/** No more than this many faults are listed: the first are what matters. */
const maxFaults = 100;
const pageSize = 5_000;

interface Expected {
  state?: string;
  digest?: string;
}

/**
 * Recomputes one site's chain from its first event, and every subject's state from the log, and compares both with
 * what is stored. Reads in pages; changes nothing. For the operator (`folkmoot verify`).
 */
export async function verifyLedger(
  db: Db,
  siteId: string,
  projections: readonly LedgerProjection[],
): Promise<LedgerReport> {
  const faults: LedgerFault[] = [];
  const expected = new Map<string, Expected>();
  // One still picture of the database, so that a comment which arrives meanwhile is not taken for a fault.
  const end = await db
    .transaction()
    .setAccessMode('read only')
    .setIsolationLevel('repeatable read')
    .execute(async (tx) => {
      const last = await verifyChain(tx, siteId, { faults, expected });
      for (const projection of projections) await compareStates(tx, projection, { siteId, faults, expected });
      return last;
    });
  return { siteId, events: end, subjects: expected.size, faults: faults.slice(0, maxFaults) };
}

interface Findings {
  readonly faults: LedgerFault[];
  readonly expected: Map<string, Expected>;
}

async function verifyChain(db: Db, siteId: string, findings: Findings): Promise<number> {
  let seq = 0;
  let hash = chainStart;
  for (;;) {
    const page = await readEvents(db, siteId, seq);
    for (const event of page) {
      const problem = faultOf(event, { seq, hash });
      if (problem) findings.faults.push({ row: `events ${event.seq}`, problem });
      seq = event.seq;
      hash = event.hash;
      remember(findings.expected, event);
    }
    if (page.length < pageSize) break;
  }
  const head = await db.selectFrom('eventHeads').selectAll().where('siteId', '=', siteId).executeTakeFirst();
  if (head && (head.seq !== seq || head.hash !== hash))
    findings.faults.push({
      row: `eventHeads ${siteId}`,
      problem: `the chain should end at event ${head.seq}, but ends at ${seq}`,
    });
  return seq;
}

function readEvents(db: Db, siteId: string, afterSeq: number): Promise<EventRow[]> {
  return db
    .selectFrom('events')
    .selectAll()
    .where('siteId', '=', siteId)
    .where('seq', '>', afterSeq)
    .orderBy('seq')
    .limit(pageSize)
    .execute();
}

function faultOf(event: EventRow, previous: { seq: number; hash: string }): string | null {
  if (event.seq !== previous.seq + 1)
    return `${event.seq - previous.seq - 1} event(s) are missing before this one`;
  if (event.previousHash !== previous.hash) return 'it does not follow from the event before it';
  if (hashEvent(event) !== event.hash)
    return 'its content does not fit its hash: it was changed after it was written';
  return null;
}

function remember(expected: Map<string, Expected>, event: EventRow): void {
  const { state, digest } = fromJson(event.facts);
  if (state === undefined && digest === undefined) return;
  const known = expected.get(event.subject) ?? {};
  if (state !== undefined) known.state = state;
  if (digest !== undefined) known.digest = digest;
  expected.set(event.subject, known);
}

async function compareStates(
  db: Db,
  projection: LedgerProjection,
  scope: Findings & { siteId: string },
): Promise<void> {
  const missing = new Set(
    [...scope.expected.keys()].filter((subject) => subject.startsWith(`${projection.kind}:`)),
  );
  let afterId = '';
  for (;;) {
    const page = await projection.readStates(db, { siteId: scope.siteId, afterId, limit: pageSize });
    for (const stored of page) {
      const subject = `${projection.kind}:${stored.id}`;
      missing.delete(subject);
      const problem = stateFault(stored, scope.expected.get(subject));
      if (problem) scope.faults.push({ row: `${projection.kind} ${stored.id}`, problem });
    }
    const last = page.at(-1);
    if (!last || page.length < pageSize) break;
    afterId = last.id;
  }
  for (const subject of missing)
    scope.faults.push({ row: subject.replace(':', ' '), problem: 'the log knows it, but its row is gone' });
}

function stateFault(stored: StoredState, expected: Expected | undefined): string | null {
  if (!expected) return 'its row is there, but the log does not know it';
  if (expected.state !== undefined && stored.state !== expected.state)
    return `its stored state is “${stored.state}”, but the log says “${expected.state}”`;
  if (stored.digest !== undefined && stored.digest !== expected.digest)
    return 'its text is not the one that the log proves';
  return null;
}
