import type { ReportReason } from './reports.tables.ts';

/** 3 is looked at first. */
export type Severity = 1 | 2 | 3;

export interface ReasonText {
  /** What a reader chooses. */
  readonly label: string;
  /** One line for a reader of ten. */
  readonly explanation: string;
  readonly severity: Severity;
  /** Whether the comment is hidden until someone has looked. */
  readonly hidesAtOnce: boolean;
}

/** What can be wrong with a comment, in the order in which the form asks. */
export const reasonTexts: Readonly<Record<ReportReason, ReasonText>> = {
  rude: {
    label: 'It is rude or hurtful to someone',
    explanation: 'Name-calling, or words that are meant to hurt.',
    severity: 1,
    hidesAtOnce: false,
  },
  bullying: {
    label: 'Bullying',
    explanation: 'Someone is picked on again and again, or a group gangs up on them.',
    severity: 2,
    hidesAtOnce: false,
  },
  hate: {
    label: 'Hate',
    explanation:
      'It attacks people for where they come from, what they believe, how they look, who they love, or a disability.',
    severity: 2,
    hidesAtOnce: false,
  },
  'private-details': {
    label: 'Someone’s private details',
    explanation: 'A phone number, a home address, a school, or something else that should stay private.',
    severity: 3,
    hidesAtOnce: true,
  },
  'private-picture': {
    label: 'A private picture of someone, or asking for one',
    explanation:
      'It shows, offers, points to or asks for a private picture. Never send us a picture. Tell us in words.',
    severity: 3,
    hidesAtOnce: true,
  },
  pretending: {
    label: 'Someone pretending to be someone else',
    explanation: 'They use another person’s name, or say they are someone they are not.',
    severity: 2,
    hidesAtOnce: false,
  },
  danger: {
    label: 'Someone may be in danger',
    explanation: 'If it is happening now, call 999 first. Then tell us.',
    severity: 3,
    hidesAtOnce: true,
  },
  spam: {
    label: 'Spam',
    explanation: 'An advert, or the same thing posted again and again.',
    severity: 1,
    hidesAtOnce: false,
  },
  other: {
    label: 'Something else',
    explanation: 'Tell us in the box below what is wrong.',
    severity: 2,
    hidesAtOnce: false,
  },
};
