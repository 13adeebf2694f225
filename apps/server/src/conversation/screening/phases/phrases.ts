import { compilePhrases, type PhraseMatcher } from '@folkmoot/signals';
import type { SiteSettings } from '../../../context.ts';
import type { Phase } from '../draft.ts';
import { finding } from '../finding.ts';

const phase = 'phrases';

export const findPhrases: Phase = ({ text }, settings) => {
  const { refuse, hold } = matchersFor(settings);
  return [
    ...refuse.find(text).map((place) => {
      const words = text.slice(place.start, place.end);
      return finding({ phase, kind: 'refuse', verdict: 'refuse', why: refused(words) }, place);
    }),
    // Which words these are is not said, only marked for the desk: it would show how to get round them.
    ...hold.find(text).map((place) => finding({ phase, kind: 'hold', verdict: 'hold', why: held }, place)),
  ];
};

const held =
  'Some words here can be fine or hurtful, so a moderator reads this first. Kinder words may not need to wait.';

function refused(words: string): string {
  return `We do not use “${words}” here, because it can hurt. Take it out, or say it in another way.`;
}

interface Matchers {
  readonly refuse: PhraseMatcher;
  readonly hold: PhraseMatcher;
}

const compiled = new WeakMap<SiteSettings, Matchers>();
/** Settings are read anew for each request, so the same lists are found by what they hold as well. */
const byContent = new Map<string, PhraseMatcher>();
const keptLists = 100;

function matchersFor(settings: SiteSettings): Matchers {
  const known = compiled.get(settings);
  if (known) return known;
  const matchers = { refuse: matcherFor(settings.refusePhrases), hold: matcherFor(settings.holdPhrases) };
  compiled.set(settings, matchers);
  return matchers;
}

function matcherFor(phrases: readonly string[]): PhraseMatcher {
  const key = JSON.stringify(phrases);
  const known = byContent.get(key);
  if (known) return known;
  const matcher = compilePhrases(phrases);
  const oldest = byContent.size >= keptLists ? byContent.keys().next() : undefined;
  if (oldest?.done === false) byContent.delete(oldest.value);
  byContent.set(key, matcher);
  return matcher;
}
