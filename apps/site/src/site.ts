/*
 * The little script of readers' pages. Each page is complete without it; it only makes some things quicker or kinder.
 * Loaded as a deferred module: the page is parsed when it runs.
 */
import { showCounts } from './character-count.ts';
import { keepDrafts } from './drafts.ts';
import { enableEmergencyExit } from './emergency-exit.ts';
import { handOverSession } from './hand-over.ts';
import { followThread } from './live-thread.ts';
import { showAges } from './relative-time.ts';
import { preventDoubleSubmits } from './single-submit.ts';

handOverSession();
enableEmergencyExit();
keepDrafts();
showCounts();
showAges();
preventDoubleSubmits();
followThread();
