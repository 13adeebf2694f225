import type { DemoStory } from '../types.ts';
import { brightBikes } from './bright-bikes-morning.ts';
import { cupAtTheFourthTime } from './cup-at-the-fourth-time-of-asking.ts';
import { dumplingQuestion } from './dumpling-question.ts';
import { lanternWalk } from './lantern-walk-returns.ts';
import { lastCrossing } from './last-crossing-for-mr-bright.ts';
import { libraryOfThings } from './library-of-things.ts';
import { millSails } from './mill-gets-its-sails.ts';
import { pumpingStationConcert } from './orchestra-plays-the-pumping-station.ts';
import { pauseBeforeYouPost } from './pause-before-you-post.ts';
import { sundayBuses } from './sunday-buses-are-back.ts';
import { swansHoldUpThe815 } from './swans-hold-up-the-8-15.ts';
import { tortoiseComesHome } from './tortoise-comes-home.ts';
import { waitingForIce } from './waiting-for-ice.ts';
import { walkingFootball } from './walking-football.ts';
import { weatherStation } from './weather-station-from-a-shed-door.ts';

/** All stories of the demonstration, the lead first. */
export const demoStories: readonly DemoStory[] = [
  pauseBeforeYouPost,
  waitingForIce,
  lanternWalk,
  weatherStation,
  tortoiseComesHome,
  brightBikes,
  swansHoldUpThe815,
  cupAtTheFourthTime,
  sundayBuses,
  libraryOfThings,
  pumpingStationConcert,
  walkingFootball,
  dumplingQuestion,
  millSails,
  lastCrossing,
];
