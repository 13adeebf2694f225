/** Builds the server, the readers' styles and scripts, the desk's and the widget into apps/server/dist. */
import { existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build as viteBuild } from 'vite';
import { builtFolder, isBuilt, makeStamp, writeStamp } from './build-stamp.js';
import { assetsBundle, serverBundle, widgetBundle } from './bundles.ts';

/**
 * Builds into a folder of its own and then puts it in place, so that nobody sees half a build; of two builds at once, both
 * are whole and the last stays.
 */
export async function build(): Promise<void> {
  const stamp = makeStamp();
  const folder = join(builtFolder, '..', `.dist-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  try {
    await viteBuild(serverBundle(folder));
    await viteBuild(assetsBundle(folder));
    await viteBuild(widgetBundle(folder));
    writeStamp(folder, stamp);
    putInPlace(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Tried again where something stood in its place once more: another build, or the folder for assets that a test makes. */
function putInPlace(folder: string): void {
  for (let attempt = 1; ; attempt += 1) {
    const old = `${folder}-old-${attempt}`;
    try {
      if (existsSync(builtFolder)) renameSync(builtFolder, old);
      renameSync(folder, builtFolder);
      return;
    } catch (error) {
      if (isBuilt()) return;
      if (attempt === 3) throw error;
    } finally {
      rmSync(old, { recursive: true, force: true });
    }
  }
}

if (import.meta.main) await build();
