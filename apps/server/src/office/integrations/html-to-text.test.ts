import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { htmlToText, inlineText } from './html-to-text.ts';

describe('comments as text', () => {
  test.each([
    ['paragraphs are parted by a blank line', '<p>One\ntwo.</p>\n<p>Three.</p>', 'One two.\n\nThree.'],
    ['a line break stays one', 'One<br>two<br />\nthree', 'One\ntwo\nthree'],
    ['two line breaks are a new paragraph', 'One<br><br>two', 'One\n\ntwo'],
    ['WordPress’s plain line ends are kept', 'One\r\ntwo\r\n\r\n\r\nThree', 'One\ntwo\n\nThree'],
    ['and so are they between marked-up words', '<em>One</em>\n<strong>two</strong>', 'One\ntwo'],
    [
      'blocks stand on lines of their own',
      '<div>One</div><div>two</div><h2>Three</h2>four',
      'One\ntwo\n\nThree\n\nfour',
    ],
    ['white space is collapsed', '  One \t\u00a0 two  ', 'One two'],
    [
      'a list',
      'Bring:<ul><li>tea</li><li>a <b>mug</b></li></ul>and come.',
      'Bring:\n\n- tea\n- a mug\n\nand come.',
    ],
    ['a list of paragraphs', '<ul><li><p>tea</p></li>\n\n<li><p>milk</p></li></ul>', '- tea\n- milk'],
    ['a list in a list', '<ol><li>one<ul><li>a</li></ul></li><li>two</li></ol>', '- one\n  - a\n- two'],
    ['a quote', 'He said:<blockquote>One<p>two</p></blockquote>No.', 'He said:\n\n> One\n>\n> two\n\nNo.'],
    ['a quote in a quote', '<blockquote><blockquote>a</blockquote>b</blockquote>', '> > a\n>\n> b'],
    ['two quotes stay two', '<blockquote>a</blockquote><blockquote>b</blockquote>', '> a\n\n> b'],
    [
      'a table, row by row',
      '<table>\n<tr>\n<th>Day</th>\n<td>Mon</td>\n</tr>\n<tr><td>b</td><td>c</td></tr></table>',
      'Day Mon\nb c',
    ],
    ['preformatted text', '<pre>a\n  b\n\nc</pre>', 'a\n  b\n\nc'],
    ['a short quotation', 'Say <q>tea</q>!', 'Say \u201ctea\u201d!'],
    [
      'entities',
      'Fish &amp; chips &lt;3 caf&eacute; &#9749; &hellip;',
      'Fish & chips <3 caf\u00e9 \u2615 \u2026',
    ],
    ['characters that look like mark-up', 'a < b, 5 <3 & c > d', 'a < b, 5 <3 & c > d'],
    [
      'images, scripts and styles are left out',
      'a<img src="x.png" alt="words"><script>b</script><style>c</style>d',
      'ad',
    ],
    ['comments are left out', 'a<!-- b -->c', 'ac'],
    ['unclosed and unknown tags lose no words', '<p>a<b>b<muppet>c</p></i>d', 'abc\n\nd'],
    ['control characters and half characters go', 'a\u0000\u0007\ud800b&#7;', 'a\ufffdb'],
    ['nothing to read', '<p>&nbsp;</p><img src="x.png">\n', ''],
  ])('%s', (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  test('text of any length is kept whole', () => {
    const words = 'word '.repeat(20_000).trim();
    expect(htmlToText(`<p>${words}</p>`)).toBe(words);
  });
});

describe('links', () => {
  test.each([
    [
      'a label is followed by the address',
      'See <a href="https://example.org/a">the page</a>.',
      'See the page (https://example.org/a).',
    ],
    [
      'an address as its own label stands once',
      '<a href="https://example.org/a">https://example.org/a</a>',
      'https://example.org/a',
    ],
    [
      'a label without the beginning too',
      '<a href="https://example.org/">example.org</a>!',
      'https://example.org/!',
    ],
    [
      'and one that was cut',
      '(<a href="https://example.org/long/way">https://example.org/lo...</a>)',
      '(https://example.org/long/way)',
    ],
    ['no label at all', 'a <a href="https://example.org"><img src="x.png"></a> b', 'a https://example.org b'],
    [
      'space inside the label stays outside',
      '<a href="//example.org/x">tea </a>time',
      'tea (https://example.org/x) time',
    ],
    ['a scripted address', '<a href="javascript:alert(1)">tea</a>', 'tea'],
    ['a scripted address in disguise', '<a href=" java&#x0a;script:alert(1)">tea</a>', 'tea'],
    [
      'addresses of other kinds',
      '<a href="mailto:a@example.org">tea</a> <a href="/x">milk</a> <a>mug</a>',
      'tea milk mug',
    ],
    [
      'an address that could break out of its line',
      '<a href="https://example.org/a\nb">tea</a>',
      'tea (https://example.org/ab)',
    ],
    [
      'a label over two lines',
      '<a href="https://example.org/">a<br>b</a> c',
      'a\nb (https://example.org/) c',
    ],
  ])('%s', (_name, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });
});

describe('any HTML', () => {
  const markup = fc.constantFrom(
    ...'<p> </p> <br> <ul> <li> </ul> <blockquote> </blockquote> <pre> </pre> <b> </b> </a> <td> <q> <div> <template>'.split(
      ' ',
    ),
    ...['<a href="https://example.org/">', '\n', '\n\n', ' ', '&amp;', '<!--', '<script>x</script>', '<'],
  );
  const html = fc.array(fc.oneof(markup, fc.string({ unit: 'grapheme', maxLength: 5 })), { maxLength: 60 });

  test('the text has no stray space, no control character and never two blank lines', () => {
    fc.assert(
      fc.property(html, (pieces) => {
        const text = htmlToText(pieces.join(''));
        expect(text.split('\n').filter((line) => line !== line.trimEnd())).toEqual([]);
        expect(text).not.toMatch(/^\n|\n$|\n\n\n|[^\P{Cc}\n\t]/u);
        expect(text.isWellFormed()).toBe(true);
      }),
    );
  });

  test('words outside of mark-up all survive in order', () => {
    const word = fc.stringMatching(/^[a-z]{1,6}$/);
    const tags =
      '<p> </p> <br> <ul> <li> </ul> <blockquote> </blockquote> <b> </b> </a> <td> <q> <div> </div> </td>'.split(
        ' ',
      );
    fc.assert(
      fc.property(fc.array(fc.oneof(word, fc.constantFrom(...tags)), { maxLength: 80 }), (pieces) => {
        const letters = pieces.filter((piece) => !piece.startsWith('<')).join('');
        expect(htmlToText(pieces.join('')).replace(/[^a-z]/g, '')).toBe(letters);
      }),
    );
  });

  test.each([
    '<b>x',
    '<blockquote>x',
    '<ul><li>x',
    '<template>x',
    '<a href="//example.org">x',
    '<p><b>x</p>',
    '<',
    '&',
  ])(
    'a hundred thousand of %s are read without trouble',
    (piece) => {
      const text = htmlToText(`${piece.repeat(100_000)}<i> end</i>`);
      expect(/\send\b/.test(text)).toBe(piece !== '<template>x');
    },
    30_000,
  );

  test('a script deep inside is no text either', () => {
    expect(htmlToText(`${'<b>'.repeat(250)}tea<script>moo()</script>`)).toBe('tea');
  });
});

test('a title or a name stands on one line without mark-up', () => {
  expect(inlineText(' Tea &amp;\n <em>cake</em> <script>x</script>&#8217;s ')).toBe('Tea & cake \u2019s');
  expect(inlineText('Plain  words')).toBe('Plain words');
});
