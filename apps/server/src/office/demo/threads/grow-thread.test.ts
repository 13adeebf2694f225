import { expect, test } from 'vitest';
import { growThread } from './grow-thread.ts';

const bed = {
  storySlug: 'swans',
  seed: 8,
  spanMinutes: 600,
  authors: ['ruth', 'bill', 'gwen', 'stan'],
  script: `
[ruth] They sat down.
  All of them?
    All of them.
  And then?
They hooted back.
`,
};

test('a line further in answers the line above it', () => {
  const byText = new Map(growThread(bed).map((comment) => [comment.text, comment]));
  expect(byText.size).toBe(5);
  expect(byText.get('All of them?')?.parentId).toBe(byText.get('They sat down.')?.id);
  expect(byText.get('All of them.')?.parentId).toBe(byText.get('All of them?')?.id);
  expect(byText.get('And then?')?.parentId).toBe(byText.get('They sat down.')?.id);
  expect(byText.get('They hooted back.')?.parentId).toBeNull();
});

test('the same seed grows the same thread, another seed another', () => {
  expect(growThread(bed)).toEqual(growThread(bed));
  expect(growThread({ ...bed, seed: 9 })).not.toEqual(growThread(bed));
});

test('nobody answers their own comment, and a named author is kept', () => {
  for (let seed = 0; seed < 50; seed += 1) {
    const thread = growThread({ ...bed, seed });
    const authorOf = new Map(thread.map(({ id, author }) => [id, author]));
    for (const { parentId, author } of thread) if (parentId) expect(author).not.toBe(authorOf.get(parentId));
    expect(thread.find(({ text }) => text === 'They sat down.')?.author).toBe('ruth');
  }
});

test('replies come after what they answer', () => {
  const thread = growThread(bed);
  const minutes = new Map(thread.map(({ id, minutesAfterStory }) => [id, minutesAfterStory]));
  for (const { parentId, minutesAfterStory } of thread)
    if (parentId) expect(minutesAfterStory).toBeGreaterThan(minutes.get(parentId) ?? Infinity);
});
