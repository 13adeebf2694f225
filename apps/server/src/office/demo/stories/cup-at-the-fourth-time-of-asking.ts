import type { DemoStory } from '../types.ts';

export const cupAtTheFourthTime: DemoStory = {
  slug: 'cup-at-the-fourth-time-of-asking',
  section: 'sport',
  headline: 'Fenmere Ladies win the cup at the fourth time of asking',
  standfirst: 'Three lost finals, one muddy corner, and a goal in the last minute that nobody quite saw.',
  byline: 'Sunniva Holt',
  publishedHoursBefore: 70,
  body: `Fenmere Ladies 2, Isle Rovers 1

They had lost the last three finals by a single goal, and with four minutes to go at Chapel Road it looked as though they would lose this one too.

Then Aoife Brennan, who works nights at the bakery and had been awake for nineteen hours, won the ball near the halfway line, looked up, and decided to run.

“I could not think of anything else to do,” she said afterwards. “Everybody was too tired to stop me.”

Her shot came back off the post and Kamila Sobczak put it in. One each.

## The corner

What happened in the last minute will be talked about for years, mainly because of the fog. Grace Oduya took the corner from the left. About half of the two hundred people in the ground say that the ball went straight in. The other half say that it touched the back of captain Jo Whitrod, who was tying her lace.

“I felt something,” said Whitrod. “It might have been the ball. It might have been fate.”

The referee has given it to Oduya. Whitrod says that she will appeal, and is joking, probably.

Isle Rovers were generous in defeat. Their goalkeeper, Lena Fuchs, made five fine saves and carried the Fenmere kit bags to the bus.

The cup, which is smaller than you would think, will be in the window of the bakery until Sunday. After that it goes to the school, then to the library, then to the home of every player for one week each, in order of shirt number.

Training is on Wednesdays at half past six, for anyone over sixteen, on the good pitch. There is a team for girls of ten and over on Saturday mornings. You do not need boots of your own. You may need a towel.`,
};
