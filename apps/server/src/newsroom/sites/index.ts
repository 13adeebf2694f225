/**
 * Owns: a publisher's titles: settings, versioned house rules.
 * Does not own: who works there (people), what it publishes (stories).
 * Start reading at: add-site.ts.
 */
export { addSite, type NewSite } from './add-site.ts';
export { changeSettings } from './change-settings.ts';
export { readEmbedOrigin } from './embed-origin.ts';
export { defaultSettings } from './default-settings.ts';
export {
  findHouseRules,
  findSiteByHost,
  findSiteBySlug,
  listSites,
  type HouseRules,
} from './sites.queries.ts';
export { registerSiteRoutes } from './sites.routes.tsx';
export type { HouseRule } from './sites.tables.ts';
