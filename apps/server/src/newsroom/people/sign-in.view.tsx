import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, PostForm, RadioRows, TextInput } from '../../http/index.ts';
import type { NameStep } from './continue-sign-in.ts';

interface FormProps {
  readonly ctx: Ctx;
  /** Where to go afterwards; already checked. */
  readonly next: string;
  readonly error: AppError | null;
}

export function SignInPage(props: FormProps & { email: string }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>Sign in</h1>
      <ErrorSummary error={props.error} />
      <p>You need no password. Type your e-mail address, and we send you a code.</p>
      <PostForm action="/sign-in" viewer={props.ctx.viewer}>
        <input type="hidden" name="next" value={props.next} />
        <TextInput
          name="email"
          label="E-mail address"
          hint="Only we see it. It is new here? The same form makes you an account. You need to be 13 or over."
          type="email"
          inputMode="email"
          autocomplete="email"
          value={props.email}
          error={props.error}
        />
        <button class="button">Send me a code</button>
      </PostForm>
      <p>
        You can read everything here without an account, and <a href="/help">get help</a> too.
      </p>
    </main>
  );
}

export function CodePage(props: FormProps & { signInId: string; email: string }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>Look in your mail</h1>
      <ErrorSummary error={props.error} />
      <p>
        We have sent six digits to {props.email === '' ? 'your address' : <strong>{props.email}</strong>}.
        They work for ten minutes.
      </p>
      <PostForm action="/sign-in/code" viewer={props.ctx.viewer}>
        <input type="hidden" name="next" value={props.next} />
        <input type="hidden" name="signInId" value={props.signInId} />
        <input type="hidden" name="email" value={props.email} />
        <TextInput
          name="code"
          label="Code"
          class="code-input"
          inputMode="numeric"
          autocomplete="one-time-code"
          error={props.error}
        />
        <button class="button">Sign in</button>
      </PostForm>
      <h2>No mail?</h2>
      <p>It can take a minute. Look among the spam, too.</p>
      <PostForm action="/sign-in" viewer={props.ctx.viewer}>
        <input type="hidden" name="next" value={props.next} />
        <input type="hidden" name="email" value={props.email} />
        <button class="button button-quiet">Send a new code</button>
      </PostForm>
      <p>
        Was the address wrong? <a href={`/sign-in?next=${encodeURIComponent(props.next)}`}>Type it again</a>.
      </p>
    </main>
  );
}

const ageChoices = [
  { value: 'under-13', label: 'Under 13' },
  { value: '13-15', label: '13 to 15' },
  { value: '16-17', label: '16 or 17' },
  { value: '18-plus', label: '18 or over' },
] as const;

export function NamePage(props: FormProps & { nameStep: NameStep; name: string; ageBand: string }) {
  const { nameStep, error } = props;
  return (
    <main id="content" class="page page-narrow">
      <h1>Welcome</h1>
      <ErrorSummary error={error} />
      <p>Two questions, this one time.</p>
      <PostForm action="/sign-in/name" viewer={props.ctx.viewer}>
        <input type="hidden" name="next" value={props.next} />
        <input type="hidden" name="signInId" value={nameStep.signInId} />
        <input type="hidden" name="secret" value={nameStep.secret} />
        <TextInput
          name="name"
          label="What shall we call you?"
          hint="Everyone sees this name beside what you write. It need not be your real one. Are you under 18? Then leave out your last name."
          autocomplete="nickname"
          value={props.name}
          error={error}
        />
        <RadioRows
          name="ageBand"
          label="How old are you?"
          hint="We keep only the group you choose, and show it to no other reader."
          choices={ageChoices}
          value={props.ageBand}
          error={error}
        />
        <button class="button">Carry on</button>
      </PostForm>
    </main>
  );
}

/** For a child who said so honestly: no blame, and things to do instead. */
export function TooYoungPage() {
  return (
    <main id="content" class="page page-narrow">
      <h1>Thank you for telling us</h1>
      <p>
        You need to be 13 to have an account here. That is not your fault. It is a rule that keeps children
        safe.
      </p>
      <p>We have kept nothing about you: no name and no e-mail address.</p>
      <h2>What you can do here</h2>
      <ul>
        <li>
          <a href="/">Read the stories</a>, and what people say about them.
        </li>
        <li>
          <a href="/help">Find help</a>, if something worries you. You can do that at any age.
        </li>
        <li>Show us a comment that is not OK: press “Report” under it. You need no account for that.</li>
      </ul>
      <h2>Want to talk to someone?</h2>
      <p>
        You can call Childline, day or night, about anything: <a href="tel:08001111">0800 1111</a>. It is
        free, and it is just for children and young people. You can also chat with them at{' '}
        <a href="https://www.childline.org.uk">childline.org.uk</a>. Or tell a grown-up you trust.
      </p>
    </main>
  );
}

export function LinkPage(props: { ctx: Ctx; token: string }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>Sign in</h1>
      <p>This link signs you in once.</p>
      <PostForm action={`/sign-in/link/${props.token}`} viewer={props.ctx.viewer}>
        <button class="button">Sign in</button>
      </PostForm>
    </main>
  );
}

export function LinkExpiredPage(props: { error: AppError }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>This link does not work any more</h1>
      <p>{props.error.message}</p>
      <p>
        You can also <a href="/sign-in">sign in with a code</a>.
      </p>
    </main>
  );
}
