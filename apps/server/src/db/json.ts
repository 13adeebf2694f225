import type { JsonText } from './schema.ts';

/** The one way JSON columns are read and written, so that both databases hold the same text. */
export function fromJson<T>(text: JsonText<T>): T {
  return JSON.parse(text) as T;
}

export function toJson<T>(value: T): JsonText<T> {
  return JSON.stringify(value);
}
