import type { DemoStory } from '../types.ts';

export const pumpingStationConcert: DemoStory = {
  slug: 'orchestra-plays-the-pumping-station',
  section: 'schools',
  headline: 'School orchestra to play with a steam engine',
  standfirst: 'The engine at Long Drove turns twelve times a minute. So, on Friday, will the music.',
  byline: 'Ines Calloway',
  publishedHoursBefore: 120,
  body: `There are thirty-four players in the orchestra of Fen Edge Academy. On Friday there will be thirty-five, and the new one weighs sixty tons.

The old beam engine at Long Drove pumping station is to be put in steam for the evening, and a piece has been written for it. It is called *Lift*, it lasts for nine minutes, and the engine keeps the beat.

“You cannot conduct an engine,” said head of music Mr Whybrow. “I did try. It goes at twelve strokes a minute and does not look at you.”

The composer is Wei Ling, 17, who spent three Saturdays in the engine house with a notebook. She wrote down every sound that it makes: the sigh, the knock, the long wet breath when the water falls.

“There is a note in the sigh, a bit lower than F,” she said. “All the instruments tune to it. We have to tune to the building.”

## Bring a coat

The hall was made for coal and not for concerts. There will be benches for a hundred and fifty, and a rope to keep people away from the flywheel. It is warm beside the boiler and very cold everywhere else. Double-bass player Idris has been promised the place beside the boiler.

The volunteers who look after the engine will answer questions afterwards. They are looking for people to help with polishing, one Sunday a month, from the age of fourteen. There is a lot of brass.

Tickets cost £3 and can be had at the school office and at the library. Half of the money goes towards new strings, and half towards coal.

If the engine should stop in the middle, the orchestra will go on without it. “We have rehearsed that,” said Mr Whybrow. “It has happened twice.”`,
};
