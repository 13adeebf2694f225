import { isShouting } from '@folkmoot/signals';
import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

export const findCapitals: Phase = ({ text }) =>
  isShouting(text) ? [finding({ phase: 'capitals', kind: 'shouting', verdict: 'advise', why })] : [];

const why =
  'Your comment is mostly in capital letters. That can read like shouting. Small letters are easier to read.';
