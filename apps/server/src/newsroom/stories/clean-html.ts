import sanitize from 'sanitize-html';
import { headingLevels } from './heading-levels.ts';
import { webAddress } from './web-address.ts';

const allowedTags = [
  ...['h2', 'h3', 'h4', 'p', 'br', 'ul', 'ol', 'li', 'blockquote', 'a', 'em', 'strong', 'code', 'pre'],
  ...['table', 'caption', 'thead', 'tbody', 'tr', 'th', 'td'],
];
/** What is dropped together with the words in it: they are no part of the story, or mean nothing without a picture. */
const droppedWhole = [
  'script',
  'style',
  'textarea',
  'option',
  'noscript',
  'iframe',
  'object',
  'svg',
  'math',
  'template',
  'figcaption',
];
const maxRounds = 5;

/** Tags as the source has them, which are nothing when there is no word in them. */
const emptyWithoutText = new Set([
  'a',
  'p',
  'li',
  'ul',
  'ol',
  'em',
  'strong',
  'b',
  'i',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'blockquote',
  'code',
  'pre',
  'caption',
]);

/** WordPress's marks for pictures and players, which mean nothing here. The words between two of them stay. */
const shortcode = /\[\/?(?:caption|wp_caption|gallery|embed|video|audio|playlist)\b[^[\]]*\]/g;

/**
 * What may stand of imported HTML: headings, paragraphs, lists, quotes, links to http, https and mailto, simple tables;
 * no picture, script, style or attribute besides. Blank lines part paragraphs where the source left them to do so, as
 * WordPress does. Done once, when a story is imported, or saved in the desk; done again, it changes nothing.
 */
export function cleanHtml(html: string): string {
  let before = '';
  let after = html.replace(/\r\n?/g, '\n').replace(shortcode, '');
  // A second round closes what a paragraph left open; what is tangled worse takes a third.
  for (let round = 0; after !== before && round < maxRounds; round += 1) {
    before = after;
    after = partParagraphs(keepAllowed(before));
  }
  return keepAllowed(after);
}

function keepAllowed(html: string): string {
  const nextLevel = headingLevels();
  const heading: sanitize.Transformer = (tag) => ({ tagName: nextLevel(tag), attribs: {} });
  return sanitize(html, {
    allowedTags,
    allowedAttributes: { a: ['href', 'rel'] },
    allowedSchemes: ['http', 'https', 'mailto'],
    allowProtocolRelative: false,
    nonTextTags: droppedWhole,
    nestingLimit: 50,
    transformTags: {
      ...Object.fromEntries(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((tag) => [tag, heading])),
      b: 'strong',
      i: 'em',
      a: (tagName, { href = '' }) => ({
        tagName,
        attribs: { href, ...(webAddress(href) !== null && { rel: 'noopener' }) },
      }),
    },
    exclusiveFilter: (frame) => emptyWithoutText.has(frame.tag) && frame.text.trim() === '',
  });
}

const blockTag = /<(\/?)(?:h[2-4]|p|ul|ol|blockquote|pre|table)\b[^>]*>/g;

/** Wraps what stands outside every block in paragraphs. The HTML is well formed: sanitize-html wrote it. */
function partParagraphs(html: string): string {
  const pieces: string[] = [];
  let depth = 0;
  let start = 0;
  for (const match of html.matchAll(blockTag)) {
    const isEnd = match[1] === '/';
    if (isEnd) depth -= 1;
    if (depth === 0) {
      const end = isEnd ? match.index + match[0].length : match.index;
      const piece = html.slice(start, end);
      pieces.push(...(isEnd ? [piece] : asParagraphs(piece)));
      start = end;
    }
    if (!isEnd) depth += 1;
  }
  pieces.push(...asParagraphs(html.slice(start)));
  return pieces.join('\n');
}

function asParagraphs(inline: string): string[] {
  return inline
    .split(/\n[^\S\n]*\n\s*/)
    .map((text) => text.trim())
    .filter((text) => text.replaceAll('<br />', '').trim() !== '')
    .map((text) => `<p>${text.replace(/(?<!<br \/>)\n/g, '<br />\n')}</p>`);
}
