import type { DemoStory } from '../types.ts';

export const tortoiseComesHome: DemoStory = {
  slug: 'tortoise-comes-home',
  section: 'news',
  headline: 'Tortoise found after eleven days, four hundred metres from home',
  standfirst:
    'Gordon, 62, had been missing since the gate was left open. He had got as far as the allotments.',
  byline: 'Tom Ashdown',
  publishedHoursBefore: 36,
  body: `The search for Gordon had gone as far as the bypass. There were posters in three villages and a reward of twenty pounds. A man with a drone had looked along both banks of the river.

Gordon was under a rhubarb pot on plot 17, four hundred metres from his own front gate, asleep.

“I lifted it to see how the rhubarb was doing,” said Vera Leaford, who has had plot 17 since she retired. “And there was this stone with a face.”

Gordon, who is 62, went missing when a delivery was made and the gate was not quite closed. He has belonged to the Brackenbury family since he was bought at a fair for four shillings. He is older than everybody who lives in the house.

“People kept saying that he could not have gone far,” said Colin Brackenbury. “But he had a day’s start, and he is very determined.”

## The arithmetic

Pupils at Reed Lane Primary have worked out that, if he walked for five hours a day, Gordon went at about seven metres an hour. Since they also found half a row of Mrs Leaford’s winter lettuce missing, they think that he went faster than that and then stopped for lunch for about a week.

The vet says that he is in good health and has put on weight.

Mrs Leaford would not take the reward. She has been given a standing invitation to tea, and her lettuces have been replaced.

There is now a spring on the gate. Gordon also has a small label, with a telephone number and the words *I am not lost, I am only slow.*`,
};
