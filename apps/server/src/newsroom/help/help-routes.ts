/** Who is looking for help, as the help page asks it. */
export type HelpGroup = 'urgent' | 'under-18' | 'worried-about-a-child' | 'something-else';

export interface HelpContact {
  readonly label: string;
  /** `tel:`, `mailto:` or `https:`. */
  readonly href: string;
}

/** One place that helps: for whom, with what, when, and when somebody last checked that this is so. */
export interface HelpRoute {
  readonly id: string;
  readonly name: string;
  readonly groups: readonly HelpGroup[];
  readonly forWhom: string;
  /** Ages in words; null where anyone may. */
  readonly ages: string | null;
  readonly about: string;
  /** What happens, or what to do; a sentence or two. */
  readonly how: string;
  /** null where the hours change too often to be printed. */
  readonly hours: string | null;
  readonly contacts: readonly HelpContact[];
  /** Day on which somebody looked, as YYYY-MM-DD. */
  readonly checkedOn: string;
}

const checkedOn = '2026-11-24';

export const helpRoutes: readonly HelpRoute[] = [
  {
    id: 'emergency',
    name: 'Emergency: 999',
    groups: ['urgent'],
    forWhom: 'Anyone',
    ages: null,
    about: 'Someone is in danger right now, or badly hurt.',
    how: 'Call 999. Can you not speak? Call from a mobile phone, listen, and press 55 when you are asked.',
    hours: 'Day and night',
    contacts: [{ label: 'Call 999', href: 'tel:999' }],
    checkedOn,
  },
  {
    id: 'childline',
    name: 'Childline',
    groups: ['under-18'],
    forWhom: 'Children and young people',
    ages: 'Under 19',
    about: 'Anything that worries you, big or small.',
    how: 'Talk to someone who listens. It is free, and your call is not shown on the phone bill. You can chat on the website, too.',
    hours: 'Day and night',
    contacts: [
      { label: 'Call 0800 1111', href: 'tel:08001111' },
      { label: 'childline.org.uk', href: 'https://www.childline.org.uk' },
    ],
    checkedOn,
  },
  {
    id: 'ceop',
    name: 'CEOP Safety Centre',
    groups: ['under-18', 'worried-about-a-child'],
    forWhom: 'Young people, and adults who look after them',
    ages: 'Under 18',
    about:
      'Someone online makes you feel unsafe: asks for private pictures, talks about sex, wants to meet, or threatens you.',
    how: 'Tell them on their website what happened. A child protection adviser reads it. For bullying, Childline is the better place.',
    hours: 'You can write at any time',
    contacts: [{ label: 'ceop.police.uk', href: 'https://www.ceop.police.uk/Safety-Centre/' }],
    checkedOn,
  },
  {
    id: 'report-remove',
    name: 'Report Remove',
    groups: ['under-18'],
    forWhom: 'Young people',
    ages: 'Under 18',
    about: 'A private picture or video of you is online, or might be soon.',
    how: 'They try to get it taken down and stop it from spreading. You are not in trouble.',
    hours: 'At any time',
    contacts: [
      {
        label: 'Report Remove at childline.org.uk',
        href: 'https://www.childline.org.uk/info-advice/bullying-abuse-safety/online-mobile-safety/report-remove/',
      },
    ],
    checkedOn,
  },
  {
    id: 'nspcc',
    name: 'NSPCC helpline',
    groups: ['worried-about-a-child'],
    forWhom: 'Adults who are worried about a child',
    ages: null,
    about: 'Any worry about a child, also when you are not sure.',
    how: 'Talk it over with someone who knows what to do. You need not give your name. The website says when the phone is answered.',
    hours: null,
    contacts: [
      { label: 'Call 0808 800 5000', href: 'tel:08088005000' },
      { label: 'help@nspcc.org.uk', href: 'mailto:help@nspcc.org.uk' },
      { label: 'nspcc.org.uk', href: 'https://www.nspcc.org.uk' },
    ],
    checkedOn,
  },
  {
    id: 'police',
    name: 'Police: 101',
    groups: ['worried-about-a-child', 'something-else'],
    forWhom: 'Anyone',
    ages: null,
    about: 'A crime, when nobody is in danger right now.',
    how: 'Call 101, or use the website of your local police.',
    hours: 'Day and night',
    contacts: [
      { label: 'Call 101', href: 'tel:101' },
      { label: 'police.uk', href: 'https://www.police.uk' },
    ],
    checkedOn,
  },
  {
    id: 'report-harmful-content',
    name: 'Report Harmful Content',
    groups: ['under-18', 'something-else'],
    forWhom: 'Anyone aged 13 or over',
    ages: '13 and over',
    about: 'Something harmful on another website or app: threats, bullying, someone pretending to be you.',
    how: 'They show you how to report it there, and can look again when that did not work.',
    hours: 'You can write at any time',
    contacts: [{ label: 'reportharmfulcontent.com', href: 'https://reportharmfulcontent.com' }],
    checkedOn,
  },
];
