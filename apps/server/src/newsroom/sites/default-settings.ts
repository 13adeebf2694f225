import type { SiteSettings } from '../../context.ts';

export const defaultSettings: SiteSettings = {
  tagline: '',
  contactEmail: 'editor@example.org',
  moderation: 'reactive',
  holdPhrases: [],
  refusePhrases: [],
  reservedNames: [],
  commentsPerMinute: 4,
  isDemonstration: false,
  hosts: [],
  embedOrigins: [],
};
