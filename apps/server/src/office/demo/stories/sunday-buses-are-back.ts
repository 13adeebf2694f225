import type { DemoStory } from '../types.ts';

export const sundayBuses: DemoStory = {
  slug: 'sunday-buses-are-back',
  section: 'news',
  headline: 'The 46 will run on Sundays again',
  standfirst:
    'Four buses each way from the first Sunday of March, after a petition with 2,311 names and one paw print.',
  byline: 'Marek Dudek',
  publishedHoursBefore: 76,
  body: `For six years the bus shelter in Coldham has been an empty place on a Sunday. From the first Sunday of March there will be something to wait for.

The 46 is to run four times each way between Fenmere market place, Saltby Lock, Coldham and the hospital. The first bus leaves at 9.05 and the last one comes home at 18.40.

The council’s transport committee agreed by seven votes to two on Thursday evening. It will pay for one year and then count the passengers.

## A petition on a pasting table

The campaign began with Jean Setchell, 78, whose sister lives in Coldham. “Five miles,” she said. “I could see her on a Saturday or a Monday. On a Sunday she might as well have lived in Norway.”

She put a pasting table outside the chemist’s, with a flask and a pad of paper. In eleven weeks she collected 2,311 names. There was also the paw print of a spaniel called Kevin, which the clerk has ruled out of order.

Teenagers made up more than a third of the names. Freya, 16, works in a garden centre on Sundays. “My dad gets up to drive me,” she said. “He is lovely about it, but you should see his hair.”

## What it costs

A single will be £2, and half of that under 19. Passes for older people are good all day.

The two councillors who voted against said that they liked the bus but feared that the money would be missed elsewhere. The operator says that it needs about eleven passengers a trip to keep going.

Mrs Setchell has worked out that she can be one of them twice every Sunday. She has already packed the flask.`,
  factBox: {
    title: 'The Sunday 46',
    facts: [
      'From Fenmere market place: 9.05, 11.35, 14.35, 17.05',
      'From the hospital: 10.20, 12.50, 15.50, 18.00',
      '£2 single; £1 under 19',
    ],
    sources: [{ name: 'Fenmere council transport committee, invented for this page', url: null }],
  },
};
