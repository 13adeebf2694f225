/**
 * The worker thread that holds the only writing connection, so that waiting for the disk never holds up a reader.
 * A message holds the statements of one tick; they are run in their order and answered together.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PreparedConnection } from './sqlite/connection.ts';

export interface WriterRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
  /** Refused when no transaction is open. */
  readonly isInside: boolean;
}

export interface WriterAnswer {
  readonly id: number;
  readonly rows: Record<string, unknown>[];
  readonly changes: number;
  readonly error?: { message: string; errcode: number | undefined };
}

if (parentPort) {
  const port = parentPort;
  const connection = new PreparedConnection((workerData as { file: string }).file, { readOnly: false });
  port.on('message', (message: readonly WriterRequest[] | 'close') => {
    if (message === 'close') {
      connection.close();
      port.close();
      return;
    }
    port.postMessage(message.map((request) => answer(connection, request)));
  });
  port.postMessage([{ id: 0, rows: [], changes: 0 }] satisfies WriterAnswer[]);
}

function answer(connection: PreparedConnection, request: WriterRequest): WriterAnswer {
  try {
    if (request.isInside && !connection.isInTransaction)
      throw new Error('The transaction was undone before this statement.');
    return { id: request.id, ...connection.run(request.sql, request.parameters) };
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    return { id: request.id, rows: [], changes: 0, error: { message, errcode } };
  }
}
