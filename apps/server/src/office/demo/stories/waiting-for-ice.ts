import type { DemoStory } from '../types.ts';

export const waitingForIce: DemoStory = {
  slug: 'waiting-for-ice',
  section: 'sport',
  headline: 'Will it freeze? The fen skaters wait by the telephone',
  standfirst:
    'The championship is sixty years older than the league. It needs four cold nights, and has not had them since 2010.',
  byline: 'Sunniva Holt',
  publishedHoursBefore: 14,
  body: `In the back room of the Five Miles Inn there is a wooden box. In the box are a medal, a starting pistol that no longer works, and a list of telephone numbers that is brought up to date every November.

If it freezes hard enough, Stan Oxborough will open the box and begin to ring people up. It has not happened since 2010.

“Four nights at minus six,” he said. “That is all I ask. I am 80. I have my skates in the hall.”

Fen skaters race in pairs on the flooded meadows at Long Wash, over a mile and a half, with a barrel to turn around at each end. The water there is only shin deep, so the ice can be trusted when it has come. Until Mr Oxborough has been out with his drill and said so, it cannot.

## Keep off until the flag is up

This week’s frost is not enough. On Tuesday the ice at Long Wash was as thick as a slice of bread. It needs to be as thick as the loaf.

Please do not try it for yourself, and never on the river or the dykes, where the water is deep and moving. When the ice is safe there will be a white flag on the bank, stewards and hot blackcurrant. If there is no flag, there is no skating.

Meanwhile the club practises on wheels in the car park of the sugar factory, every Sunday at ten. There are twelve regulars. The youngest, Efua, is 13 and has never skated on real ice. She has beaten everyone twice.

“They all say it is different on the fen,” she said. “They say it sings. I would just like to hear it once.”

The forecast for the weekend is plus two.`,
  factBox: {
    title: 'Stay off thin ice',
    facts: [
      'No flag, no skating.',
      'If somebody falls in: call 999, do not go after them, and throw or reach out something long.',
    ],
    sources: [{ name: 'Long Wash Skating Club, an invented club', url: null }],
  },
};
