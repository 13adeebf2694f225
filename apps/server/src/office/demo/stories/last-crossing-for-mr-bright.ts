import type { DemoStory } from '../types.ts';

export const lastCrossing: DemoStory = {
  slug: 'last-crossing-for-mr-bright',
  section: 'schools',
  headline: 'Thirty-one winters, one lollipop: Mr Bright crosses over',
  standfirst: 'He has seen three generations to the other side of Reed Lane. On Friday they saw him.',
  byline: 'Ines Calloway',
  publishedHoursBefore: 215,
  body: `At twenty-five to nine on Friday, as on every school day since he was fifty, Arthur Bright stepped into Reed Lane and held up his sign. The traffic stopped. Nobody crossed.

On the pavement stood two hundred and ten children, most of their parents, a number of their grandparents and the driver of the 46. Each of them was holding a paper lollipop.

“I thought that I had forgotten something,” said Mr Bright. “I looked down to see if I had my trousers on.”

Then the whole school walked into the road, made two lines and saw him across.

Mr Bright, who is 81, has worked at the crossing for thirty-one winters. By his own count he has said “Mind how you go” about six hundred thousand times. He knows which child is afraid of dogs, who likes to be first, and who needs a minute.

“He never once asked me why I was late,” said Beatriz Núñez, whose own daughter now uses the crossing. “He just used to say that the day was still there.”

## The thing about being seen

He has had two near misses, both of them with people who were looking at a telephone. He would like it to be known that he has forgiven one of them.

His coat and sign will be taken over on Monday by Kofi Mensah, who was himself seen across by Mr Bright from 1995 until 2001. He has been told to stand where the kerb is low, to wear two pairs of socks, and not to hurry anyone.

The school gave Mr Bright a bench, which stands on the other side of the road. He means to sit on it at twenty-five to nine and see how it is done.`,
};
