import { Fragment, type VNode } from 'preact';
import { findLinks } from '@folkmoot/signals';

/**
 * A reader's text: paragraphs, line breaks and links, nothing else. The renderer escapes every word of it.
 * https://developers.google.com/search/docs/crawling-indexing/qualify-outbound-links for `ugc`.
 */
export function CommentText(props: { text: string }) {
  return (
    <div class="comment-body">
      {props.text.split(/\n{2,}/).map((paragraph, index) => (
        <p key={index} dir="auto">
          {paragraph.split('\n').map((line, place) => (
            <Fragment key={place}>
              {place > 0 && <br />}
              {withLinks(line)}
            </Fragment>
          ))}
        </p>
      ))}
    </div>
  );
}

function withLinks(line: string): (string | VNode)[] {
  const parts: (string | VNode)[] = [];
  let end = 0;
  for (const link of findLinks(line)) {
    parts.push(line.slice(end, link.start));
    parts.push(
      <a href={link.url} rel="ugc nofollow noopener">
        {line.slice(link.start, link.end)}
      </a>,
    );
    end = link.end;
  }
  return [...parts, line.slice(end)];
}
