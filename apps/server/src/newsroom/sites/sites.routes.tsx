import { Type } from 'typebox';
import { AppError } from '../../errors.ts';
import { attempt, type App } from '../../http/index.ts';
import { sendMessage } from './send-message.ts';
import { findHouseRules, listHouseRules } from './sites.queries.ts';
import { ContactPage, ContactReceiptPage, CookiesPage, HouseRulesPage, TermsPage } from './sites.view.tsx';

const RulesQuery = Type.Object({ version: Type.Optional(Type.String({ maxLength: 10 })) });
const ContactQuery = Type.Object({
  about: Type.Optional(Type.String({ maxLength: 200 })),
  sent: Type.Optional(Type.String({ maxLength: 10 })),
});
const ContactForm = Type.Object({
  name: Type.String({ maxLength: 1_000 }),
  email: Type.String({ maxLength: 1_000 }),
  about: Type.Optional(Type.String({ maxLength: 1_000 })),
  message: Type.String({ maxLength: 100_000 }),
});

/** What a site says about itself: its rules, its terms, its one cookie, and how to reach it. */
export function registerSiteRoutes(app: App): void {
  app.get('/house-rules', { schema: { querystring: RulesQuery } }, async (request, reply) => {
    const { db, site } = request.ctx;
    const versions = await listHouseRules(db, site.id);
    const { version } = request.query;
    const rules =
      version === undefined ? versions[0] : versions.find((one) => String(one.version) === version);
    if (!rules) throw new AppError('not-found');
    const body = <HouseRulesPage rules={rules} versions={versions} />;
    return reply.page({ title: 'House rules', body, description: rules.summary });
  });

  app.get('/terms', async (request, reply) => {
    const { db, site } = request.ctx;
    const rules = await findHouseRules(db, { siteId: site.id });
    return reply.page({ title: 'Terms of comments', body: <TermsPage siteName={site.name} rules={rules} /> });
  });

  app.get('/cookies', (_request, reply) => reply.page({ title: 'Cookies', body: <CookiesPage /> }));

  registerContact(app);
}

function registerContact(app: App): void {
  app.get('/contact', { schema: { querystring: ContactQuery } }, async (request, reply) => {
    const { about = '', sent } = request.query;
    if (sent !== undefined)
      return reply.page({ title: 'Message sent', body: <ContactReceiptPage />, isPrivate: true });
    const message = { name: '', email: '', about, message: '' };
    return reply.page({
      title: 'Contact',
      body: <ContactPage ctx={request.ctx} message={message} error={null} />,
    });
  });

  app.post('/contact', { schema: { body: ContactForm } }, async (request, reply) => {
    const { ctx } = request;
    const message = { about: '', ...request.body };
    const { error } = await attempt(() => sendMessage(ctx, message));
    if (!error) return reply.redirect('/contact?sent=yes', 303);
    const body = <ContactPage ctx={ctx} message={message} error={error} />;
    return reply.page({ title: 'Contact', body, isPrivate: true, status: error.status });
  });
}
