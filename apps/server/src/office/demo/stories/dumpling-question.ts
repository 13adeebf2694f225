import type { DemoStory } from '../types.ts';

export const dumplingQuestion: DemoStory = {
  slug: 'dumpling-question',
  section: 'whats-on',
  headline: 'Fenmere Feast to settle the dumpling question',
  standfirst:
    'Floaters or sinkers? For the first time there will be a vote, and a judge from outside the county.',
  byline: 'Tom Ashdown',
  publishedHoursBefore: 164,
  body: `There are two kinds of people in Fenmere: those whose dumplings float and those whose dumplings sink. On the last Saturday of the month they are to meet in the corn hall.

The Fenmere Feast has had a dumpling class since 1954. In most years the prize was given to whichever kind the judge had grown up with, and half of the hall went home cross. This year there will be two classes, a public vote between the winners, and a judge who has no side.

She is Yuki Tanabe, who runs a café in the old station and moved here from Osaka nine years ago. “I have eaten both,” she said. “I have said nothing. I have been very careful.”

## The case for each

A floater is light and has air in it. It sits on top of the stew like a small cloud. Its friends say that this is the whole idea of a dumpling.

A sinker is firm, and goes to the bottom. It was made for people who had been digging since four in the morning. Its friends say that a floater is a bread roll that got lost.

Pierogi, gnocchi, momo, fufu, knödel and wontons are welcome in a third class, which is called Cousins. Entries for it have already overtaken the other two.

Each entry is six dumplings and enough broth to find them in. Bring them by eleven. Children under 14 may enter alone but must be helped with anything hot.

The winners will be announced at three. There is to be music beforehand and, if need be, a walk round the market place for everyone to calm down.`,
};
