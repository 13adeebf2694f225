import type { Finding } from '../screening/index.ts';

/** How soon moderators should look at a held comment: 2 where its words hold it, 1 where it waits like all others. */
export function holdSeverity(findings: readonly Finding[]): 1 | 2 {
  return findings.some((one) => one.phase === 'phrases' && one.verdict === 'hold') ? 2 : 1;
}
