import type { SiteSettings } from '../../context.ts';
import type { Draft } from './draft.ts';
import { phases } from './phases.ts';
import type { Finding, Verdict } from './screening.tables.ts';

export interface Screening {
  readonly verdict: Verdict;
  /** Everything that every phase saw, in the order of the phases. */
  readonly findings: readonly Finding[];
}

/**
 * Looks at a draft with every phase and keeps every finding; the strictest decides: `refuse`, then `hold`, else
 * `publish`. Pure: the same draft and settings give the same answer.
 */
export function screen(draft: Draft, settings: SiteSettings): Screening {
  const findings = phases.flatMap((look) => look(draft, settings));
  return { verdict: strictest(findings), findings };
}

function strictest(findings: readonly Finding[]): Verdict {
  const verdicts = new Set(findings.map((one) => one.verdict));
  if (verdicts.has('refuse')) return 'refuse';
  return verdicts.has('hold') ? 'hold' : 'publish';
}
