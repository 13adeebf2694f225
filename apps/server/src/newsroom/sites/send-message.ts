import type { Ctx } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { isEmailAddress, sendMail } from '../../mail/index.ts';

export interface Message {
  readonly name: string;
  readonly email: string;
  /** What it is about, such as the number of a decision; may be empty. */
  readonly about: string;
  readonly message: string;
}

const limits = {
  name: { label: 'Your name', max: 100 },
  about: { label: 'What is it about?', max: 100 },
  message: { label: 'Your message', max: 5_000 },
} as const;

/**
 * Mails a reader's message to the site's team. What was typed is only ever in the text of the mail: subject and address
 * are our own. For anyone. Throws `field-missing`, `email-invalid`, `message-missing`, `field-too-long`.
 */
export async function sendMessage(ctx: Ctx, input: Message): Promise<void> {
  const message = tidy(input);
  if (message.name === '')
    throw new AppError('field-missing', { field: 'name', params: { label: limits.name.label } });
  if (!isEmailAddress(message.email)) throw new AppError('email-invalid', { field: 'email' });
  if (message.message === '') throw new AppError('message-missing', { field: 'message' });
  for (const field of ['name', 'about', 'message'] as const) {
    const { label, max } = limits[field];
    if (message[field].length > max) throw new AppError('field-too-long', { field, params: { label, max } });
  }
  const mail = {
    to: ctx.site.settings.contactEmail,
    subject: `A message from a reader of ${ctx.site.name}`,
    text: asText(message),
  };
  await sendMail(ctx.db, mail, { atMs: ctx.clock.now() });
}

/** One line each for what belongs on one line, so that nothing typed can look like another line of ours. */
function tidy(input: Message): Message {
  const line = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return {
    name: line(input.name),
    email: input.email.trim(),
    about: line(input.about),
    message: input.message.replace(/\r\n?/g, '\n').trim(),
  };
}

function asText(message: Message): string {
  const about = message.about === '' ? '' : `About: ${message.about}\n`;
  return `From: ${message.name}
Answer to: ${message.email}
${about}
${message.message.replace(/^/gm, '> ')}

Please answer within two working days: that is what the reader was told.
`;
}
