import type { DemoStory } from '../types.ts';

export const brightBikes: DemoStory = {
  slug: 'bright-bikes-morning',
  section: 'safety',
  headline: 'Free lights and a look at your brakes at the market cross',
  standfirst: 'Bring your bike on Saturday morning. Nobody will be told off.',
  byline: 'Ines Calloway',
  publishedHoursBefore: 44,
  body: `One bike in three that passed the market cross on a dark evening last week had no back light that worked. We know because a row of cubs sat on the steps and counted.

On Saturday from nine until noon there will be a table in the same place, with a pump, a box of batteries, two hundred small lights and four people who know about brakes.

“It is not a trap,” said PC Ana Reyes, who will be making the tea. “We are not there to tell anyone off. We would just like to see you. And we would like lorries to see you.”

The lights are free to anyone under 18, while they last. Brakes, chains and tyres are looked at for nothing, and small repairs are done there and then. If something bigger is wrong, you get a slip of paper that says what it is, in plain words, and about what it should cost.

## Reflective is not ugly

Pupils from the textiles club have sewn strips of reflective cloth into the shape of birds, fish and one excellent sausage. They stick to a bag or a coat and cost 50p, which goes towards the club’s trip.

“People do not want to look like a road cone,” said Anya, 14. “But everybody wants a sausage.”

The cubs will be on the steps again the week after, counting. They have asked us to print their method. They count for one hour from five o’clock. A bike is bright if you can see it from the war memorial. If two cubs disagree, the smaller one decides.`,
};
