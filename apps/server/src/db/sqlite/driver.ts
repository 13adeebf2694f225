import type { CompiledQuery, DatabaseConnection, Driver, QueryResult, TransactionSettings } from 'kysely';
import { announceStatement, tellCommitted } from './announcements.ts';
import { PreparedConnection } from './connection.ts';
import { GroupCommit } from './group-commit.ts';
import { SqliteWriter } from './writer.ts';

/**
 * Kysely's driver over `node:sqlite`: reads outside a transaction run at once on a read-only connection of this
 * thread; everything else goes, one transaction at a time, to the writer's thread, where those that come close together
 * share one commit.
 */
export class SqliteDriver implements Driver {
  readonly #file: string;
  #parts: { writer: SqliteWriter; group: GroupCommit; reader: PreparedConnection } | undefined;

  constructor(file: string) {
    this.#file = file;
  }

  async init(): Promise<void> {
    const writer = new SqliteWriter(this.#file);
    await writer.ready;
    this.#parts = { writer, group: new GroupCommit(writer), reader: this.#openReader() };
  }

  acquireConnection(): Promise<SqliteConnection> {
    if (!this.#parts) throw new Error('The database is not open.');
    const tell = (messages: readonly string[]): void => tellCommitted(this.#file, messages);
    return Promise.resolve(new SqliteConnection({ ...this.#parts, tell }));
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
  readonly group: GroupCommit;
  readonly reader: PreparedConnection;
  readonly tell: (messages: readonly string[]) => void;
}

class SqliteConnection implements DatabaseConnection {
  readonly #group: GroupCommit;
  readonly #reader: PreparedConnection;
  readonly #tell: ConnectionParts['tell'];
  /** What the transaction announces; told when its commit is through. */
  #announced: string[] = [];
  #hasTurn = false;
  /** What comes after the end of a transaction is a mistake, and must not be written outside it. */
  #isOver = false;
  #still: PreparedConnection | undefined;

  constructor(parts: ConnectionParts) {
    this.#group = parts.group;
    this.#reader = parts.reader;
    this.#tell = parts.tell;
  }

  beginReading(still: PreparedConnection): void {
    this.#still = still;
    still.run('begin', []);
  }

  async begin(): Promise<void> {
    await this.#group.begin();
    this.#hasTurn = true;
    this.#isOver = false;
    this.#announced = [];
  }

  async end(how: 'commit' | 'rollback'): Promise<void> {
    if (this.#still) return this.#endReading();
    // Kysely rolls back once more what could not be committed.
    if (!this.#hasTurn) return;
    this.#hasTurn = false;
    this.#isOver = true;
    if (how === 'rollback') return this.#group.rollback();
    await this.#group.commit();
    this.#tell(this.#announced);
  }

  /** A transaction that was neither committed nor rolled back ends with its connection. */
  async release(): Promise<void> {
    if (this.#hasTurn || this.#still) await this.end('rollback');
  }

  async executeQuery<R>(query: CompiledQuery): Promise<QueryResult<R>> {
    if (this.#still) return asQueryResult<R>(this.#still.run(query.sql, query.parameters));
    if (query.sql === announceStatement) return this.#keepAnnounced(query.parameters);
    if (this.#hasTurn) return asQueryResult<R>(await this.#group.run(query.sql, query.parameters));
    if (this.#isOver) throw new Error('The transaction is over.');
    if (query.query.kind === 'SelectQueryNode')
      return asQueryResult<R>(this.#reader.run(query.sql, query.parameters));
    return asQueryResult<R>(await this.#group.runAlone(query.sql, query.parameters));
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
}

function asQueryResult<R>(result: { rows: Record<string, unknown>[]; changes: number }): QueryResult<R> {
  return { rows: result.rows as R[], numAffectedRows: BigInt(result.changes) };
}
