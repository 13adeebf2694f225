import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const tokens = readFileSync(new URL('./tokens.css', import.meta.url), 'utf8');

type Scheme = Map<string, string>;

/** Custom properties of one block, name to hexadecimal colour; other values are left out. */
function readColours(block: string): Scheme {
  const colours: Scheme = new Map();
  for (const match of block.matchAll(/(--[\w-]+):\s*(#[0-9a-f]{6});/g)) {
    colours.set(match[1] ?? '', match[2] ?? '');
  }
  return colours;
}

const withoutComments = tokens.replace(/\/\*[^]*?\*\//g, '');
const [lightBlock = '', darkBlock = ''] = withoutComments.split(
  '@media screen and (prefers-color-scheme: dark)',
);
const light = readColours(lightBlock);
const dark = readColours(darkBlock);
const schemes: [string, Scheme][] = [
  ['light', light],
  ['dark', dark],
];

const pairs = [...tokens.matchAll(/pair (text|edge) (--[\w-]+) on (--[\w-]+)/g)].map((match) => ({
  kind: match[1] ?? '',
  front: match[2] ?? '',
  back: match[3] ?? '',
}));

/** Relative luminance, 0 to 1: https://www.w3.org/TR/WCAG22/#dfn-relative-luminance */
function findLuminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => {
    const channel = Number.parseInt(colour.slice(start, start + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast ratio, 1 to 21: https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio */
function findContrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [findLuminance(one), findLuminance(other)].sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

test('the contrast formula gives the values that the standard names', () => {
  expect(findContrast('#000000', '#ffffff')).toBeCloseTo(21, 5);
  expect(findContrast('#ffffff', '#ffffff')).toBe(1);
  expect(findContrast('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
});

test('colours and pairs are found', () => {
  expect(light.size).toBeGreaterThan(20);
  expect(pairs.length).toBeGreaterThan(40);
});

test('the dark scheme gives every colour of the light one', () => {
  expect([...dark.keys()].sort()).toEqual([...light.keys()].sort());
});

test('every colour stands in a pair or is named as decoration', () => {
  const decoration = /Decoration only[^:]*: ([^*]*)/.exec(tokens)?.[1]?.trim().split(/\s+/) ?? [];
  const named = new Set([...pairs.flatMap((pair) => [pair.front, pair.back]), ...decoration]);
  expect([...light.keys()].filter((name) => !named.has(name))).toEqual([]);
});

describe.each(schemes)('%s scheme', (_name, colours) => {
  test.each(pairs)('$front on $back is readable as $kind', ({ kind, front, back }) => {
    const ratio = findContrast(colours.get(front) ?? '', colours.get(back) ?? '');
    expect(ratio).toBeGreaterThanOrEqual(kind === 'text' ? 4.5 : 3);
  });
});
