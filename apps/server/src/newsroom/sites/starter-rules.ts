import type { HouseRule } from './sites.tables.ts';

/** The house rules that a new site starts with; its staff make them their own. */
export const starterSummary = 'Be kind, keep private things private, and be yourself.';

export const starterRules: readonly HouseRule[] = [
  {
    code: 'kind',
    title: 'Be kind',
    text: 'You can disagree with what someone says. Do not be rude to them, call them names, or gang up on them.',
  },
  {
    code: 'hate',
    title: 'No hate',
    text: 'Nobody is worth less because of where they come from, what they believe, how they look, who they love, or a disability.',
  },
  {
    code: 'private',
    title: 'Keep private things private',
    text: 'No phone numbers, addresses, schools or other details of your own or of anyone else.',
  },
  {
    code: 'pictures',
    title: 'No private pictures',
    text: 'Never ask for, offer or point to private pictures of anyone. Sharing one of a person under 18 is against the law.',
  },
  { code: 'yourself', title: 'Be yourself', text: 'Do not pretend to be someone else, and use one account.' },
  {
    code: 'topic',
    title: 'Keep to the story',
    text: 'Write about the story. No adverts, and not the same thing again and again.',
  },
  {
    code: 'law',
    title: 'Keep to the law',
    text: 'No threats, nothing that could harm a trial, and nothing untrue about a person. No tips for hurting yourself.',
  },
];
