import type { DemoStory } from '../types.ts';

export const walkingFootball: DemoStory = {
  slug: 'walking-football',
  section: 'sport',
  headline: 'No running, no shouting, eleven goals',
  standfirst:
    'Walking football has come to the sports hall, and grandparents are being very competitive about it.',
  byline: 'Sunniva Holt',
  publishedHoursBefore: 142,
  body: `The first rule of walking football is that one foot must always be on the ground. The second is that everybody thinks that somebody else has broken the first.

On Thursday mornings the sports hall in Fenmere now belongs to twenty-six people between 51 and 83. They play six a side, with a soft ball, no heading and a great deal of talk.

“I stopped at thirty-eight, with my knees,” said Norman Eele, who is 71. “I thought that was that. Nobody told me you could just do it slower.”

The group was started by the surgery. Its nurse had noticed that several patients missed football more than they missed running, and that some of them had not been out for a week. She booked the hall for four Thursdays. That was in October. They have not given it back.

## The grandchildren as referees

During half-term the referees were aged nine to fourteen, and strict. Dylan, 13, who keeps goal for the under-14s, gave eleven free kicks in ten minutes, six of them against his own grandfather.

“He was jogging,” said Dylan. “I know what his jogging looks like.”

Last Thursday’s match ended 6–5. Margaret Pell scored the last goal with what she calls a pass and everyone else calls the shot of the season.

Afterwards there is tea in the corridor, which some say is the true point of it. One member has been to every session and has not yet played. He brings the biscuits, keeps the score and knows everybody’s birthday.

New players are welcome, in any shoes with a flat sole. Women and men play together. The first session is free, and there is a chair by the door in case you would like to look on first.`,
};
