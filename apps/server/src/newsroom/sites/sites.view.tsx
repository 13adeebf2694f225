import type { ComponentChildren } from 'preact';
import type { Ctx } from '../../context.ts';
import type { AppError } from '../../errors.ts';
import { ErrorSummary, formatDate, PostForm, TextArea, TextInput } from '../../http/index.ts';
import type { Message } from './send-message.ts';
import type { HouseRules } from './sites.queries.ts';

/** One short page; earlier versions stay readable, because decisions name the version they rest on. */
export function HouseRulesPage(props: { rules: HouseRules; versions: readonly HouseRules[] }) {
  const { rules, versions } = props;
  const isInForce = rules.version === versions[0]?.version;
  const others = versions.filter((one) => one.version !== rules.version);
  return (
    <main id="content" class="page page-narrow">
      <h1>House rules</h1>
      {!isInForce && (
        <p class="notice notice-attention">
          This is an earlier version. <a href="/house-rules">Read the rules as they are now</a>.
        </p>
      )}
      <p class="standfirst">{rules.summary}</p>
      {rules.rules.map((rule) => (
        <section key={rule.code} id={rule.code}>
          <h2>{rule.title}</h2>
          <p>{rule.text}</p>
        </section>
      ))}
      <section aria-labelledby="rules-broken">
        <h2 id="rules-broken">When someone breaks a rule</h2>
        <p>
          Press “Report” under the comment. A person of our team looks at it. We can take a comment down, warn
          someone, or stop them from taking part. We always say which rule it was, and why. Whoever thinks
          that we got it wrong can <a href="/contact">tell us</a>.
        </p>
      </section>
      <p class="hint">
        Version {rules.version}, from {formatDate(rules.publishedAtMs)}.
      </p>
      {others.length > 0 && (
        <nav aria-label="Other versions">
          <ul>
            {others.map((one) => (
              <li key={one.version}>
                <a href={`/house-rules?version=${one.version}`}>
                  Version {one.version}, from {formatDate(one.publishedAtMs)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      )}
    </main>
  );
}

function Term(props: { title: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{props.title}</h2>
      {props.children}
    </section>
  );
}

export function TermsPage(props: { siteName: string; rules: HouseRules }) {
  return (
    <main id="content" class="page page-narrow">
      <h1>Terms of comments</h1>
      <p>This is what you and {props.siteName} can expect of each other when you comment here.</p>
      <Term title="Who can take part">
        <p>
          Anyone can read, report a comment and find help. To comment you need an account, and to have an
          account you need to be 13 or over. One account each, please.
        </p>
      </Term>
      <Term title="What you write is yours">
        <p>
          You let us show it here, beside the story. You can change a comment for five minutes, and take it
          down at any time.
        </p>
      </Term>
      <Term title="What you may write">
        <p>
          {props.rules.summary} The <a href="/house-rules">house rules</a> say it in full. You agree to them
          before your first comment.
        </p>
      </Term>
      <Term title="Who looks at comments">
        <p>
          A program looks at every comment first, at things like links, repeats, and words that we have
          listed. It can hold a comment until a person has looked, or ask you to change it. Our team looks at
          every comment that is reported.
        </p>
      </Term>
      <Term title="When we decide against you">
        <p>
          We tell you what we did, which rule it was, and why: by mail and on your own page. You can object,
          and it costs nothing: <a href="/contact">write to us</a>. We never tell you who reported you, and we
          never tell anyone that you reported them.
        </p>
      </Term>
      <WhatWeKeep />
      <Term title="The law">
        <p>
          You must not write what breaks the law. Where someone is in danger, or where the law says so, we
          tell the police or others who protect people.
        </p>
      </Term>
      <p>
        Something is not clear? <a href="/contact">Ask us</a>.
      </p>
    </main>
  );
}

function WhatWeKeep() {
  return (
    <Term title="What we keep about you">
      <ul>
        <li>Your e-mail address. We use it to send you codes and decisions, and show it to no reader.</li>
        <li>Your name here, and your age group. We do not ask for your birthday.</li>
        <li>What you write, what you like and what you report.</li>
        <li>
          A scrambled form of your network address, when you report. It cannot be matched after a month.
        </li>
      </ul>
      <p>
        We sell none of it, and nothing on these pages comes from anyone else. You can ask what we keep about
        you, or to have it deleted: <a href="/contact">write to us</a>.
      </p>
    </Term>
  );
}

export function CookiesPage() {
  return (
    <main id="content" class="page page-narrow">
      <h1>Cookies</h1>
      <p class="standfirst">This site sets one cookie, when you sign in.</p>
      <p>
        It is a long random word called “folkmoot”. It is how we know that you are still signed in. It goes
        when you sign out, and after 90 days in any case.
      </p>
      <p>
        There are no other cookies: none to count you, none for adverts, none from anyone else. So we do not
        ask.
      </p>
      <h2>What your browser keeps</h2>
      <p>
        While you write a comment, your browser can keep the words on your own device for up to a week, so
        that they are not lost. We cannot see them until you post. They go when you post, when you sign out,
        and when you press “Exit this page”.
      </p>
    </main>
  );
}

export function ContactPage(props: { ctx: Ctx; message: Message; error: AppError | null }) {
  const { message, error } = props;
  return (
    <main id="content" class="page page-narrow">
      <h1>Contact</h1>
      <ErrorSummary error={error} />
      <p>
        Write to the team of {props.ctx.site.name}. A person reads it, and answers within two working days.
      </p>
      <p class="notice notice-info">
        Is someone in danger, or do you need to talk to someone now? <a href="/help">Get help</a> first.
      </p>
      <PostForm action="/contact" viewer={props.ctx.viewer}>
        <TextInput name="name" label="Your name" autocomplete="name" value={message.name} error={error} />
        <TextInput
          name="email"
          label="E-mail address"
          hint="For our answer, and for nothing else."
          type="email"
          inputMode="email"
          autocomplete="email"
          value={message.email}
          error={error}
        />
        <TextInput
          name="about"
          label="What is it about?"
          hint="You can leave this empty. Do you object to a decision? Then put its number here."
          value={message.about}
          error={error}
        />
        <TextArea name="message" label="Your message" rows={8} value={message.message} error={error} />
        <button class="button">Send</button>
      </PostForm>
    </main>
  );
}

export function ContactReceiptPage() {
  return (
    <main id="content" class="page page-narrow">
      <h1>Message sent</h1>
      <div class="receipt">
        <p>Thank you. Your message is on its way to our team.</p>
        <p>
          <strong>You get an answer by mail within two working days.</strong>
        </p>
      </div>
      <p>
        <a href="/">Back to the front page</a>
      </p>
    </main>
  );
}
