import type { Site, SiteSettings } from '../../context.ts';
import type { Db } from '../../db/index.ts';
import { appendEvents } from '../ledger/index.ts';
import { updateSettings } from './sites.queries.ts';

/** Changes some of a site's settings; the event says which, not to what. For the operator, in a transaction. */
export async function changeSettings(
  tx: Db,
  change: { site: Site; settings: Partial<SiteSettings> },
  options: { atMs: number },
): Promise<Site> {
  const { id } = change.site;
  const settings = { ...change.site.settings, ...change.settings };
  await updateSettings(tx, { siteId: id, settings });
  const facts = { settings: Object.keys(change.settings).sort().join(' ') };
  const subject = `site:${id}`;
  await appendEvents(tx, [
    { siteId: id, atMs: options.atMs, subject, actor: 'system', action: 'site.changed', facts },
  ]);
  return { ...change.site, settings };
}
