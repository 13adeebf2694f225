import { expect, test } from 'vitest';
import { readEmbedOrigin } from './embed-origin.ts';

test.each([
  ['https://www.paper.example', 'https://www.paper.example'],
  ['https://www.paper.example/', 'https://www.paper.example'],
  [' HTTPS://WWW.Paper.Example:443 ', 'https://www.paper.example'],
  ['http://localhost:4000', 'http://localhost:4000'],
  ['https://bücher.example', 'https://xn--bcher-kva.example'],
])('%s is named as a browser names it', (written, read) => {
  expect(readEmbedOrigin(written)).toBe(read);
});

test.each([
  '',
  '*',
  'null',
  'www.paper.example',
  'https://www.paper.example/news',
  'https://*',
  'file:///x',
  'https://paper.example?x',
  'https://a@paper.example',
])('“%s” is no origin', (written) => {
  expect(readEmbedOrigin(written)).toBeNull();
});
