/** What the tests of reports and moderation share: a comment, a report about it, and the item in the queue. */
import { expect } from 'vitest';
import { submitComment } from '../../src/conversation/comments/index.ts';
import { openItem } from '../../src/conversation/moderation/index.ts';
import type { QueueItemRow } from '../../src/conversation/moderation/moderation.tables.ts';
import { fromJson } from '../../src/db/index.ts';
import type { Mail } from '../../src/mail/index.ts';
import type { TestNewsroom, TestPerson } from './newsroom.ts';
import { enterCode, formFields, getWith, openedSession, postWith } from './sign-in.ts';

let counter = 0;

/** A comment under the test story, published unless the site or the text has it held; gives its id. */
export async function postComment(news: TestNewsroom, author: TestPerson, text?: string): Promise<string> {
  counter += 1;
  const input = {
    storySlug: news.storySlug,
    parentId: null,
    text: text ?? `What a lovely day it was, number ${counter}.`,
    submissionKey: `test-submission-${counter}`,
    agreesToRules: true,
  };
  const posted = await submitComment(await author.ctx(), input, { openItem });
  return posted.commentId;
}

/** Sends the report form as a browser does, and gives the number on the receipt. */
export async function report(
  who: Pick<TestPerson, 'post'>,
  commentId: string,
  fields: Record<string, string> = {},
): Promise<string> {
  const answer = await who.post(`/comments/${commentId}/report`, { reason: 'rude', ...fields });
  expect(answer.statusCode, answer.body).toBe(303);
  return String(answer.headers.location).replace('/reports/', '');
}

/** The newest item about a comment, open or decided. */
export async function itemOf(news: TestNewsroom, commentId: string): Promise<QueueItemRow> {
  return news.db
    .selectFrom('queueItems')
    .selectAll()
    .where('commentId', '=', commentId)
    .orderBy('state', 'desc')
    .orderBy('openedAtMs', 'desc')
    .executeTakeFirstOrThrow();
}

/** Sends the form of a decision; where the item's version is not given, the one that it has now. */
export async function sendDecision(
  moderator: Pick<TestPerson, 'post'>,
  item: Pick<QueueItemRow, 'id' | 'version'>,
  fields: Record<string, string>,
) {
  return moderator.post(`/desk/items/${item.id}/decide`, { version: String(item.version), ...fields });
}

export const removal = { act: 'remove', rule: 'kind', reason: 'It calls a neighbour a muppet.' };

/** Every mail that waits to be sent to an address, the oldest first. */
export async function mailsTo(news: TestNewsroom, address: string): Promise<Mail[]> {
  const rows = await news.db.selectFrom('outbox').select('payload').orderBy('id').execute();
  return rows.map((row) => fromJson(row.payload) as Mail).filter((mail) => mail.to === address);
}

export function commentState(news: TestNewsroom, commentId: string) {
  return news.db
    .selectFrom('comments')
    .select(['state', 'hiddenAtMs'])
    .where('id', '=', commentId)
    .executeTakeFirstOrThrow();
}

/** Signs somebody in anew, through the mailbox, after a ban has ended their sessions. */
export async function signInAgain(
  news: TestNewsroom,
  person: TestPerson,
): Promise<Pick<TestPerson, 'get' | 'post'>> {
  const token = openedSession(await enterCode(news, person.email));
  if (token === null) throw new Error(`${person.name} could not sign in again.`);
  const { csrf } = formFields(await getWith(news, token, '/me'), '/sign-out');
  return {
    get: (url) => getWith(news, token, url),
    post: (url, fields = {}) => postWith(news, token, { url, fields: { csrf: csrf ?? '', ...fields } }),
  };
}
