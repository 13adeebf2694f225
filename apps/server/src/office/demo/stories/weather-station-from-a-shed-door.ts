import type { DemoStory } from '../types.ts';

export const weatherStation: DemoStory = {
  slug: 'weather-station-from-a-shed-door',
  section: 'schools',
  headline: 'Year 6 builds a weather station out of a shed door',
  standfirst: 'It has forecast three dry playtimes so far, and has been right about two of them.',
  byline: 'Ines Calloway',
  publishedHoursBefore: 29,
  body: `When the shed behind Reed Lane Primary blew over in the January storm, most of it went to the tip. Year 6 asked whether they could keep the door.

Six weeks later the door stands in the school garden, painted white and holding a rain gauge, two thermometers, a wind vane made from a biscuit tin, and a small box in which a pine cone hangs on a string.

“The cone closes when the air is damp,” said Nico, 11, who is in charge of it. “It does not need a battery. It is the best thing on the door.”

Every morning at ten to nine, two pupils read the instruments and write the day’s forecast on a slate at the gate. Parents have begun to stop and look before they decide about coats.

## Right, mostly

The class keeps a careful record of when it was right. So far it has promised three dry playtimes. Two were dry. On the third the hail was so loud that the dinner bell could not be heard.

Their teacher, Miss Adeyemi, says that the hail was the best lesson of the term. “We went back to our numbers and found that the pressure had been dropping since breakfast. Nobody had looked at the whole row. Now we look at the whole row.”

The station cost £14.60, of which £9 was paint. The biscuit tin was given by the caretaker, who says that it was empty when he found it.

Next the class would like to compare its readings with those of a school on a hill. Fenmere, which lies two metres above the sea, does not have one. If your school does, Year 6 would love a letter.

Tomorrow’s forecast, written on the slate as we left: *Cold. Some sun. Bring a hat that you can find again.*`,
  factBox: {
    title: 'What is on the door',
    facts: [
      'A rain gauge made from a bottle',
      'Two thermometers, one in the shade',
      'A wind vane, formerly biscuits',
      'A pine cone',
    ],
    sources: [{ name: 'Year 6, Reed Lane Primary, an invented school', url: null }],
  },
};
