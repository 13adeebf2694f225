/**
 * Owns: the outbox of mail written in the same transaction as what it tells of, its delivery, and the kept mail of a
 * demonstration.
 * Does not own: what a mail says; the module that sends it does.
 * Start reading at: send-mail.ts, then deliver-mail.ts.
 */
export { sendMail, type Mail } from './send-mail.ts';
export { keepMail, smtpDelivery, startDelivery, type Deliver } from './deliver-mail.ts';
export { forgetMail, listKeptMail } from './mail.queries.ts';
export { isEmailAddress } from './email-address.ts';
