/**
 * Owns: what comes in from other systems and what goes out to them: importers and the exporter.
 * Does not own: stories, people or comments; their own modules store them.
 * Start reading at: import-into-site.ts, then export-site.ts.
 */
export { exportSite } from './export-site.ts';
export { ImportError } from './import-error.ts';
export { importRecords, type ImportParts, type ImportSummary } from './import-into-site.ts';
export { readDisqus } from './read-disqus.ts';
export { readWxr } from './read-wxr.ts';
export { restoreExport } from './restore-export.ts';
