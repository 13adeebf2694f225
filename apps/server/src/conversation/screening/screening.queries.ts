import { newId, type Db } from '../../db/index.ts';
import type { Finding, FindingRow } from './screening.tables.ts';

export async function insertFindings(
  tx: Db,
  about: { commentId: string; textVersion: number; findings: readonly Finding[]; atMs: number },
): Promise<void> {
  const { commentId, textVersion, findings, atMs } = about;
  if (findings.length === 0) return;
  const rows = findings.map(({ phase, kind, verdict, start, end, why }) => ({
    id: newId(atMs),
    commentId,
    textVersion,
    phase,
    kind,
    verdict,
    start,
    end,
    why,
  }));
  await tx.insertInto('findings').values(rows).execute();
}

/** All findings on a comment's texts: the newest text first, in each what concerns all of it, then by place. */
export async function findFindings(db: Db, commentId: string): Promise<FindingRow[]> {
  const rows = await db.selectFrom('findings').selectAll().where('commentId', '=', commentId).execute();
  return rows.sort((a, b) => b.textVersion - a.textVersion || placeOf(a) - placeOf(b));
}

/** Sorted here, because the databases do not agree where a null goes. */
function placeOf(row: FindingRow): number {
  return row.start ?? -1;
}
