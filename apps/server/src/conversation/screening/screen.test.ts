import { textFingerprint } from '@folkmoot/signals';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SiteSettings } from '../../context.ts';
import type { Draft, DraftAuthor } from './draft.ts';
import { screen } from './screen.ts';

const settings: SiteSettings = {
  tagline: '',
  contactEmail: 'editor@example.org',
  moderation: 'reactive',
  holdPhrases: ['muppet', 'you are a bore'],
  refusePhrases: ['silly sausage'],
  reservedNames: [],
  commentsPerMinute: 4,
  isDemonstration: false,
  hosts: [],
  embedOrigins: [],
};

const regular: DraftAuthor = { isNewcomer: false, recentFingerprints: [], commentsInLastMinute: 0 };

function look(
  text: string,
  options: {
    author?: Partial<DraftAuthor>;
    threadMode?: Draft['threadMode'];
    settings?: Partial<SiteSettings>;
  } = {},
) {
  const author = { ...regular, ...options.author };
  const draft = { text, threadMode: options.threadMode ?? 'open', author };
  return screen(draft, { ...settings, ...options.settings });
}

/** What was seen, as `phase kind`. */
function kinds(screening: ReturnType<typeof look>): string[] {
  return screening.findings.map((one) => `${one.phase} ${one.kind}`);
}

describe('screening', () => {
  it('publishes what no phase has anything against', () => {
    expect(look('A perfectly ordinary thought.')).toEqual({ verdict: 'publish', findings: [] });
  });

  it('runs every phase and keeps every finding, and the strictest decides', () => {
    const screening = look('YOU MUPPET, YOU SILLY SAUSAGE, SEE EXAMPLE.ORG', {
      threadMode: 'hold',
      author: {
        isNewcomer: true,
        recentFingerprints: [textFingerprint('You muppet, you silly sausage, see example.org')],
        commentsInLastMinute: 4,
      },
      settings: { moderation: 'hold-all' },
    });
    expect(kinds(screening)).toEqual([
      'thread-mode hold',
      'site-mode all',
      'repeat same-text',
      'pace too-fast',
      'links newcomer',
      'phrases refuse',
      'phrases hold',
      'capitals shouting',
    ]);
    expect(screening.verdict).toBe('refuse');
  });

  it('gives one answer for one draft, whatever it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const first = look(text, { author: { isNewcomer: true } });
        expect(look(text, { author: { isNewcomer: true } })).toEqual(first);
        for (const { start, end } of first.findings)
          if (start !== null && end !== null) expect(end).toBeLessThanOrEqual(text.length);
      }),
    );
  });

  it('says in plain words how to change what it holds or refuses', () => {
    const seen = [
      look('x'),
      look('x'.repeat(2001)),
      look('Hello', { threadMode: 'closed' }),
      look('Hello', { threadMode: 'hold' }),
      look('Hello', { settings: { moderation: 'hold-all' } }),
      look('Hello', { settings: { moderation: 'hold-newcomers' }, author: { isNewcomer: true } }),
      look('Hello', { author: { recentFingerprints: ['hello'] } }),
      look('Hello', { author: { commentsInLastMinute: 9 } }),
      look('See example.org', { author: { isNewcomer: true } }),
      look('A muppet and a silly sausage'),
      look('THIS IS QUITE LOUD ISN’T IT'),
    ].flatMap((one) => one.findings);
    expect(seen).toHaveLength(12);
    for (const { why } of seen) {
      expect(why.length).toBeLessThan(160);
      expect(why).toMatch(/[.]$/);
      // Short sentences, for a reader of ten.
      for (const sentence of why.split(/[.?!:]\s/))
        expect(sentence.split(' ').length, why).toBeLessThanOrEqual(18);
    }
  });
});

describe('length', () => {
  it('is from 2 to 2,000 characters as a reader counts them', () => {
    expect(kinds(look('a'))).toEqual(['length too-short']);
    expect(kinds(look('👨‍👩‍👧‍👦'))).toEqual(['length too-short']);
    expect(kinds(look('ok'))).toEqual([]);
    expect(kinds(look('é'.normalize('NFD').repeat(2000)))).toEqual([]);
    expect(kinds(look('é'.normalize('NFD').repeat(2001)))).toEqual(['length too-long']);
  });

  it('wants something that can be seen', () => {
    expect(kinds(look('\u200b\u2062\u3164'))).toEqual(['length too-short']);
    expect(kinds(look('👍👍'))).toEqual([]);
  });

  it('has a bound for marks that make few characters of much text', () => {
    expect(kinds(look(`a${'\u0301'.repeat(40_000)}b`))).toEqual(['length too-long']);
  });
});

describe('how a thread and a site take comments', () => {
  it.each([
    ['open', 'publish'],
    ['hold', 'hold'],
    ['closed', 'refuse'],
    ['hidden', 'refuse'],
  ] as const)('a thread that is %s: %s', (threadMode, verdict) => {
    expect(look('Hello there', { threadMode }).verdict).toBe(verdict);
  });

  it.each([
    ['reactive', true, 'publish'],
    ['hold-newcomers', true, 'hold'],
    ['hold-newcomers', false, 'publish'],
    ['hold-all', false, 'hold'],
  ] as const)('a site with %s, an author who is new: %s → %s', (moderation, isNewcomer, verdict) => {
    expect(look('Hello there', { settings: { moderation }, author: { isNewcomer } }).verdict).toBe(verdict);
  });
});

describe('what an author sent lately', () => {
  it('refuses the same words again, however they are dressed', () => {
    const author = { recentFingerprints: [textFingerprint('Buy my bike!')] };
    expect(kinds(look('BUY   my… bike', { author }))).toEqual(['repeat same-text']);
    expect(kinds(look('Buy my bike, it is red', { author }))).toEqual([]);
  });

  it('refuses more than the site’s number in a minute', () => {
    expect(kinds(look('Hello', { author: { commentsInLastMinute: 3 } }))).toEqual([]);
    expect(kinds(look('Hello', { author: { commentsInLastMinute: 4 } }))).toEqual(['pace too-fast']);
  });
});

describe('what a text says', () => {
  it('holds newcomers’ links and marks each; others’ links pass', () => {
    const text = 'See www.example.org and https://example.net/a';
    const { findings, verdict } = look(text, { author: { isNewcomer: true } });
    expect(verdict).toBe('hold');
    expect(findings.map(({ start, end }) => text.slice(start ?? 0, end ?? 0))).toEqual([
      'www.example.org',
      'https://example.net/a',
    ]);
    expect(look(text).verdict).toBe('publish');
  });

  it('finds the site’s phrases through capitals, look-alikes and spaces, as whole words', () => {
    expect(kinds(look('You S1LLY… no, sılly  sausage!'))).toContain('phrases refuse');
    expect(kinds(look('Two muppets'))).toEqual([]);
    const text = 'Honestly, MUPPET';
    const [finding] = look(text).findings;
    expect(text.slice(finding?.start ?? 0, finding?.end ?? 0)).toBe('MUPPET');
    // To name the words that hold would show how to get round them.
    expect(finding?.why).not.toMatch(/muppet/i);
  });

  it('takes up the settings that hold now', () => {
    expect(look('A turnip').verdict).toBe('publish');
    expect(look('A turnip', { settings: { holdPhrases: ['turnip'] } }).verdict).toBe('hold');
    expect(look('A turnip', { settings: { refusePhrases: ['turnip'] } }).verdict).toBe('refuse');
    expect(look('A turnip').verdict).toBe('publish');
  });

  it('advises against capitals and publishes them', () => {
    const { verdict, findings } = look('I REALLY LIKE THIS STORY');
    expect(verdict).toBe('publish');
    expect(findings).toMatchObject([{ phase: 'capitals', verdict: 'advise', start: null, end: null }]);
  });
});
