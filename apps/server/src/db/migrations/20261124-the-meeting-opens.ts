/**
 * Why: the first schema. A newsroom with its stories, people who sign in by mail, comments with their reports and
 * decisions, the append-only event log behind all of it, and the outbox for what leaves the house.
 * Times are epoch milliseconds in bigint columns, flags are 0 or 1, ids are UUIDv7 text, JSON is text.
 */
import { sql, type Kysely } from 'kysely';
import { appendOnly } from '../dialect.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await ledger(db);
  await sites(db);
  await people(db);
  await stories(db);
  await comments(db);
  await reports(db);
  await moderation(db);
  await outbox(db);
  await appendOnly(db, 'events');
}

const text = 'text';
const integer = 'integer';
const bigint = 'bigint';

/** A table whose rows belong to one site, with the id and site columns that they all have. */
function siteTable(db: Kysely<unknown>, name: string) {
  return db.schema
    .createTable(name)
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('siteId', text, (column) => column.notNull().references('sites.id'));
}

async function ledger(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('events')
    .addColumn('siteId', text, (column) => column.notNull())
    .addColumn('seq', bigint, (column) => column.notNull())
    .addColumn('atMs', bigint, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('actor', text, (column) => column.notNull())
    .addColumn('action', text, (column) => column.notNull())
    .addColumn('rule', text)
    .addColumn('facts', text, (column) => column.notNull())
    .addColumn('automated', integer, (column) => column.notNull())
    .addColumn('previousHash', text, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .addPrimaryKeyConstraint('eventsKey', ['siteId', 'seq'])
    .execute();
  await db.schema.createIndex('eventsBySubject').on('events').columns(['siteId', 'subject', 'seq']).execute();
  // The head of each chain: the row that a transaction locks while it adds to the chain.
  await db.schema
    .createTable('eventHeads')
    .addColumn('siteId', text, (column) => column.primaryKey())
    .addColumn('seq', bigint, (column) => column.notNull())
    .addColumn('hash', text, (column) => column.notNull())
    .execute();
}

async function sites(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('sites')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('slug', text, (column) => column.notNull().unique())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('settings', text, (column) => column.notNull())
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .execute();
  await siteTable(db, 'houseRules')
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('summary', text, (column) => column.notNull())
    .addColumn('rules', text, (column) => column.notNull())
    .addColumn('publishedAtMs', bigint, (column) => column.notNull())
    .addUniqueConstraint('houseRulesVersion', ['siteId', 'version'])
    .execute();
}

async function people(db: Kysely<unknown>): Promise<void> {
  await siteTable(db, 'people')
    // Keyed hash of the address; null for an imported author who left none.
    .addColumn('emailHash', text)
    .addColumn('name', text, (column) => column.notNull())
    // The key that names are compared by; null for an imported author until somebody claims the name.
    .addColumn('nameKey', text)
    .addColumn('nameChangedAtMs', bigint)
    .addColumn('ageBand', text)
    .addColumn('badge', text)
    .addColumn('isClaimed', integer, (column) => column.notNull())
    .addColumn('bannedUntilMs', bigint)
    .addColumn('rulesVersion', integer)
    .addColumn('importKey', text)
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .addUniqueConstraint('peopleByEmail', ['siteId', 'emailHash'])
    .addUniqueConstraint('peopleByName', ['siteId', 'nameKey'])
    .addUniqueConstraint('peopleByImport', ['siteId', 'importKey'])
    .execute();
  // The address itself, in a row of its own so that it can be erased without touching the person.
  await db.schema
    .createTable('personAddresses')
    .addColumn('personId', text, (column) => column.primaryKey().references('people.id'))
    .addColumn('email', text, (column) => column.notNull())
    .execute();
  await db.schema
    .createTable('personRoles')
    .addColumn('siteId', text, (column) => column.notNull().references('sites.id'))
    .addColumn('personId', text, (column) => column.notNull().references('people.id'))
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('grantedAtMs', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('personRolesKey', ['personId', 'role'])
    .execute();
  // A role promised to an address that has not signed in yet.
  await db.schema
    .createTable('promisedRoles')
    .addColumn('siteId', text, (column) => column.notNull().references('sites.id'))
    .addColumn('emailHash', text, (column) => column.notNull())
    .addColumn('role', text, (column) => column.notNull())
    .addColumn('promisedAtMs', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('promisedRolesKey', ['siteId', 'emailHash', 'role'])
    .execute();
  await siteTable(db, 'signIns')
    .addColumn('emailHash', text, (column) => column.notNull())
    .addColumn('email', text, (column) => column.notNull())
    .addColumn('codeHash', text, (column) => column.notNull())
    .addColumn('triesLeft', integer, (column) => column.notNull())
    .addColumn('isVerified', integer, (column) => column.notNull())
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .addColumn('expiresAtMs', bigint, (column) => column.notNull())
    .execute();
  await db.schema
    .createIndex('signInsByEmail')
    .on('signIns')
    .columns(['siteId', 'emailHash', 'createdAtMs'])
    .execute();
  await siteTable(db, 'sessions')
    .addColumn('personId', text, (column) => column.notNull().references('people.id'))
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .addColumn('expiresAtMs', bigint, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('sessionsByPerson').on('sessions').column('personId').execute();
}

async function stories(db: Kysely<unknown>): Promise<void> {
  await siteTable(db, 'sections')
    .addColumn('slug', text, (column) => column.notNull())
    .addColumn('name', text, (column) => column.notNull())
    .addColumn('position', integer, (column) => column.notNull())
    .addUniqueConstraint('sectionsBySlug', ['siteId', 'slug'])
    .execute();
  await siteTable(db, 'stories')
    .addColumn('sectionId', text, (column) => column.references('sections.id'))
    .addColumn('slug', text, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('headline', text, (column) => column.notNull())
    .addColumn('standfirst', text, (column) => column.notNull())
    .addColumn('byline', text, (column) => column.notNull())
    .addColumn('body', text, (column) => column.notNull())
    .addColumn('bodyFormat', text, (column) => column.notNull())
    .addColumn('factBox', text)
    .addColumn('canonicalUrl', text)
    .addColumn('importKey', text)
    .addColumn('isLead', integer, (column) => column.notNull())
    .addColumn('publishedAtMs', bigint)
    .addColumn('updatedAtMs', bigint, (column) => column.notNull())
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .addUniqueConstraint('storiesBySlug', ['siteId', 'slug'])
    .addUniqueConstraint('storiesByImport', ['siteId', 'importKey'])
    .execute();
  await db.schema.createIndex('storiesByDate').on('stories').columns(['siteId', 'publishedAtMs']).execute();
  await db.schema
    .createIndex('storiesBySection')
    .on('stories')
    .columns(['sectionId', 'publishedAtMs'])
    .execute();
  await db.schema
    .createTable('storyRevisions')
    .addColumn('storyId', text, (column) => column.notNull().references('stories.id'))
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('content', text, (column) => column.notNull())
    .addColumn('savedBy', text, (column) => column.notNull())
    .addColumn('savedAtMs', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('storyRevisionsKey', ['storyId', 'version'])
    .execute();
}

async function comments(db: Kysely<unknown>): Promise<void> {
  // One thread a story: how it takes comments, what is pinned, how many are published.
  await db.schema
    .createTable('threads')
    .addColumn('storyId', text, (column) => column.primaryKey().references('stories.id'))
    .addColumn('siteId', text, (column) => column.notNull().references('sites.id'))
    .addColumn('mode', text, (column) => column.notNull())
    .addColumn('pinnedCommentId', text)
    .addColumn('publishedCount', integer, (column) => column.notNull())
    .execute();
  await siteTable(db, 'comments')
    .addColumn('storyId', text, (column) => column.notNull().references('stories.id'))
    .addColumn('parentId', text, (column) => column.references('comments.id'))
    // The top-level comment that this one hangs under; its own id for a top-level comment.
    .addColumn('rootId', text, (column) => column.notNull())
    .addColumn('depth', integer, (column) => column.notNull())
    .addColumn('authorId', text, (column) => column.notNull().references('people.id'))
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('textVersion', integer, (column) => column.notNull())
    .addColumn('fingerprint', text, (column) => column.notNull())
    .addColumn('likeCount', integer, (column) => column.notNull())
    .addColumn('replyCount', integer, (column) => column.notNull())
    .addColumn('submissionKey', text)
    .addColumn('importKey', text)
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .addColumn('editedAtMs', bigint)
    // Hidden by a report of high severity until someone has looked; the state stays what it was.
    .addColumn('hiddenAtMs', bigint)
    .addUniqueConstraint('commentsBySubmission', ['siteId', 'submissionKey'])
    .addUniqueConstraint('commentsByImport', ['siteId', 'importKey'])
    .execute();
  await indexes(db, 'comments', {
    commentsByRoot: ['rootId', 'createdAtMs'],
    commentsByAuthor: ['authorId', 'createdAtMs'],
  });
  // Top-level comments of a thread in each of the four sorts, so that a page is read from the index.
  const topLevel = {
    commentsNewest: ['createdAtMs', 'id'],
    commentsReplied: ['replyCount', 'id'],
    commentsLiked: ['likeCount', 'id'],
  };
  for (const [name, columns] of Object.entries(topLevel))
    await db.schema
      .createIndex(name)
      .on('comments')
      .columns(['storyId', ...columns])
      .where(sql.ref('depth'), '=', sql.lit(0))
      .execute();
  await db.schema
    .createTable('commentTexts')
    .addColumn('commentId', text, (column) => column.notNull().references('comments.id'))
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('salt', text, (column) => column.notNull())
    .addColumn('writtenAtMs', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('commentTextsKey', ['commentId', 'version'])
    .execute();
  await db.schema
    .createTable('likes')
    .addColumn('commentId', text, (column) => column.notNull().references('comments.id'))
    .addColumn('personId', text, (column) => column.notNull().references('people.id'))
    .addColumn('likedAtMs', bigint, (column) => column.notNull())
    .addPrimaryKeyConstraint('likesKey', ['commentId', 'personId'])
    .execute();
  await db.schema.createIndex('likesByPerson').on('likes').column('personId').execute();
  await db.schema
    .createTable('findings')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('commentId', text, (column) => column.notNull().references('comments.id'))
    .addColumn('textVersion', integer, (column) => column.notNull())
    .addColumn('phase', text, (column) => column.notNull())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('verdict', text, (column) => column.notNull())
    .addColumn('start', integer)
    .addColumn('end', integer)
    .addColumn('why', text, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('findingsByComment').on('findings').column('commentId').execute();
}

async function reports(db: Kysely<unknown>): Promise<void> {
  await siteTable(db, 'reports')
    // What the reporter keeps: an unguessable number that opens the receipt.
    .addColumn('number', text, (column) => column.notNull().unique())
    .addColumn('commentId', text, (column) => column.notNull().references('comments.id'))
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('note', text, (column) => column.notNull())
    .addColumn('reporterId', text, (column) => column.references('people.id'))
    .addColumn('reporterEmail', text)
    // Keyed hash of the network address, with a key that changes each month.
    .addColumn('addressHash', text)
    .addColumn('state', text, (column) => column.notNull())
    .addColumn('outcome', text)
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .addColumn('decidedAtMs', bigint)
    .execute();
  await indexes(db, 'reports', {
    reportsByComment: ['commentId', 'state'],
    reportsByReporter: ['reporterId', 'createdAtMs'],
    reportsByAddress: ['addressHash', 'createdAtMs'],
  });
  // What the same account says about the same comment while it waits is one report.
  await db.schema
    .createIndex('reportsOnceAnAccount')
    .unique()
    .on('reports')
    .columns(['commentId', 'reporterId'])
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
}

async function moderation(db: Kysely<unknown>): Promise<void> {
  // What waits for a person: at most one open item a comment, which gathers its reports and its hold.
  await siteTable(db, 'queueItems')
    .addColumn('commentId', text, (column) => column.notNull().references('comments.id'))
    .addColumn('cause', text, (column) => column.notNull())
    .addColumn('severity', integer, (column) => column.notNull())
    .addColumn('state', text, (column) => column.notNull())
    // Counts every change, so that an act on an item that has changed since it was opened is noticed.
    .addColumn('version', integer, (column) => column.notNull())
    .addColumn('openedAtMs', bigint, (column) => column.notNull())
    .addColumn('decidedAtMs', bigint)
    .execute();
  await db.schema
    .createIndex('queueItemsOpen')
    .on('queueItems')
    .columns(['siteId', 'state', 'severity', 'openedAtMs'])
    .execute();
  await db.schema
    .createIndex('queueItemsByComment')
    .unique()
    .on('queueItems')
    .column('commentId')
    .where(sql.ref('state'), '=', sql.lit('open'))
    .execute();
  await siteTable(db, 'decisions')
    .addColumn('commentId', text, (column) => column.references('comments.id'))
    .addColumn('personId', text, (column) => column.notNull().references('people.id'))
    .addColumn('moderatorId', text, (column) => column.notNull().references('people.id'))
    .addColumn('act', text, (column) => column.notNull())
    .addColumn('rule', text, (column) => column.notNull())
    .addColumn('rulesVersion', integer, (column) => column.notNull())
    .addColumn('reason', text, (column) => column.notNull())
    .addColumn('note', text, (column) => column.notNull())
    .addColumn('isAutomated', integer, (column) => column.notNull())
    .addColumn('untilMs', bigint)
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    // Promise 5: nothing is taken from anybody without a rule and a reason, whichever way the row came in.
    .addCheckConstraint(
      'decisionsHaveReasons',
      sql`${sql.ref('act')} in ('keep', 'unban') or (trim(${sql.ref('rule')}) <> '' and trim(${sql.ref('reason')}) <> '')`,
    )
    .execute();
  await indexes(db, 'decisions', {
    decisionsByPerson: ['personId', 'createdAtMs'],
    decisionsByComment: ['commentId', 'createdAtMs'],
  });
}

async function outbox(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('outbox')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('kind', text, (column) => column.notNull())
    .addColumn('payload', text, (column) => column.notNull())
    .addColumn('attempts', integer, (column) => column.notNull())
    .addColumn('dueAtMs', bigint, (column) => column.notNull())
    .addColumn('createdAtMs', bigint, (column) => column.notNull())
    .execute();
  await db.schema.createIndex('outboxDue').on('outbox').column('dueAtMs').execute();
  // Mail that was not sent anywhere because no mail server is set: what /dev/mail shows.
  await db.schema
    .createTable('keptMail')
    .addColumn('id', text, (column) => column.primaryKey())
    .addColumn('recipient', text, (column) => column.notNull())
    .addColumn('subject', text, (column) => column.notNull())
    .addColumn('text', text, (column) => column.notNull())
    .addColumn('sentAtMs', bigint, (column) => column.notNull())
    .execute();
}

async function indexes(db: Kysely<unknown>, table: string, list: Record<string, string[]>): Promise<void> {
  for (const [name, columns] of Object.entries(list))
    await db.schema.createIndex(name).on(table).columns(columns).execute();
}
