import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

const about = { phase: 'site-mode', verdict: 'hold' } as const;

export const checkSiteMode: Phase = ({ author }, { moderation }) => {
  if (moderation === 'hold-all') return [finding({ ...about, kind: 'all', why: heldAll })];
  if (moderation === 'hold-newcomers' && author.isNewcomer)
    return [finding({ ...about, kind: 'newcomer', why: heldNewcomer })];
  return [];
};

const heldAll = 'A moderator reads each comment before it appears. You need not change anything.';
const heldNewcomer =
  'You are new here, so a moderator reads your first comments before they appear. You need not change anything.';
