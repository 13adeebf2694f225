import { describe, expect, test } from 'vitest';
import { AppError } from '../../errors.ts';
import { draftFactBox, readStoryForm, writeFactBox, type StoryForm } from './read-story-form.ts';

const form = (changes: Partial<StoryForm> = {}): StoryForm => ({
  headline: 'A new bridge',
  standfirst: '',
  byline: '',
  sectionId: '',
  slug: '',
  body: 'It opens in May.',
  factTitle: '',
  facts: '',
  sources: '',
  publish: 'draft',
  publishAt: '',
  isLead: false,
  ...changes,
});

function refusal(changes: Partial<StoryForm>): { code: string; field: string | undefined } | null {
  try {
    readStoryForm(form(changes));
    return null;
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { code: error.code, field: error.field };
  }
}

describe('what is typed', () => {
  test('is tidied: line ends, white space, an address from the headline', () => {
    const read = readStoryForm(form({ headline: ' A  new\nbridge ', body: '\r\nOne\r\n\r\nTwo\r\n' }));
    expect(read).toMatchObject({
      headline: 'A new bridge',
      body: 'One\n\nTwo',
      slug: 'a-new-bridge',
      factBox: null,
      sectionId: null,
      publishAtMs: null,
    });
  });

  test('a date counts only where the story waits for one, and is London time', () => {
    expect(readStoryForm(form({ publish: 'at', publishAt: '2027-07-01T08:00' })).publishAtMs).toBe(
      Date.UTC(2027, 6, 1, 7),
    );
    expect(readStoryForm(form({ publish: 'now', publishAt: 'whenever' })).publishAtMs).toBeNull();
  });
});

test.each<[string, string, Partial<StoryForm>]>([
  ['field-missing', 'headline', { headline: '  ' }],
  ['field-too-long', 'headline', { headline: 'x'.repeat(151) }],
  ['field-too-long', 'standfirst', { standfirst: 'x'.repeat(401) }],
  ['field-too-long', 'body', { body: 'x'.repeat(60_001) }],
  ['slug-invalid', 'slug', { slug: 'A Bridge' }],
  ['date-invalid', 'publishAt', { publish: 'at', publishAt: '2027-02-30T08:00' }],
  ['date-invalid', 'publishAt', { publish: 'at', publishAt: '' }],
  ['field-missing', 'factTitle', { facts: 'One' }],
  ['field-missing', 'facts', { factTitle: 'Facts' }],
  ['field-missing', 'factTitle', { sources: 'The council' }],
  [
    'source-invalid',
    'sources',
    { factTitle: 'Facts', facts: 'One', sources: 'The council | javascript:alert(1)' },
  ],
  ['source-invalid', 'sources', { factTitle: 'Facts', facts: 'One', sources: '| https://example.org' }],
])('%s on %s', (code, field, changes) => {
  expect(refusal(changes)).toEqual({ code, field });
});

describe('the fact box', () => {
  const typed = {
    factTitle: 'The bridge',
    facts: 'It is 40 m long\n\n It cost £2m ',
    sources:
      'The council | https://example.org/bridge\nA | B | https://example.org/\nA neighbour\nhttps://example.org/x',
  };
  const box = {
    title: 'The bridge',
    facts: ['It is 40 m long', 'It cost £2m'],
    sources: [
      { name: 'The council', url: 'https://example.org/bridge' },
      { name: 'A | B', url: 'https://example.org/' },
      { name: 'A neighbour', url: null },
      { name: 'https://example.org/x', url: 'https://example.org/x' },
    ],
  };

  test('is read line by line, and written back so that it reads the same', () => {
    expect(readStoryForm(form(typed)).factBox).toEqual(box);
    expect(readStoryForm(form(writeFactBox(box))).factBox).toEqual(box);
    expect(writeFactBox(null)).toEqual({ factTitle: '', facts: '', sources: '' });
  });

  test('a preview shows what is there, without a dangerous address', () => {
    expect(draftFactBox(form({ facts: 'One', sources: 'x | javascript:alert(1)' }))).toEqual({
      title: '',
      facts: ['One'],
      sources: [{ name: 'x', url: null }],
    });
    expect(draftFactBox(form())).toBeNull();
  });
});
