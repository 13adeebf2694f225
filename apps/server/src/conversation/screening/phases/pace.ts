import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

export const checkPace: Phase = ({ author }, { commentsPerMinute }) => {
  if (author.commentsInLastMinute < commentsPerMinute) return [];
  return [finding({ phase: 'pace', kind: 'too-fast', verdict: 'refuse', why })];
};

const why =
  'You have posted a lot in a short time. Wait a minute, then post this one. Your words are kept here.';
