import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { adaptForShadowRoot } from './shadow-style.ts';

const read = (name: string) => readFileSync(new URL(`../apps/site/src/${name}`, import.meta.url), 'utf8');

describe("the site's styles in a shadow root", () => {
  test('no rule is left for the page around it', () => {
    const css = adaptForShadowRoot(read('tokens.css') + read('base.css'));
    expect(css).not.toMatch(/:root|(^|[\s,}])(html|body)\s*[,{]/);
    expect(css).toContain(':host {');
    expect(css).toContain('h1 {');
  });

  test('dark colours heed the device and the attribute', () => {
    const css = adaptForShadowRoot(read('tokens.css'));
    expect(css.match(/--paper: #14213a/g)).toHaveLength(2);
    expect(css).toMatch(
      /@media screen and \(prefers-color-scheme: dark\) \{ :host\(:not\(\[theme='light'\]\)\)/,
    );
    expect(css).toContain(":host([theme='dark'])");
  });

  test('a rem is never less than 16 px, and stays what it is in a condition', () => {
    const css = adaptForShadowRoot('@media (max-width: 30rem) { p { margin: -0.5rem 1rem; } }');
    expect(css).toBe(
      '@media (max-width: 30rem) { p { margin: calc(-0.5 * var(--unit)) calc(1 * var(--unit)); } }',
    );
    expect(adaptForShadowRoot(read('tokens.css'))).toContain('--unit: max(1rem, 16px);');
  });
});
