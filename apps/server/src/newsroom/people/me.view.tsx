import type { ComponentChildren } from 'preact';
import type { SignedIn } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, PostForm, TextInput } from '../../http/index.ts';
import { banEnd } from './ban.ts';

const ageTexts = { '13-15': '13 to 15', '16-17': '16 or 17', '18-plus': '18 or over' } as const;

interface OwnPageProps {
  readonly viewer: SignedIn;
  /** What is in the name field. */
  readonly name: string;
  readonly error: AppError | null;
  readonly isSaved: boolean;
  readonly children: ComponentChildren;
}

/** One's own page; nobody else can open it. */
export function OwnPage(props: OwnPageProps) {
  const { viewer, error } = props;
  return (
    <main id="content" class="page page-narrow">
      <h1>Your page</h1>
      <ErrorSummary error={error} />
      {props.isSaved && (
        <p class="notice notice-success" role="status">
          Your name is changed. You are {viewer.name} now, beside your earlier comments too.
        </p>
      )}
      <BanNotice viewer={viewer} />
      <p>{whoSees(viewer)}</p>
      <section aria-labelledby="own-name">
        <h2 id="own-name">Your name</h2>
        <PostForm action="/me/name" viewer={viewer}>
          <TextInput
            name="name"
            label="Name that everyone sees"
            hint="You can change it once in 30 days."
            autocomplete="nickname"
            value={props.name}
            error={error}
          />
          <button class="button">Change my name</button>
        </PostForm>
        <p class="hint">Your age group: {ageTexts[viewer.ageBand]}. Is that wrong? Please write to us.</p>
      </section>
      {props.children}
      <section aria-labelledby="own-account">
        <h2 id="own-account">Your account</h2>
        <PostForm action="/sign-out" viewer={viewer}>
          <button class="button button-quiet">Sign out</button>
        </PostForm>
        <p>
          Do you want to know what we keep about you, or have it deleted? <a href="/contact">Write to us</a>.
        </p>
      </section>
    </main>
  );
}

/** Others have no page about anyone; for those under 18 that is said in so many words. */
function whoSees(viewer: SignedIn): string {
  const isAdult = viewer.ageBand === '18-plus';
  return isAdult
    ? 'Only you can see this page. Others see your name and what you write.'
    : 'Only you can see this page. You are under 18, so others see your name beside what you write, and nothing more about you.';
}

function BanNotice(props: { viewer: SignedIn }) {
  const { bannedUntilMs } = props.viewer;
  if (bannedUntilMs === null) return null;
  return (
    <div class="notice notice-attention">
      <p>
        <strong>You cannot take part in the conversation {banEnd(bannedUntilMs)}.</strong> You can still read.
        Below you see why. Do you think that we got it wrong? <a href="/contact">Tell us</a>.
      </p>
    </div>
  );
}
