import type { Site, SiteSettings } from '../../context.ts';
import { fromJson, newId, toJson, type Db } from '../../db/index.ts';
import { defaultSettings } from './default-settings.ts';
import type { HouseRule, SiteRow } from './sites.tables.ts';

/** The site that answers to a host name, or the first one; null when there is none yet. */
export async function findSiteByHost(db: Db, host: string): Promise<Site | null> {
  const sites = await listSites(db);
  return sites.find((site) => site.settings.hosts.includes(host)) ?? sites[0] ?? null;
}

export async function findSiteBySlug(db: Db, slug: string): Promise<Site | null> {
  const row = await db.selectFrom('sites').selectAll().where('slug', '=', slug).executeTakeFirst();
  return row ? asSite(row) : null;
}

/** Oldest first. */
export async function listSites(db: Db): Promise<Site[]> {
  const rows = await db.selectFrom('sites').selectAll().orderBy('createdAtMs').orderBy('id').execute();
  return rows.map(asSite);
}

export async function insertSite(
  tx: Db,
  site: { slug: string; name: string; settings: SiteSettings; atMs: number },
): Promise<Site> {
  const row = {
    id: newId(site.atMs),
    slug: site.slug,
    name: site.name,
    settings: toJson(site.settings),
    createdAtMs: site.atMs,
  };
  await tx.insertInto('sites').values(row).execute();
  return asSite(row);
}

export async function updateSettings(
  tx: Db,
  site: { siteId: string; settings: SiteSettings },
): Promise<void> {
  await tx
    .updateTable('sites')
    .set({ settings: toJson(site.settings) })
    .where('id', '=', site.siteId)
    .execute();
}

export interface HouseRules {
  readonly version: number;
  readonly summary: string;
  readonly rules: readonly HouseRule[];
  readonly publishedAtMs: number;
}

/** The house rules in force, or an earlier version. */
export async function findHouseRules(
  db: Db,
  site: { siteId: string; version?: number },
): Promise<HouseRules> {
  let query = db
    .selectFrom('houseRules')
    .selectAll()
    .where('siteId', '=', site.siteId)
    .orderBy('version', 'desc')
    .limit(1);
  if (site.version !== undefined) query = query.where('version', '=', site.version);
  const row = await query.executeTakeFirstOrThrow();
  return {
    version: row.version,
    summary: row.summary,
    rules: fromJson(row.rules),
    publishedAtMs: row.publishedAtMs,
  };
}

/** Every version of the house rules, the one in force first. */
export async function listHouseRules(db: Db, siteId: string): Promise<HouseRules[]> {
  const rows = await db
    .selectFrom('houseRules')
    .selectAll()
    .where('siteId', '=', siteId)
    .orderBy('version', 'desc')
    .execute();
  return rows.map((row) => ({
    version: row.version,
    summary: row.summary,
    rules: fromJson(row.rules),
    publishedAtMs: row.publishedAtMs,
  }));
}

export async function insertHouseRules(tx: Db, rules: HouseRules & { siteId: string }): Promise<void> {
  const { siteId, version, summary, publishedAtMs } = rules;
  await tx
    .insertInto('houseRules')
    .values({ id: newId(publishedAtMs), siteId, version, summary, rules: toJson(rules.rules), publishedAtMs })
    .execute();
}

/** Settings that a site was stored without, because they are newer than it, have their defaults. */
function asSite(row: SiteRow): Site {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    settings: { ...defaultSettings, ...fromJson(row.settings) },
  };
}
