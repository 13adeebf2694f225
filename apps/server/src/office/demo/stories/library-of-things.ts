import type { DemoStory } from '../types.ts';

export const libraryOfThings: DemoStory = {
  slug: 'library-of-things',
  section: 'news',
  headline: 'The library that lends cake tins',
  standfirst: 'A tent, a telescope, a drill: forty things you can now borrow with the card you already have.',
  byline: 'Tom Ashdown',
  publishedHoursBefore: 98,
  body: `Between the large-print thrillers and the local maps, Fenmere library has a new shelf. On it are a drill, a sewing machine, a telescope, nine cake tins and a thing for picking up other things.

It is the library of things, and it opened last week with forty objects. You borrow them as you would a book: for three weeks, with your ordinary card, and for nothing.

“A drill in the average house is used for a few minutes in its whole life,” said librarian Shabnam Darvish. “The rest of the time it is in a cupboard, being in the way. We have cupboards.”

The idea came from a reader who needed a number-seven cake tin for one afternoon. She did not want to buy a seven, because by next year it would have to be an eight.

## What people want

The most borrowed thing so far is the carpet cleaner, which has a waiting list. Then comes the telescope. A family in Saltby had it for the one clear night of the week and saw the rings of Saturn from the roof of the garage.

“My son did not say anything for about a minute,” his mother told us. “That does not happen.”

Everything has been checked and labelled by volunteers from the repair café. There is a card with each thing that says how to use it, written by somebody who once used it wrongly.

The library would like to add a wheelchair for short visits, a badge maker and a really good ladder. It does not need any more fondue sets. It has been offered six.

Tins must come back clean. A slice of whatever was in them is not required, said Mrs Darvish, but it has been known.`,
};
