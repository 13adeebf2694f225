import type { ComponentChildren } from 'preact';
import type { Ctx } from './context.ts';
import type { Frame } from './http/index.ts';
import { Icon, PostForm } from './http/index.ts';
import { HelpBar } from './newsroom/help/index.ts';
import { isAllowed } from './newsroom/people/index.ts';
import { listSections } from './newsroom/stories/index.ts';

/** What stands around every page for readers: help first, then the newspaper's name, its sections, and who is here. */
export const readerFrame: Frame = async (ctx, page) => {
  const sections = await listSections(ctx.db, ctx.site.id);
  return (
    <>
      <SkipLink />
      <HelpBar />
      {ctx.site.settings.isDemonstration && (
        <aside class="demo-note" aria-label="About this newspaper">
          {ctx.site.name} is an invented newspaper that shows what Folkmoot does. Its people and places are
          made up.
        </aside>
      )}
      <header class="masthead">
        <a class="masthead-name" href="/">
          {ctx.site.name}
        </a>
        {ctx.site.settings.tagline !== '' && <p class="masthead-tagline">{ctx.site.settings.tagline}</p>}
        <nav class="masthead-nav" aria-label="Sections">
          <ul>
            {sections.map((section) => (
              <li key={section.slug}>
                <a href={`/sections/${section.slug}`}>{section.name}</a>
              </li>
            ))}
          </ul>
        </nav>
        <Account ctx={ctx} />
      </header>
      {page.body}
      <SiteFooter ctx={ctx} />
    </>
  );
};

/** Staff pages: a bar with the parts of the desk, no help bar, the same way out. */
export const deskFrame: Frame = async (ctx, page) => {
  await Promise.resolve();
  const links = [
    { href: '/desk', label: 'Queue' },
    { href: '/desk/stories', label: 'Stories' },
  ].filter((link) => isAllowed(`GET ${link.href}`, ctx.viewer));
  return (
    <>
      <SkipLink />
      <header class="desk-bar">
        <a class="masthead-name" href="/desk">
          {ctx.site.name} <span class="desk-bar-part">desk</span>
        </a>
        <nav aria-label="Desk">
          <ul>
            {links.map((link) => (
              <li key={link.href}>
                <a href={link.href}>{link.label}</a>
              </li>
            ))}
            <li>
              <a href="/">The site</a>
            </li>
          </ul>
        </nav>
        <Account ctx={ctx} isAtDesk />
      </header>
      {page.body}
    </>
  );
};

function SkipLink() {
  return (
    <a class="skip-link" href="#content">
      Skip to the page
    </a>
  );
}

function Account(props: { ctx: Ctx; isAtDesk?: boolean }) {
  const { viewer } = props.ctx;
  if (viewer.kind === 'guest')
    return (
      <p class="masthead-account">
        <a href="/sign-in">
          <Icon name="person" /> Sign in
        </a>
      </p>
    );
  return (
    <div class="masthead-account">
      <a href="/me">
        <Icon name="person" /> {viewer.name}
      </a>
      {props.isAtDesk !== true && isAllowed('GET /desk', viewer) && <a href="/desk">Desk</a>}
      <PostForm action="/sign-out" viewer={viewer} class="inline-form">
        <button class="link-button">Sign out</button>
      </PostForm>
    </div>
  );
}

function SiteFooter(props: { ctx: Ctx }) {
  return (
    <footer class="site-footer">
      <FooterList label="About the conversation">
        <a href="/house-rules">House rules</a>
        <a href="/terms">Terms of comments</a>
        <a href="/cookies">Cookies</a>
        <a href="/contact">Contact</a>
        <a href="/help">Get help</a>
      </FooterList>
      <p>{props.ctx.site.name}. The conversation runs on Folkmoot.</p>
    </footer>
  );
}

function FooterList(props: { label: string; children: ComponentChildren[] }) {
  return (
    <nav aria-label={props.label}>
      <ul>
        {props.children.map((child, index) => (
          <li key={index}>{child}</li>
        ))}
      </ul>
    </nav>
  );
}
