import type { JsonText } from '../db/index.ts';

export interface OutboxRow {
  id: string;
  kind: string;
  payload: JsonText<unknown>;
  attempts: number;
  dueAtMs: number;
  createdAtMs: number;
}

export interface KeptMailRow {
  id: string;
  recipient: string;
  subject: string;
  text: string;
  sentAtMs: number;
}

declare module '../db/schema.ts' {
  interface Database {
    outbox: OutboxRow;
    keptMail: KeptMailRow;
  }
}
