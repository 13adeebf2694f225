import type { DemoStory } from '../types.ts';

export const swansHoldUpThe815: DemoStory = {
  slug: 'swans-hold-up-the-8-15',
  section: 'news',
  headline: 'Swans hold up the 8.15 at Saltby Lock crossing',
  standfirst:
    'Forty passengers waited nineteen minutes while a family of eight decided which side of the line it liked.',
  byline: 'Marek Dudek',
  publishedHoursBefore: 52,
  body: `The 8.15 from Fenmere arrived nineteen minutes late on Tuesday, and nobody on board seemed to mind.

A pair of mute swans and their six grown cygnets walked onto the level crossing at Saltby Lock just before the train was due. Then they sat down.

“They were not in any hurry,” said Gwen Thickett, who was on her way to the dentist. “The driver hooted once, very politely. One of them hooted back.”

The signaller, who has worked the crossing for twenty-two years, walked down with a broom and a bag of lettuce. The broom did nothing. The lettuce moved five swans. The other three had to be asked one at a time.

On the train, passengers opened the windows to watch. Somebody shared a tin of shortbread. A class of nine-year-olds on the way to the museum counted feathers, and had reached four hundred and six when the train moved off.

## Why here?

The dyke beside the line was cleared in the autumn, and the banks are still bare. Ruth Fincham, who counts birds on the washes every winter, thinks that the swans are looking for the old path.

“They have walked that way for longer than there has been a railway,” she said. “From where they stand, it is the train that is in the wrong place.”

The drainage board says that the reeds will have grown back by May. Until then there will be a sign for drivers and, in a box by the gate, some lettuce.

It is not the first time. In our files there is a short notice from 1911, in which the stationmaster of the day says that the morning train “was detained by poultry of the larger sort”.

The dentist saw Mrs Thickett at half past nine. She has no fillings.`,
  factBox: {
    title: 'If you meet a swan on foot',
    facts: [
      'Stay back, and keep dogs on a lead.',
      'Do not feed it bread. Lettuce is better.',
      'Never step onto a railway line. Ring the number on the blue sign at the crossing instead.',
    ],
    sources: [{ name: 'The Fenmere Bird Count, an invented club', url: null }],
  },
};
