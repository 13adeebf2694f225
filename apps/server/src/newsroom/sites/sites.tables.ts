import type { SiteSettings } from '../../context.ts';
import type { JsonText } from '../../db/index.ts';

export interface SiteRow {
  id: string;
  slug: string;
  name: string;
  settings: JsonText<SiteSettings>;
  createdAtMs: number;
}

/** One house rule: a code that decisions name, and the words that a reader sees. */
export interface HouseRule {
  readonly code: string;
  readonly title: string;
  readonly text: string;
}

export interface HouseRulesRow {
  id: string;
  siteId: string;
  version: number;
  summary: string;
  rules: JsonText<readonly HouseRule[]>;
  publishedAtMs: number;
}

declare module '../../db/schema.ts' {
  interface Database {
    sites: SiteRow;
    houseRules: HouseRulesRow;
  }
}
