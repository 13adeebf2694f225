import { plural } from '../../http/index.ts';
import { StoryTime } from './story.view.tsx';
import type { StorySummary } from './story.ts';

/** Published comments by story id; a story that is not in it has none. */
export type CommentCounts = ReadonlyMap<string, number>;

export interface FrontSection {
  /** null for the stories that are in no section. */
  readonly slug: string | null;
  readonly name: string;
  readonly stories: readonly StorySummary[];
}

export function HomePage(props: {
  siteName: string;
  lead: StorySummary | null;
  sections: readonly FrontSection[];
  counts: CommentCounts;
}) {
  const { siteName, lead, sections, counts } = props;
  return (
    <main id="content" class="page">
      <h1 class="visually-hidden">{siteName}</h1>
      {lead ? (
        <LeadStory story={lead} counts={counts} />
      ) : (
        <p>There are no stories here yet. Come back soon.</p>
      )}
      {sections.map((section) => (
        <section
          key={section.slug}
          class="front-section"
          aria-labelledby={`section-${section.slug ?? 'other'}`}
        >
          <h2 id={`section-${section.slug ?? 'other'}`}>
            {section.slug === null ? section.name : <a href={`/sections/${section.slug}`}>{section.name}</a>}
          </h2>
          <div class="story-grid">
            {section.stories.map((story) => (
              <StoryCard key={story.id} story={story} counts={counts} level={3} />
            ))}
          </div>
        </section>
      ))}
    </main>
  );
}

interface SectionPageProps {
  readonly name: string;
  readonly slug: string;
  readonly stories: readonly StorySummary[];
  readonly counts: CommentCounts;
  /** Where older stories are; null on the last page. */
  readonly olderHref: string | null;
  readonly isFirst: boolean;
}

export function SectionPage(props: SectionPageProps) {
  return (
    <main id="content" class="page">
      <nav class="breadcrumb" aria-label="Where you are">
        <ol>
          <li>
            <a href="/">Home</a>
          </li>
        </ol>
      </nav>
      <h1>{props.name}</h1>
      {props.stories.length === 0 && (
        <p>
          {props.isFirst
            ? 'There are no stories in this section yet. Come back soon.'
            : 'There are no older stories.'}
        </p>
      )}
      <div class="story-grid">
        {props.stories.map((story) => (
          <StoryCard key={story.id} story={story} counts={props.counts} level={2} />
        ))}
      </div>
      <Pager newestHref={props.isFirst ? null : `/sections/${props.slug}`} olderHref={props.olderHref} />
    </main>
  );
}

/** Through a list by date. */
export function Pager(props: { newestHref: string | null; olderHref: string | null }) {
  if (props.newestHref === null && props.olderHref === null) return null;
  return (
    <nav class="pager" aria-label="More stories">
      {props.newestHref !== null && <a href={props.newestHref}>Newest stories</a>}
      {props.olderHref !== null && (
        <a href={props.olderHref} rel="next">
          Older stories
        </a>
      )}
    </nav>
  );
}

function LeadStory(props: { story: StorySummary; counts: CommentCounts }) {
  const { story } = props;
  return (
    <article class="lead-story">
      {story.sectionSlug !== null && (
        <p class="story-card-section">
          <a href={`/sections/${story.sectionSlug}`}>{story.sectionName}</a>
        </p>
      )}
      <h2>
        <a href={`/stories/${story.slug}`}>{story.headline}</a>
      </h2>
      {story.standfirst !== '' && <p class="standfirst">{story.standfirst}</p>}
      <CardMeta {...props} />
    </article>
  );
}

/** A story in a list that is already under its section's name. */
function StoryCard(props: { story: StorySummary; counts: CommentCounts; level: 2 | 3 }) {
  const { story } = props;
  const Heading = `h${props.level}` as const;
  return (
    <article class="story-card">
      <Heading>
        <a href={`/stories/${story.slug}`}>{story.headline}</a>
      </Heading>
      {story.standfirst !== '' && <p class="standfirst">{story.standfirst}</p>}
      <CardMeta {...props} />
    </article>
  );
}

function CardMeta(props: { story: StorySummary; counts: CommentCounts }) {
  const { story } = props;
  const count = props.counts.get(story.id) ?? 0;
  return (
    <p class="story-card-meta">
      <StoryTime atMs={story.publishedAtMs} />
      {count === 0 ? <span>No comments yet</span> : <span>{plural(count, 'comment')}</span>}
    </p>
  );
}
