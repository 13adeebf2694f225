/**
 * Owns: who can help with what (dated, for staff to check), the help bar on every reader's page, the help page, the way
 * out.
 * Does not own: when a page shows which help (reports, safeguarding).
 * Start reading at: help-routes.ts.
 */
export { helpRoutes, type HelpRoute } from './help-routes.ts';
export { HelpBar, HelpRoutesList } from './help.view.tsx';
export { registerHelpRoutes } from './help.routes.tsx';
