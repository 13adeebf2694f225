import { textFingerprint } from '@folkmoot/signals';
import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

export const findRepeat: Phase = ({ text, author }) => {
  if (!author.recentFingerprints.includes(textFingerprint(text))) return [];
  return [finding({ phase: 'repeat', kind: 'same-text', verdict: 'refuse', why })];
};

const why = 'You have posted these words already today. Say it in a new way, or leave it at the first one.';
