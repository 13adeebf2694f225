import { formatDateTime, type App } from '../http/index.ts';
import { listKeptMail } from './mail.queries.ts';

const shownMails = 50;

/** The demonstration's mailbox: what would have been sent, newest first. Never registered where mail is real. */
export function registerMailbox(app: App): void {
  app.get('/dev/mail', async (request, reply) => {
    const mails = await listKeptMail(request.ctx.db, { limit: shownMails });
    return reply.page({
      title: 'Mailbox',
      isPrivate: true,
      body: (
        <main id="content" class="page page-narrow">
          <h1>Mailbox</h1>
          <p>This is a demonstration, so mail is not sent. It is kept here for you to read.</p>
          {mails.length === 0 && <p>No mail yet. Sign in with any address, and the code arrives here.</p>}
          {mails.map((mail) => (
            <article class="mail" key={mail.id}>
              <h2>{mail.subject}</h2>
              <p class="hint">
                To {mail.recipient}, {formatDateTime(mail.sentAtMs)}
              </p>
              <pre class="mail-text">{mail.text}</pre>
            </article>
          ))}
        </main>
      ),
    });
  });
}
