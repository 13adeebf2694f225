import { existsSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { configurationFile, documentConfiguration } from './document-configuration.ts';

const root = new URL('../', import.meta.url);

test('docs/configuration.md says what config.ts does', () => {
  expect(readFileSync(configurationFile, 'utf8')).toBe(documentConfiguration());
});

test('every path that ARCHITECTURE.md names is there', () => {
  const text = readFileSync(new URL('ARCHITECTURE.md', root), 'utf8');
  const paths = [...text.matchAll(/`([\w.-]+(?:\/[\w.-]+)+\/?|[A-Z]+\.md)`/g)].map((match) => match[1] ?? '');
  expect(paths.length).toBeGreaterThan(20);
  expect(paths.filter((path) => !existsSync(new URL(path, root)))).toEqual([]);
});

test('every relative link in the documents leads to a file', () => {
  const documents = [
    'README.md',
    'ARCHITECTURE.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'CHANGELOG.md',
    'docs/glossary.md',
  ];
  const broken = documents.flatMap((document) => {
    const file = new URL(document, root);
    const links = [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(
      (match) => match[1] ?? '',
    );
    return links.filter((link) => !existsSync(new URL(link, file))).map((link) => `${document}: ${link}`);
  });
  expect(broken).toEqual([]);
});
