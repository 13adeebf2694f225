import type { SqliteResult } from './connection.ts';
import type { SqliteWriter } from './writer.ts';

/** How many transactions share one commit at most. */
const maxMembers = 64;
/** For how long after a group has begun others may still join it. */
const joinWithinMs = 4;

interface Group {
  readonly beganAtMs: number;
  /** How many had their turn in it, those that failed included. */
  turns: number;
  /** Those that are done and wait for the commit. */
  readonly waiting: PromiseWithResolvers<void>[];
  /** Why the group could not begin: what follows fails for this reason. */
  failure: unknown;
}

/**
 * Gives the writing connection to one transaction at a time, and lets those that come close together share one commit,
 * and so one wait for the disk: each runs as a savepoint within the group, a failing one takes back only its own
 * statements, and none is answered before the commit that they share is through.
 */
export class GroupCommit {
  readonly #writer: SqliteWriter;
  readonly #queue: (() => void)[] = [];
  #isTaken = false;
  #group: Group | undefined;

  constructor(writer: SqliteWriter) {
    this.#writer = writer;
  }

  /** Waits for the turn. What opens the transaction is sent along with its first statement. */
  async begin(): Promise<void> {
    await this.#take();
    this.#join();
    this.#send('savepoint member');
  }

  /** A statement of the transaction that has the turn; refused when that transaction is no longer open. */
  async run(sql: string, parameters: readonly unknown[]): Promise<SqliteResult> {
    const group = this.#group;
    try {
      return await this.#writer.run(sql, parameters, { isInside: true });
    } catch (error) {
      throw group?.failure ?? error;
    }
  }

  /** Passes the turn on, and ends when the commit is through. */
  commit(): Promise<void> {
    this.#send('release member');
    return this.#waitForCommit();
  }

  /**
   * Takes back what the transaction that has the turn did, and passes the turn on. Ends when the others' commit is
   * through: whoever looks again then sees what stood in the way.
   */
  async rollback(): Promise<void> {
    this.#send('rollback to member');
    this.#send('release member');
    await this.#waitForCommit().catch(() => undefined);
  }

  /** A statement that is its own transaction. */
  async runAlone(sql: string, parameters: readonly unknown[]): Promise<SqliteResult> {
    await this.#take();
    if (!this.#group) return this.#writer.run(sql, parameters).finally(() => this.#give());
    this.#join();
    let result: SqliteResult;
    try {
      result = await this.run(sql, parameters);
    } catch (error) {
      this.#passOn();
      throw error;
    }
    await this.#waitForCommit();
    return result;
  }

  #join(): void {
    if (!this.#group) {
      const group: Group = { beganAtMs: performance.now(), turns: 0, waiting: [], failure: undefined };
      this.#writer.run('begin immediate', []).catch((error: unknown) => (group.failure = error));
      this.#group = group;
    }
    this.#group.turns += 1;
  }

  /** Not waited for: where it fails the group is gone, and so its commit fails. */
  #send(sql: string): void {
    this.run(sql, []).catch(() => undefined);
  }

  #waitForCommit(): Promise<void> {
    const committed = Promise.withResolvers<void>();
    this.#group?.waiting.push(committed);
    this.#passOn();
    return committed.promise;
  }

  #passOn(): void {
    const group = this.#group;
    if (!group) return;
    const mayJoin = group.turns < maxMembers && performance.now() - group.beganAtMs < joinWithinMs;
    const next = mayJoin ? this.#queue.shift() : undefined;
    if (next) next();
    else void this.#end(group);
  }

  async #end(group: Group): Promise<void> {
    let failure: { readonly reason: unknown } | undefined;
    try {
      await this.run(group.waiting.length > 0 ? 'commit' : 'rollback', []);
    } catch (reason) {
      failure = { reason };
      // A failed statement may have rolled everything back already; a failed commit must not leave it open.
      await this.#writer.run('rollback', []).catch(() => undefined);
    }
    this.#group = undefined;
    this.#give();
    for (const member of group.waiting) {
      if (failure) member.reject(failure.reason);
      else member.resolve();
    }
  }

  #take(): Promise<void> {
    if (this.#isTaken) return new Promise((resolve) => this.#queue.push(resolve));
    this.#isTaken = true;
    return Promise.resolve();
  }

  #give(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#isTaken = false;
  }
}
