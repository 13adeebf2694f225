import type { Finding } from './screening.tables.ts';

/** A finding about the whole text, or about the place from `start` to `end` in it. */
export function finding(
  about: Pick<Finding, 'phase' | 'kind' | 'verdict' | 'why'>,
  place?: { start: number; end: number },
): Finding {
  return { ...about, start: place?.start ?? null, end: place?.end ?? null };
}
