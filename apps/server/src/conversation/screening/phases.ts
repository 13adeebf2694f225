import type { Phase } from './draft.ts';
import { findCapitals } from './phases/capitals.ts';
import { checkLength } from './phases/length.ts';
import { findNewcomersLinks } from './phases/links.ts';
import { checkPace } from './phases/pace.ts';
import { findPhrases } from './phases/phrases.ts';
import { findRepeat } from './phases/repeat.ts';
import { checkSiteMode } from './phases/site-mode.ts';
import { checkThreadMode } from './phases/thread-mode.ts';

/**
 * What looks at a comment before it appears, in the order in which an author is told: first whether there is room for
 * it here at all, then how it was sent, then what it says. All of them run and all they find is kept, so the order
 * decides nothing else.
 */
export const phases: readonly Phase[] = [
  checkLength, // 2 to 2,000 characters, something to see among them
  checkThreadMode, // the conversation is closed, or each comment waits for a moderator
  checkSiteMode, // the whole site holds comments, or those of newcomers
  findRepeat, // the same text again within a day
  checkPace, // more in a minute than the site allows
  findNewcomersLinks, // links wait, until the author has three comments on the site
  findPhrases, // the site's own words and phrases that hold or refuse
  findCapitals, // advice alone: capitals read like shouting
];
