import type { ComponentChildren, VNode } from 'preact';
import { formatDate, formatDateTime, TrustedHtml } from '../../http/index.ts';
import { renderBody } from './render-body.ts';
import type { FactBox } from './stories.tables.ts';
import type { ShownStory } from './story.ts';
import { webAddress } from './web-address.ts';

export function StoryPage(props: { story: ShownStory; thread: VNode }) {
  return (
    <main id="content" class="page">
      <StoryArticle story={props.story} />
      {props.thread}
    </main>
  );
}

export function StoryArticle(props: { story: ShownStory }) {
  const { story } = props;
  return (
    <article class="article">
      <Breadcrumb story={story} />
      <header>
        <h1 class="headline">{story.headline}</h1>
        {story.standfirst !== '' && <p class="standfirst">{story.standfirst}</p>}
        <Byline story={story} />
      </header>
      <Elsewhere url={story.canonicalUrl} />
      {story.body !== '' && <TrustedHtml class="article-body" html={renderBody(story)} />}
      {story.factBox && <FactBoxView box={story.factBox} />}
    </article>
  );
}

function Breadcrumb(props: { story: ShownStory }) {
  const { sectionName, sectionSlug } = props.story;
  return (
    <nav class="breadcrumb" aria-label="Where you are">
      <ol>
        <li>
          <a href="/">Home</a>
        </li>
        {sectionSlug !== null && (
          <li>
            <a href={`/sections/${sectionSlug}`}>{sectionName}</a>
          </li>
        )}
      </ol>
    </nav>
  );
}

function Byline(props: { story: ShownStory }) {
  const { byline, publishedAtMs } = props.story;
  if (byline === '' && publishedAtMs === null) return null;
  return (
    <p class="byline">
      {byline !== '' && `By ${byline}`}
      {byline !== '' && publishedAtMs !== null && ' · '}
      {publishedAtMs !== null && <StoryTime atMs={publishedAtMs} isExact />}
    </p>
  );
}

/** For a story that stands on another site, and has its conversation here. */
function Elsewhere(props: { url: string | null }) {
  const address = props.url === null ? null : webAddress(props.url);
  if (address === null) return null;
  return (
    <p class="notice notice-info">
      This story is at{' '}
      <a href={address} rel="noopener">
        {new URL(address).host}
      </a>
      . You can talk about it here.
    </p>
  );
}

function FactBoxView(props: { box: FactBox }) {
  const { title, facts, sources } = props.box;
  return (
    <section class="fact-box" aria-labelledby="fact-box-title">
      <h2 id="fact-box-title">{title}</h2>
      <ul>
        {facts.map((fact) => (
          <li key={fact}>{fact}</li>
        ))}
      </ul>
      {sources.length > 0 && (
        <div class="fact-box-sources">
          <h3>{sources.length === 1 ? 'Source' : 'Sources'}</h3>
          <ul>
            {sources.map((source) => (
              <li key={source.name}>
                <OutsideLink url={source.url}>{source.name}</OutsideLink>
              </li>
            ))}
          </ul>
        </div>
      )}
    </section>
  );
}

/** A link to another site, or the bare words where there is no web address to link to. */
function OutsideLink(props: { url: string | null; children: ComponentChildren }) {
  const address = props.url === null ? null : webAddress(props.url);
  if (address === null) return <>{props.children}</>;
  return (
    <a href={address} rel="noopener">
      {props.children}
    </a>
  );
}

/** The day a story came out; on its own page, the minute too. */
export function StoryTime(props: { atMs: number; isExact?: boolean }) {
  return (
    <time dateTime={new Date(props.atMs).toISOString()}>
      {props.isExact ? formatDateTime(props.atMs) : formatDate(props.atMs)}
    </time>
  );
}
