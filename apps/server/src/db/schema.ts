import type { Kysely } from 'kysely';

/**
 * Every table by name. Each module adds its own by declaration merging in its `*.tables.ts`, so that a table's rows
 * are described by the module that owns it and `db` knows none of them.
 */
// eslint-disable-next-line @typescript-eslint/no-empty-object-type -- filled by the modules
export interface Database {}

/** A database or a transaction: every query function takes one first. */
export type Db = Kysely<Database>;

declare const shape: unique symbol;
/** A text column that holds JSON of shape T; read with `fromJson`, written with `toJson`. */
export type JsonText<T> = string & { readonly [shape]?: T };
