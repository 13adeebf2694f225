import { demoPeople } from '../people.ts';
import type { DemoComment } from '../types.ts';
import { conversationsOfThisWeek } from './conversations-of-this-week.ts';
import { earlierConversations } from './earlier-conversations.ts';
import { growThread } from './grow-thread.ts';
import { pauseBeforeYouPostThread } from './pause-before-you-post.ts';
import { readThread } from './read-thread.ts';
import { sundayBusesScript } from './sunday-buses.ts';
import { swansLater } from './swans-later.ts';
import { swansMorning } from './swans-morning.ts';
import { tortoiseScript } from './tortoise.ts';

/** Lines without a name go to grown-ups, who have jobs and grandchildren; what a young reader says has its name in the script. */
const authors = demoPeople
  .filter((person) => person.badge === undefined && person.ageBand === '18-plus')
  .map((person) => person.key);

const longThreads = [
  { storySlug: 'swans-hold-up-the-8-15', seed: 815, spanMinutes: 39 * 60, script: swansMorning + swansLater },
  { storySlug: 'sunday-buses-are-back', seed: 46, spanMinutes: 60 * 60, script: sundayBusesScript },
  { storySlug: 'tortoise-comes-home', seed: 62, spanMinutes: 25 * 60, script: tortoiseScript },
];

/** What the desk finds under the long threads: comments that wait, and comments that somebody reported. */
const forTheDesk = [
  ...readThread('swans-hold-up-the-8-15', [
    [
      901,
      null,
      'hugo',
      900,
      0,
      'Whoever was driving is a muppet. A big silly muppet in a silly hat.',
      { report: { reason: 'rude', note: 'The driver did everything right, and he reads this.' } },
    ],
    [
      902,
      null,
      'tobi',
      1_400,
      1,
      'If you took the picture with the lettuce, ring me about it on 01632 960143. It is my aunt’s number, she is always in.',
      {
        report: {
          reason: 'private-details',
          note: 'I do not think that his aunt knows that he has posted this.',
        },
      },
    ],
    [
      903,
      null,
      'alan',
      2_000,
      0,
      'Are YOUR swans trampling YOUR lawn? Mow-o-Matic has lawnmowers for every purse. Order today!',
      { report: { reason: 'spam', note: '' } },
    ],
    [
      904,
      null,
      'ferenc',
      2_500,
      0,
      'The broom is an absolute turnip of an idea. Sorry, but it is.',
      { state: 'held' },
    ],
  ]),
  ...readThread('sunday-buses-are-back', [
    [
      901,
      null,
      'yuki',
      2_900,
      0,
      'I have made a map of all the stops with the cafés beside them: https://example.org/cafes-of-the-46',
      { state: 'held' },
    ],
  ]),
];

/** All comments of the demonstration; under each story a comment stands after the one that it answers. */
export const demoComments: readonly DemoComment[] = [
  ...pauseBeforeYouPostThread,
  ...conversationsOfThisWeek,
  ...earlierConversations,
  ...longThreads.flatMap((thread) => growThread({ ...thread, authors })),
  ...forTheDesk,
];
