import type { DateCursor } from './stories.queries.ts';

/** The place in an address: `1801440000000.0193…`. */
export function writeCursor(cursor: DateCursor): string {
  return `${cursor.publishedAtMs}.${cursor.id}`;
}

/** From `before` in an address's query; null where it is left out or is none: then the list begins at the newest. */
export function readCursor(query: unknown): DateCursor | null {
  const { before } = query as { before?: unknown };
  const match = typeof before === 'string' ? /^(-?\d{1,15})\.([0-9a-f-]{36})$/.exec(before) : null;
  return match ? { publishedAtMs: Number(match[1]), id: match[2] ?? '' } : null;
}
