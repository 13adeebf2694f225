import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

const phase = 'thread-mode';

export const checkThreadMode: Phase = ({ threadMode }) => {
  switch (threadMode) {
    case 'open':
      return [];
    case 'hold':
      return [finding({ phase, kind: 'hold', verdict: 'hold', why: held })];
    case 'closed':
    case 'hidden':
      return [finding({ phase, kind: 'closed', verdict: 'refuse', why: closed })];
  }
};

const held =
  'Under this story a moderator reads each comment before it appears. You need not change anything.';
const closed = 'This conversation is closed, so it takes no new comments. You can write under another story.';
