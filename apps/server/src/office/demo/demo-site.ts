/** The demonstration newsroom: an invented paper for an invented town. Words are for a reader of ten. */
export const demoSite = {
  slug: 'fenmere',
  name: 'The Fenmere Post',
  tagline: 'For Fenmere, Saltby, Coldham and the droves between',
  contactEmail: 'newsroom@example.org',
  sections: [
    { slug: 'news', name: 'News' },
    { slug: 'safety', name: 'Safety' },
    { slug: 'schools', name: 'Schools' },
    { slug: 'sport', name: 'Sport' },
    { slug: 'whats-on', name: 'What’s on' },
  ],
  holdPhrases: ['absolute turnip', 'bargain lawnmower'],
  refusePhrases: ['grumblefrotz'],
  reservedNames: [
    'Fenmere Post',
    'Fenmere Police',
    'Fenmere Council',
    'Safeguarding Board',
    'Fen Edge Academy',
    'Saltby Primary',
    'Ana Reyes',
  ],
} as const;

/** One line beside the composer. */
export const demoRulesSummary =
  'Be kind. Keep private things private. Never ask for or share private pictures.';

/** House rules, version 1. Decisions name a rule by its code. */
export const demoHouseRules = [
  {
    code: 'kind',
    title: 'Be kind',
    text: 'Say what you think about the story. Do not call people names, laugh at them or gang up on them. If you would not say it across the table, do not post it.',
  },
  {
    code: 'private',
    title: 'Keep private things private',
    text: 'No phone numbers, addresses, user names or schools, not yours and not anybody else’s. Everyone in the world can read this page.',
  },
  {
    code: 'pictures',
    title: 'Private pictures stay out',
    text: 'Never ask for, offer, share or point to a private picture of anyone. If somebody asks you for one, you have done nothing wrong: press “Report”, and look at “Worried? Get help”.',
  },
  {
    code: 'pretend',
    title: 'Be yourself',
    text: 'You need not use your real name. But do not pretend to be another person, a police officer, a teacher or one of us.',
  },
  {
    code: 'young',
    title: 'Look after younger readers',
    text: 'People of thirteen read and write here. Do not ask them to meet, to keep a secret or to write to you somewhere else.',
  },
  {
    code: 'law',
    title: 'Stay within the law',
    text: 'No threats, no hate, and nothing that could spoil a trial in court. If you know of a crime, tell the police and not the comments.',
  },
  {
    code: 'spam',
    title: 'Nothing for sale',
    text: 'No adverts, and not the same comment again and again.',
  },
  {
    code: 'topic',
    title: 'Stay with the story',
    text: 'Wandering a little is fine. Taking over the conversation is not.',
  },
] as const;
