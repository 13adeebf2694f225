import { Worker } from 'node:worker_threads';
import type { WriterAnswer, WriterRequest } from '../sqlite-writer.ts';
import type { SqliteResult } from './connection.ts';

class SqliteError extends Error {
  readonly errcode: number | undefined;
  constructor(message: string, errcode: number | undefined) {
    super(message);
    this.name = 'SqliteError';
    this.errcode = errcode;
  }
}

interface Waiting {
  resolve(result: SqliteResult): void;
  reject(error: Error): void;
}

/** This thread's end of the writer: sends statements, gives back promises, keeps their order. */
export class SqliteWriter {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  readonly ready: Promise<void>;
  /** What this tick has to send: one message for all of it. */
  #unsent: WriterRequest[] = [];
  #lastId = 0;

  constructor(file: string) {
    // Beside the bundle when built; the source itself, run by Node's own type stripping, when not.
    const place = import.meta.url.endsWith('.ts') ? '../sqlite-writer.ts' : './sqlite-writer.js';
    this.#worker = new Worker(new URL(place, import.meta.url), { workerData: { file } });
    this.ready = this.#expect(0).then(() => undefined);
    this.#worker.on('message', (answers: readonly WriterAnswer[]) => {
      for (const answer of answers) this.#settle(answer);
    });
    this.#worker.on('error', (error: unknown) =>
      this.#failAll(new Error('The database writer has failed.', { cause: error })),
    );
    this.#worker.on('exit', () => this.#failAll(new Error('The database writer has ended.')));
  }

  /** With `isInside` the statement is refused when no transaction is open, rather than being one of its own. */
  run(
    sql: string,
    parameters: readonly unknown[],
    options: { isInside?: boolean } = {},
  ): Promise<SqliteResult> {
    const id = ++this.#lastId;
    const answer = this.#expect(id);
    if (this.#unsent.length === 0) process.nextTick(() => this.#sendAll());
    this.#unsent.push({ id, sql, parameters, isInside: options.isInside === true });
    return answer;
  }

  /** Ends after everything sent before has been answered. */
  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#worker.once('exit', resolve));
    this.#sendAll();
    this.#worker.postMessage('close');
    await ended;
  }

  #sendAll(): void {
    if (this.#unsent.length === 0) return;
    this.#worker.postMessage(this.#unsent);
    this.#unsent = [];
  }

  #expect(id: number): Promise<SqliteResult> {
    return new Promise((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
  }

  #settle(answer: WriterAnswer): void {
    const waiting = this.#waiting.get(answer.id);
    this.#waiting.delete(answer.id);
    if (answer.error) waiting?.reject(new SqliteError(answer.error.message, answer.error.errcode));
    else waiting?.resolve({ rows: answer.rows, changes: answer.changes });
  }

  #failAll(error: Error): void {
    for (const waiting of this.#waiting.values()) waiting.reject(error);
    this.#waiting.clear();
  }
}
