import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

describe('the package', () => {
  it('has nothing of Node or the DOM in what it ships', () => {
    const shipped = readdirSync(new URL('.', import.meta.url)).filter(
      (file) => file.endsWith('.ts') && !file.endsWith('.test.ts'),
    );
    expect(shipped).toContain('index.ts');
    for (const file of shipped) {
      const text = readFileSync(new URL(file, import.meta.url), 'utf8');
      expect(text, file).not.toMatch(/from 'node:|\bprocess\.|\bBuffer\b|\bdocument\.|\bwindow\./);
    }
  });
});
