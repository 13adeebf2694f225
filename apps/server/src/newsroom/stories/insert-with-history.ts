import { fromJson, type Db } from '../../db/index.ts';
import { appendEvents } from '../ledger/index.ts';
import { insertRevision, insertStory } from './stories.queries.ts';
import type { StoryRow } from './stories.tables.ts';
import { contentOf } from './story.ts';

interface NewStoryRow {
  readonly row: StoryRow;
  /** A person's id, or `import` or `system`. */
  readonly savedBy: string;
  readonly actor: string;
  readonly atMs: number;
}

/** A new story, its first revision and its first event. */
export async function insertWithHistory(tx: Db, story: NewStoryRow): Promise<void> {
  const { row, savedBy, actor, atMs } = story;
  await insertStory(tx, row);
  const content = contentOf({ ...row, factBox: row.factBox === null ? null : fromJson(row.factBox) });
  await insertRevision(tx, { storyId: row.id, version: 1, savedBy, savedAtMs: atMs, content });
  const action = row.state === 'published' ? 'story.published' : 'story.saved';
  await appendEvents(tx, [
    {
      siteId: row.siteId,
      atMs,
      subject: `story:${row.id}`,
      actor,
      action,
      facts: { state: row.state, version: 1 },
    },
  ]);
}
