import type { DemoStory } from '../types.ts';

export const pauseBeforeYouPost: DemoStory = {
  slug: 'pause-before-you-post',
  section: 'safety',
  headline: 'Pause before you post: police ask young people to think about the pictures they share',
  standfirst:
    'Three in ten young people who were asked thought that sending an intimate photo is safe. A campaign for Safer Internet Day wants families to talk about it.',
  byline: 'Ines Calloway',
  publishedHoursBefore: 30,
  isLead: true,
  body: `Police are using Safer Internet Day to ask young people, and the adults around them, to stop for a moment before a picture leaves their phone.

*This newsroom is invented, and so is the town of Fenmere. The figures on this page are real. They were published by Cambridgeshire police and the Peterborough Safeguarding Children Board in February 2017.*

## What the figures say

Of the child sexual exploitation offences in the county, 35% take place online. That means that for many children, the place where somebody tries to harm them is the phone in their own bedroom.

There is good news beside it. Among those who were targeted online, 64% showed that they knew what was going on: they refused, and they blocked or reported the person. Young people are often better at this than adults think.

But a survey of 835 people aged 10 to 17 also found gaps. Of those asked, 31% think that sending an intimate photo is safe. And 15% believe that having, taking, showing and sending such pictures is not a crime.

## What the law says

It is against the law to share or receive such a picture of anyone under 18. It does not matter who took it, or that the person in it said yes.

The law is there to protect young people. If you are under 18 and a picture of you is going round, you have not lost your right to help. You can ask for it, and you will be listened to.

## Three things to remember

- **You can say no.** You can say it once, and you do not have to say why. Somebody who is good to you will not ask again.
- **You can block and report.** Do not pay, do not send more, and do not delete the messages: they show what happened.
- **You can tell an adult you trust.** It is not too late, and you will not be the first.

## For parents and carers

The campaign does not ask families to take phones away. It asks them to talk: in the car, while washing up, before anything has gone wrong. A good way to begin is a question to which you do not know the answer, such as “What would you do if a friend of yours was asked?” Then listen to the end.

“Worried? Get help”, at the top of this page, leads to people who can help at any hour. One of them, Report Remove, helps under-18s to have a picture of themselves taken down.`,
  factBox: {
    title: 'The figures in short',
    facts: [
      '35% of child sexual exploitation offences in the county take place online.',
      '64% of online victims showed awareness, by refusing and by blocking or reporting.',
      '31% of 835 young people aged 10 to 17 think that sending an intimate photo is safe.',
      '15% of them believe that possessing, taking, showing and sending such photos is no crime.',
      'Sharing or receiving such a picture of a person under 18 is illegal. (A newspaper of 2017 gave the age as 16. The law says 18.)',
    ],
    sources: [
      {
        name: 'Cambridgeshire police and the Peterborough Safeguarding Children Board, February 2017',
        url: null,
      },
    ],
  },
};
