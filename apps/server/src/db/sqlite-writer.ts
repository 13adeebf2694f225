/**
 * The worker thread that holds the only writing connection, so that waiting for the disk never holds up a reader.
 * It answers each message in the order in which they came.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { PreparedConnection } from './sqlite/connection.ts';

export interface WriterRequest {
  readonly id: number;
  readonly sql: string;
  readonly parameters: readonly unknown[];
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
  port.on('message', (message: WriterRequest | 'close') => {
    if (message === 'close') {
      connection.close();
      port.close();
      return;
    }
    port.postMessage(answer(connection, message));
  });
  port.postMessage({ id: 0, rows: [], changes: 0 } satisfies WriterAnswer);
}

function answer(connection: PreparedConnection, request: WriterRequest): WriterAnswer {
  try {
    return { id: request.id, ...connection.run(request.sql, request.parameters) };
  } catch (error) {
    const { message, errcode } = error as Error & { errcode?: number };
    return { id: request.id, rows: [], changes: 0, error: { message, errcode } };
  }
}
