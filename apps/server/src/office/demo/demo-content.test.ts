import { checkPublicName, countGraphemes, findLinks, nameKey, posesAs } from '@folkmoot/signals';
import { describe, expect, test } from 'vitest';
import { demoHouseRules, demoSite } from './demo-site.ts';
import { demoPeople } from './people.ts';
import { demoStories } from './stories/index.ts';
import { demoComments } from './threads/index.ts';

const storyBySlug = new Map(demoStories.map((story) => [story.slug, story]));
const commentById = new Map(demoComments.map((comment) => [comment.id, comment]));
const everyText = [
  ...demoStories.flatMap((story) => [story.headline, story.standfirst, story.body]),
  ...demoComments.flatMap((comment) => [comment.text, comment.report?.note ?? '']),
];

function findDepth(id: string): number {
  const parentId = commentById.get(id)?.parentId;
  return parentId ? findDepth(parentId) + 1 : 1;
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

describe('the invented people', () => {
  test('have names that the site would accept, and no two alike', () => {
    expect(demoPeople.filter(({ name }) => !checkPublicName(name).ok)).toEqual([]);
    expect(new Set(demoPeople.map(({ name }) => nameKey(name))).size).toBe(demoPeople.length);
    expect(new Set(demoPeople.map(({ key }) => key)).size).toBe(demoPeople.length);
  });

  test('who are readers pose as nobody', () => {
    const readers = demoPeople.filter(({ badge }) => badge === undefined);
    expect(readers.filter(({ name }) => posesAs(name, demoSite.reservedNames))).toEqual([]);
  });

  test('are of every age that may hold an account', () => {
    expect([...countBy(demoPeople, ({ ageBand }) => ageBand).keys()].sort()).toEqual([
      '13-15',
      '16-17',
      '18-plus',
    ]);
  });
});

describe('the stories', () => {
  test('stand in sections that exist, each of which has some', () => {
    const counts = countBy(demoStories, ({ section }) => section);
    expect([...counts.keys()].sort()).toEqual(demoSite.sections.map(({ slug }) => slug).sort());
  });

  test('have addresses of their own and are of a length to be read', () => {
    expect(storyBySlug.size).toBe(demoStories.length);
    for (const story of demoStories) {
      const words = story.body.trim().split(/\s+/).length;
      expect(words, story.slug).toBeGreaterThanOrEqual(180);
      expect(words, story.slug).toBeLessThanOrEqual(450);
    }
  });

  test('have one lead, which gives the figures, the law and the source', () => {
    const [lead, ...others] = demoStories.filter(({ isLead }) => isLead);
    expect(others).toEqual([]);
    for (const figure of ['35%', '64%', '835', '31%', '15%', 'under 18', 'invented', 'February 2017']) {
      expect(lead?.body).toContain(figure);
    }
    expect(lead?.factBox?.sources[0]?.name).toBe(
      'Cambridgeshire police and the Peterborough Safeguarding Children Board, February 2017',
    );
  });
});

describe('the comments', () => {
  test('belong to a story and a person, and answer an earlier comment of the same story', () => {
    const authors = new Set(demoPeople.map(({ key }) => key));
    expect(commentById.size).toBe(demoComments.length);
    for (const comment of demoComments) {
      expect(storyBySlug.has(comment.storySlug), comment.id).toBe(true);
      expect(authors.has(comment.author), `${comment.id} by ${comment.author}`).toBe(true);
      if (comment.parentId === null) continue;
      const parent = commentById.get(comment.parentId);
      expect(parent?.storySlug, comment.id).toBe(comment.storySlug);
      expect(parent?.minutesAfterStory, comment.id).toBeLessThanOrEqual(comment.minutesAfterStory);
    }
  });

  test('were all written by now', () => {
    for (const comment of demoComments) {
      const hours = storyBySlug.get(comment.storySlug)?.publishedHoursBefore ?? 0;
      expect(comment.minutesAfterStory, comment.id).toBeLessThan(hours * 60);
    }
  });

  test('are within the length that the site takes, and none is said twice under a story', () => {
    for (const { id, text } of demoComments) {
      expect(countGraphemes(text), id).toBeGreaterThanOrEqual(2);
      expect(countGraphemes(text), id).toBeLessThanOrEqual(2_000);
    }
    const twice = [...countBy(demoComments, ({ storySlug, text }) => `${storySlug} ${text}`)].filter(
      ([, n]) => n > 1,
    );
    expect(twice).toEqual([]);
  });

  test('are a few under most stories and more than two hundred under one, five deep at most', () => {
    const counts = countBy(demoComments, ({ storySlug }) => storySlug);
    expect(Math.min(...demoStories.map(({ slug }) => counts.get(slug) ?? 0))).toBeGreaterThanOrEqual(5);
    expect(Math.max(...counts.values())).toBeGreaterThan(200);
    expect(Math.max(...demoComments.map(({ id }) => findDepth(id)))).toBe(5);
  });

  test('have no more likes than there are others to give them', () => {
    expect(Math.max(...demoComments.map(({ likes }) => likes))).toBeLessThan(demoPeople.length);
  });

  test('leave the desk about a dozen things to look at', () => {
    const waiting = demoComments.filter(({ state, report }) => state === 'held' || report);
    expect(waiting.length).toBeGreaterThanOrEqual(12);
    expect(waiting.length).toBeLessThanOrEqual(18);
    expect(new Set(waiting.map(({ report }) => report?.reason)).size).toBeGreaterThanOrEqual(9);
  });
});

test('every telephone number and address of the web is one that is set aside for stories', () => {
  for (const text of everyText) {
    for (const number of text.match(/\b0\d[\d ]{8,}\d\b/g) ?? [])
      expect(number).toMatch(/^(?:01632 960|07700 900)\d{3}$/);
    for (const { url } of findLinks(text)) expect(new URL(url).hostname).toMatch(/(?:^|\.)example\.org$/);
  }
});

test('house rules have codes of their own, and a page of them is short', () => {
  expect(new Set(demoHouseRules.map(({ code }) => code)).size).toBe(demoHouseRules.length);
  expect(
    demoHouseRules
      .map(({ text }) => text)
      .join(' ')
      .split(/\s+/).length,
  ).toBeLessThan(250);
});
