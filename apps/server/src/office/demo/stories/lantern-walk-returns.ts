import type { DemoStory } from '../types.ts';

export const lanternWalk: DemoStory = {
  slug: 'lantern-walk-returns',
  section: 'whats-on',
  headline: 'Lantern walk returns to the dyke on Saturday',
  standfirst: 'Bring a jar, a warm pair of socks and somebody who knows a song.',
  byline: 'Tom Ashdown',
  publishedHoursBefore: 20,
  body: `The winter lantern walk is back after a year off for the mending of the bank.

It starts at the pumping station at five o’clock on Saturday, when the light goes, and follows the dyke for a mile and a half to the chapel at Coldham Drove. There will be soup at the end of it, in two kinds: leek, and “the other one”.

Everybody carries a light. The best ones are home-made. Last time there was a heron of willow and tissue paper, a row of jam jars on a broom handle, and a very good moon.

“You do not have to be artistic,” says Lúcia Ferreira, who has organised the walk since it began with eleven people and a pram. “A jar and a battery light is a lantern. If you have drawn on the jar, it is a fancy lantern.”

## How it works

The path is flat and wide enough for wheelchairs and pushchairs as far as the second bridge. From there a minibus runs to the chapel. Stewards in yellow will walk at the front, at the back and beside the water.

There are three rules. Children come with an adult. Battery lights only, please, because of the thatch at Drove End and the year of the beard. And dogs on leads: the heron did not enjoy itself last time.

At the halfway mark everyone stops, the lights go out for one minute, and people look at the stars. The Fenmere sky is very good. There is a great deal of it.

There is nothing to pay and no need to book. If it rains, the walk goes ahead. If it blows, look at the slate at Reed Lane Primary, which is said to be right about two times in three.`,
  factBox: {
    title: 'Lantern walk',
    facts: [
      'Saturday, five o’clock, from the pumping station',
      'A mile and a half, flat; back by half past seven',
      'Children with an adult; battery lights only',
    ],
    sources: [{ name: 'Fenmere Lantern Walk, an invented group', url: null }],
  },
};
