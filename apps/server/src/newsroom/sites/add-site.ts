import type { Site, SiteSettings } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { appendEvents } from '../ledger/index.ts';
import { defaultSettings } from './default-settings.ts';
import type { HouseRule } from './sites.tables.ts';
import { insertHouseRules, insertSite } from './sites.queries.ts';
import { starterRules, starterSummary } from './starter-rules.ts';

export interface NewSite {
  /** Small letters, digits and hyphens. */
  readonly slug: string;
  readonly name: string;
  readonly settings?: Partial<SiteSettings>;
  readonly rules?: { readonly summary: string; readonly rules: readonly HouseRule[] };
}

/** Adds a site with the starter house rules. For the operator, in a transaction. */
export async function addSite(tx: Db, input: NewSite, options: { atMs: number }): Promise<Site> {
  const { atMs } = options;
  const site = await insertSite(tx, {
    slug: input.slug,
    name: input.name,
    settings: { ...defaultSettings, ...input.settings },
    atMs,
  });
  const rules = input.rules ?? { summary: starterSummary, rules: starterRules };
  await insertHouseRules(tx, { siteId: site.id, version: 1, ...rules, publishedAtMs: atMs });
  await appendEvents(tx, [
    { siteId: site.id, atMs, subject: `site:${site.id}`, actor: 'system', action: 'site.added' },
    {
      siteId: site.id,
      atMs,
      subject: `house-rules:${site.id}`,
      actor: 'system',
      action: 'house-rules.published',
      facts: { version: 1 },
    },
  ]);
  return site;
}
