import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { announceStatement, tellCommitted } from './announcements.ts';
import { PreparedConnection } from './connection.ts';
import { SqliteWriter } from './writer.ts';

/**
 * Kysely's driver over `node:sqlite`: reads outside a transaction run at once on a read-only connection of this
 * thread; everything else goes, one transaction at a time, to the writer's thread.
 */
export class SqliteDriver implements Driver {
  readonly #file: string;
  readonly #turns = new Turns();
  #parts: { writer: SqliteWriter; reader: PreparedConnection } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {
    const writer = new SqliteWriter(this.#file);
    await writer.ready;
    this.#parts = { writer, reader: this.#openReader() };
  }

  acquireConnection(): Promise<SqliteConnection> {
    if (!this.#parts) throw new Error('The database is not open.');
    const tell = (messages: readonly string[]): void => tellCommitted(this.#file, messages);
    return Promise.resolve(new SqliteConnection({ ...this.#parts, turns: this.#turns, tell }));
  }

  /** A read-only transaction gets a connection of its own: a still picture that holds up no writer. */
  async beginTransaction(connection: SqliteConnection, settings: TransactionSettings): Promise<void> {
    if (settings.accessMode === 'read only') connection.beginReading(this.#openReader());
    else await connection.begin();
  }

  async commitTransaction(connection: SqliteConnection): Promise<void> {
    await connection.end('commit');
  }

  async rollbackTransaction(connection: SqliteConnection): Promise<void> {
    await connection.end('rollback');
  }

  async releaseConnection(connection: SqliteConnection): Promise<void> {
    await connection.release();
  }

  async destroy(): Promise<void> {
    this.#parts?.reader.close();
    await this.#parts?.writer.close();
    this.#parts = undefined;
  }

  #openReader(): PreparedConnection {
    return new PreparedConnection(this.#file, { readOnly: true });
  }
}

interface ConnectionParts {
  readonly writer: SqliteWriter;
  readonly reader: PreparedConnection;
  readonly turns: Turns;
  readonly tell: (messages: readonly string[]) => void;
}

class SqliteConnection implements DatabaseConnection {
  readonly #writer: SqliteWriter;
  readonly #reader: PreparedConnection;
  readonly #turns: Turns;
  readonly #tell: ConnectionParts['tell'];
  /** What the transaction announces; told when its commit is through. */
  #announced: string[] = [];
  #hasTurn = false;
  #still: PreparedConnection | undefined;

  constructor(parts: ConnectionParts) {
    this.#writer = parts.writer;
    this.#reader = parts.reader;
    this.#turns = parts.turns;
    this.#tell = parts.tell;
  }

  beginReading(still: PreparedConnection): void {
    this.#still = still;
    still.run('begin', []);
  }

  async begin(): Promise<void> {
    await this.#turns.take();
    this.#hasTurn = true;
    this.#announced = [];
    await this.#writer.run('begin immediate', []);
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#still) return this.#endReading();
    try {
      await this.#writer.run(how, []);
      if (how === 'commit') this.#tell(this.#announced);
    } catch (error) {
      // A failed statement may have rolled everything back already; a failed commit must not leave it open.
      if (how === 'commit') await this.#writer.run('rollback', []).catch(() => undefined);
      if (how === 'commit') throw error;
    } finally {
      this.#giveBack();
    }
  }

  /** A transaction that was neither committed nor rolled back ends with its connection. */
  async release(): Promise<void> {
    if (this.#hasTurn || this.#still) await this.end('rollback');
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#still) return asQueryResult<R>(this.#still.run(query.sql, query.parameters));
    if (query.sql === announceStatement) return this.#keepAnnounced(query.parameters);
    if (this.#hasTurn) return asQueryResult<R>(await this.#writer.run(query.sql, query.parameters));
    if (query.query.kind === 'SelectQueryNode')
      return asQueryResult<R>(this.#reader.run(query.sql, query.parameters));
    await this.#turns.take();
    try {
      return asQueryResult<R>(await this.#writer.run(query.sql, query.parameters));
    } finally {
      this.#turns.give();
    }
  }

  // eslint-disable-next-line require-yield -- the interface wants it; pages are read by key instead
  async *streamQuery(): AsyncIterableIterator<never> {
    throw new Error('Read in pages by key instead of streaming.');
  }

  #keepAnnounced(parameters: readonly unknown[]): QueryResult<never> {
    if (!this.#hasTurn) throw new Error('Announce within the transaction that makes the change.');
    this.#announced.push(String(parameters[0]));
    return { rows: [] };
  }

  #endReading(): void {
    this.#still?.close();
    this.#still = undefined;
  }

  #giveBack(): void {
    if (!this.#hasTurn) return;
    this.#hasTurn = false;
    this.#turns.give();
  }
}

/** Lets one at a time through, in the order in which they came. */
class Turns {
  #isTaken = false;
  readonly #queue: (() => void)[] = [];

  take(): Promise<void> {
    if (this.#isTaken) return new Promise((resolve) => this.#queue.push(resolve));
    this.#isTaken = true;
    return Promise.resolve();
  }

  give(): void {
    const next = this.#queue.shift();
    if (next) next();
    else this.#isTaken = false;
  }
}

function asQueryResult<R>(result: { rows: Record<string, unknown>[]; changes: number }): QueryResult<R> {
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.changes) };
}
