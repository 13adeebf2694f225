import { DatabaseSync, type SQLInputValue, type StatementSync } from 'node:sqlite';

export interface SqliteResult {
  readonly rows: Record<string, unknown>[];
  readonly changes: number;
}

const keptStatements = 500;
const longestKept = 5_000;

/** One SQLite connection that keeps its prepared statements. Used by the reader in this thread and the writer in its own. */
export class PreparedConnection {
  readonly #database: DatabaseSync;
  readonly #statements = new Map<string, StatementSync>();

  constructor(file: string, options: { readOnly: boolean }) {
    this.#database = new DatabaseSync(file, { readOnly: options.readOnly, timeout: 10_000 });
    // https://www.sqlite.org/pragma.html#pragma_synchronous: FULL keeps a commit through a power cut in WAL mode.
    if (!options.readOnly)
      this.#database.exec('pragma journal_mode = wal; pragma synchronous = full; pragma foreign_keys = on');
    this.#database.exec('pragma cache_size = -16000; pragma temp_store = memory');
  }

  get isInTransaction(): boolean {
    return this.#database.isTransaction;
  }

  run(sql: string, parameters: readonly unknown[]): SqliteResult {
    const statement = this.#prepare(sql);
    const values = parameters as SQLInputValue[];
    if (statement.columns().length > 0) {
      const rows = statement.all(...values);
      return { rows, changes: rows.length };
    }
    return { rows: [], changes: Number(statement.run(...values).changes) };
  }

  close(): void {
    this.#statements.clear();
    this.#database.close();
  }

  #prepare(sql: string): StatementSync {
    const kept = this.#statements.get(sql);
    if (kept) return kept;
    const statement = this.#database.prepare(sql);
    // A long one inserts or finds hundreds of rows at once, hardly twice the same number: kept, they would fill the memory.
    if (sql.length > longestKept) return statement;
    const oldest = this.#statements.size >= keptStatements ? this.#statements.keys().next() : undefined;
    if (oldest?.done === false) this.#statements.delete(oldest.value);
    this.#statements.set(sql, statement);
    return statement;
  }
}
