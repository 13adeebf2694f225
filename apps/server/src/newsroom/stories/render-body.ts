import MarkdownIt, { type MarkdownIt as Parser, type StateCore } from 'markdown-it';
import { headingLevels } from './heading-levels.ts';

/**
 * Staff's Markdown. Raw HTML is shown as the text that it is, pictures become links, and headings begin at h2 and skip
 * no level, since the headline above is the page's h1.
 */
const markdown = createParser();

function createParser(): Parser {
  const parser = new MarkdownIt({ html: false, linkify: true, typographer: true });
  parser.disable('image');
  parser.validateLink = isAllowedAddress;
  parser.core.ruler.push('folkmoot', adjustTokens);
  return parser;
}

/** HTML of a story's body, for TrustedHtml. `html` is as `cleanHtml` left it when it was stored. */
export function renderBody(story: { body: string; bodyFormat: 'markdown' | 'html' }): string {
  return story.bodyFormat === 'html' ? story.body : markdown.render(story.body);
}

/** Links to web pages, mail, phones, and places on this site; no script, data or file. */
function isAllowedAddress(address: string): boolean {
  return /^(?:https?:|mailto:|tel:|\/|#)/i.test(address.trim());
}

function adjustTokens(state: StateCore): void {
  const nextLevel = headingLevels();
  let heading = '';
  for (const token of state.tokens) {
    if (token.type === 'heading_open') heading = nextLevel(token.tag);
    if (token.type === 'heading_open' || token.type === 'heading_close') token.tag = heading;
    for (const child of token.children ?? [])
      if (child.type === 'link_open' && /^https?:/i.test(String(child.attrGet('href'))))
        child.attrSet('rel', 'noopener');
  }
}
