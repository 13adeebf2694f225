import { build } from '../../scripts/build.ts';
import { isBuilt } from '../../scripts/build-stamp.js';

/** Vitest calls this before the journeys: they are about what is built, so that has to be up to date. */
export async function setup(): Promise<void> {
  if (!isBuilt()) await build();
}
