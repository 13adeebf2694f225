import type { DemoStory } from '../types.ts';

export const millSails: DemoStory = {
  slug: 'mill-gets-its-sails',
  section: 'news',
  headline: 'After ninety years, the mill on the hill that is not a hill gets its sails',
  standfirst: 'Two cranes, one calm morning, and a miller who has learned the trade from a book.',
  byline: 'Marek Dudek',
  publishedHoursBefore: 190,
  body: `The mill at Drove End stands on what the map calls Mill Hill. It is a rise of about a metre and a half. From the top of it on Wednesday several hundred people watched the mill become a mill again.

The sails came on a lorry from a yard in the next county: four of them, each as long as a bus, made of pine that had dried for three years. Two cranes lifted them one after the other in a morning so calm that the flags hung straight down.

“I had been afraid of wind,” said Henrik Sørensen, who has led the work since the roof was saved in 2009. “Then I looked up and was afraid that there never would be any.”

The old sails were taken down in the 1930s. Since then the tower has been a store for potatoes, a lookout, a place for pigeons and, for a few weeks, the den of three brothers who are now all over seventy and came to watch.

## Learning to mill

The new miller is Catrin Vaughan, who used to teach chemistry. There is nobody left in the town who can remember how the mill was worked, so she learned it from a book of 1868 and from a very patient man in the Netherlands.

“You listen,” she said. “The stones should hum. If they growl, you have done something wrong, and you should do it less.”

The first flour will be ground at Easter, if there is a breeze. It will be sold in small bags at the library, and made into bread for the school kitchens.

As the last bolt went in, the wind got up. It was only a breath, enough to turn the sails a hand’s width. Everybody cheered, and somebody’s hat went into the dyke.`,
};
