import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Where the built styles, scripts, fonts and icons are: beside the bundle, or in dist when run from the source. */
const dist = import.meta.url.endsWith('.ts')
  ? new URL('../../dist/', import.meta.url)
  : new URL('./', import.meta.url);
export const assetFolder = fileURLToPath(new URL('assets/', dist));
// A run from the source, such as a test, needs no built assets; their folder must be there to be served.
mkdirSync(assetFolder, { recursive: true });

let manifest: Record<string, string> | undefined;

/** The address of a built file by its plain name, such as `site.css`; it changes when the file does. */
export function assetPath(name: string): string {
  manifest ??= readManifest();
  return `/assets/${manifest[name] ?? name}`;
}

function readManifest(): Record<string, string> {
  const file = new URL('assets/manifest.json', dist);
  return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>) : {};
}
