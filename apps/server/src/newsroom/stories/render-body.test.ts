import { describe, expect, test } from 'vitest';
import { renderBody } from './render-body.ts';

const render = (body: string) => renderBody({ body, bodyFormat: 'markdown' });

describe('Markdown that staff write', () => {
  test('becomes paragraphs, lists, quotes, tables and typographer’s quotes', () => {
    const html = render('She said "hello".\n\n- one\n- two\n\n> quoted\n\n| a | b |\n|---|---|\n| 1 | 2 |');
    expect(html).toContain('<p>She said “hello”.</p>');
    expect(html).toContain('<li>two</li>');
    expect(html).toContain('<blockquote>');
    expect(html).toContain('<td>2</td>');
  });

  test('raw HTML is shown as text', () => {
    const html = render('Hi <script>alert(1)</script>\n\n<img src=x onerror=alert(1)>');
    expect(html).not.toMatch(/<(script|img)/);
    expect(html).toContain('&lt;script&gt;');
  });

  test('a picture becomes a link', () => {
    const html = render('![The green](https://example.org/green.png)');
    expect(html).not.toContain('<img');
    expect(html).toContain('<a href="https://example.org/green.png" rel="noopener">The green</a>');
    expect(render('![x][y]\n\n[y]: https://example.org/y.png')).not.toContain('<img');
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'data:image/gif;base64,R0lGOD',
    'vbscript:x',
    'file:///etc/hosts',
    '&#106;avascript:alert(1)',
  ])('no link leads to %s', (address) => {
    expect(render(`[click](${address}) and <${address}>`)).not.toContain('href');
  });

  test('links to the web, written out or not, carry rel; those within the site do not need it', () => {
    expect(render('See https://example.org/a')).toContain('<a href="https://example.org/a" rel="noopener">');
    expect(render('[us](/help)')).toContain('<a href="/help">us</a>');
    expect(render('[ring](tel:08001111)')).toContain('href="tel:08001111"');
  });

  test('headings begin at h2 and skip no level', () => {
    const html = render('# One\n\n### Two\n\n###### Three\n\n## Four');
    expect([...html.matchAll(/<(h\d)>/g)].map((match) => match[1])).toEqual(['h2', 'h3', 'h4', 'h2']);
    expect([...html.matchAll(/<\/(h\d)>/g)].map((match) => match[1])).toEqual(['h2', 'h3', 'h4', 'h2']);
  });
});

test('HTML that was cleaned when it was stored goes through as it is', () => {
  expect(renderBody({ body: '<p>Cleaned</p>', bodyFormat: 'html' })).toBe('<p>Cleaned</p>');
});
