/**
 * What a transaction announces, on SQLite: the driver keeps it with the transaction and tells it when the commit is
 * through. One process owns the file, so telling is a call; two servers in the process hear one another.
 */
import { resolve } from 'node:path';

type Listener = (message: string) => void;

/** The statement that the driver keeps back instead of running it; its one parameter is the message. */
export const announceStatement = 'announce';

const listenersByFile = new Map<string, Set<Listener>>();

/** Hears what is committed to this file by this process, before the commit is answered. Gives back how to stop. */
export function hearCommits(file: string, listener: Listener): () => void {
  const key = resolve(file);
  const listeners = listenersByFile.get(key) ?? new Set();
  listenersByFile.set(key, listeners.add(listener));
  return () => {
    listeners.delete(listener);
    if (listeners.size === 0 && listenersByFile.get(key) === listeners) listenersByFile.delete(key);
  };
}

export function tellCommitted(file: string, messages: readonly string[]): void {
  const listeners = listenersByFile.get(resolve(file));
  for (const message of messages) for (const listener of listeners ?? []) listener(message);
}
