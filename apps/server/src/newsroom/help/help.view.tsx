import { formatDate, Icon } from '../../http/index.ts';
import { helpRoutes, type HelpGroup, type HelpRoute } from './help-routes.ts';

/** Where the exit leads: a page that anyone may have open. */
export const exitAddress = 'https://www.bbc.co.uk/weather';

/** At the top of every page that a reader sees: help, and the way out. */
export function HelpBar() {
  return (
    <nav class="help-bar" aria-label="Help and exit">
      <a href="/help">
        <Icon name="help" /> Worried? Get help
      </a>
      <a href="/exit" rel="nofollow noreferrer" data-exit="">
        <Icon name="exit" /> Exit this page
      </a>
    </nav>
  );
}

/** Places that help, each with for whom, with what, how and when. */
export function HelpRoutesList(props: { routes: readonly HelpRoute[] }) {
  return (
    <ul class="help-routes">
      {props.routes.map((route) => (
        <li
          key={route.id}
          class={route.groups.includes('urgent') ? 'help-route help-route-urgent' : 'help-route'}
        >
          <h3>{route.name}</h3>
          <p>
            <strong>{route.about}</strong>
          </p>
          <p>{route.how}</p>
          {route.contacts.map((contact) => (
            <a key={contact.href} class="help-route-contact" href={contact.href}>
              {contact.label}
            </a>
          ))}
          <p class="hint">{smallPrint(route)}</p>
        </li>
      ))}
    </ul>
  );
}

function smallPrint(route: HelpRoute): string {
  const facts = [`For: ${route.forWhom.toLowerCase()}`];
  if (route.ages !== null) facts.push(`Age: ${route.ages.toLowerCase()}`);
  if (route.hours !== null) facts.push(`When: ${route.hours.toLowerCase()}`);
  return `${facts.join('. ')}. We checked this on ${formatDate(Date.parse(`${route.checkedOn}T12:00:00Z`))}.`;
}

const groups: readonly { readonly group: HelpGroup; readonly title: string; readonly words: string }[] = [
  {
    group: 'under-18',
    title: 'I am under 18',
    words: 'Whatever happened, it is not your fault. You will not be in trouble for asking.',
  },
  {
    group: 'worried-about-a-child',
    title: 'I am worried about a child',
    words: 'You do not need to be sure. Tell someone what you have seen or heard.',
  },
  {
    group: 'something-else',
    title: 'Something else',
    words: 'It is about you, a grown-up, or another website.',
  },
];

export function HelpPage() {
  return (
    <main id="content" class="page page-narrow">
      <h1>Get help</h1>
      <section aria-labelledby="help-urgent">
        <h2 id="help-urgent">In danger right now?</h2>
        <HelpRoutesList routes={inGroup('urgent')} />
      </section>
      <nav aria-label="Who are you?">
        <p>Who are you?</p>
        <ul>
          {groups.map(({ group, title }) => (
            <li key={group}>
              <a href={`#${group}`}>{title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <PictureThreat />
      {groups.map(({ group, title, words }) => (
        <section key={group} id={group} aria-labelledby={`help-${group}`}>
          <h2 id={`help-${group}`}>{title}</h2>
          <p>{words}</p>
          <HelpRoutesList routes={inGroup(group)} />
        </section>
      ))}
      <OnThisSite />
      <AboutExit />
    </main>
  );
}

function inGroup(group: HelpGroup): HelpRoute[] {
  return helpRoutes.filter((route) => route.groups.includes(group));
}

function PictureThreat() {
  return (
    <div class="notice notice-attention">
      <h2>Does someone threaten to share a picture of you?</h2>
      <p>
        Do not pay. Stop answering. Block them. Keep the messages, so that you can show them. Tell an adult
        you trust, or call Childline. Many young people have been through this, and it can be stopped.
      </p>
    </div>
  );
}

function OnThisSite() {
  return (
    <section aria-labelledby="help-here">
      <h2 id="help-here">Is it about something on this site?</h2>
      <p>
        Press “Report” under the comment. You need no account, and the person never learns that it was you. Or{' '}
        <a href="/contact">write to us</a>.
      </p>
    </section>
  );
}

function AboutExit() {
  return (
    <section aria-labelledby="help-exit">
      <h2 id="help-exit">Does someone look over your shoulder?</h2>
      <p>
        “Exit this page”, at the top of each page, takes you to a weather page at once and signs you out. With
        a keyboard you can press Shift three times instead.
      </p>
      <p>
        It cannot delete the history: your browser still remembers that you were here. On a phone or computer
        that others use, delete the history yourself, or open a private window before you visit.
      </p>
    </section>
  );
}
