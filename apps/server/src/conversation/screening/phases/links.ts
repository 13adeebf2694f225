import { findLinks } from '@folkmoot/signals';
import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

export const findNewcomersLinks: Phase = ({ text, author }) => {
  if (!author.isNewcomer) return [];
  return findLinks(text).map((link) =>
    finding({ phase: 'links', kind: 'newcomer', verdict: 'hold', why }, link),
  );
};

const why =
  'You are new here, so a moderator looks at this link before your comment appears. Without the link it need not wait.';
