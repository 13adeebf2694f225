import { Parser } from 'htmlparser2';
import fc from 'fast-check';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { CommentText } from './comment-text.view.tsx';

function html(text: string): string {
  return render(<CommentText text={text} />);
}

/** The elements of a piece of HTML with their attributes, and its text. */
function read(markup: string): { elements: [string, Record<string, string>][]; text: string } {
  const elements: [string, Record<string, string>][] = [];
  let text = '';
  const parser = new Parser({
    onopentag: (name, attributes) => elements.push([name, attributes]),
    ontext: (data) => (text += data),
  });
  parser.end(markup);
  return { elements, text };
}

describe('a comment’s text on the page', () => {
  it('has paragraphs, line breaks and links', () => {
    expect(html('One\ntwo\n\nSee example.org/a, please.')).toBe(
      '<div class="comment-body"><p dir="auto">One<br/>two</p><p dir="auto">See ' +
        '<a href="http://example.org/a" rel="ugc nofollow noopener">example.org/a</a>, please.</p></div>',
    );
  });

  it('is nothing but text, whatever it holds', () => {
    const pieces = fc.constantFrom(
      '<script>',
      '</p>',
      '<img src=x onerror=y>',
      '"',
      "'",
      '&lt;',
      '&',
      'https://example.org/"onclick="x',
      'javascript:alert(1)',
      'www.example.org/<b>',
      '\n',
      '\n\n',
      ' ',
      'word',
      '<!--',
      '](http://example.org)',
      'data:text/html,x',
      '\u202e',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
        const text = parts.join('');
        const page = read(html(text));
        expect(page.text).toBe(text.replaceAll('\n', ''));
        for (const [name, attributes] of page.elements) {
          expect(['div', 'p', 'br', 'a']).toContain(name);
          if (name !== 'a') continue;
          expect(Object.keys(attributes)).toEqual(['href', 'rel']);
          expect(attributes.href).toMatch(/^https?:\/\//);
          expect(attributes.rel).toBe('ugc nofollow noopener');
        }
      }),
      { numRuns: 500 },
    );
  });
});
