/**
 * Tells whether what is built is what the sources say. First by name, size and time of every file, which takes a few
 * milliseconds; where those differ, by content, so that a fresh checkout, a copy or a mere `touch` builds nothing anew.
 *
 * JavaScript, for it runs at every start: having Node strip types first would take ten times as long as the check.
 */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';

const root = `${import.meta.dirname}/..`;
const alsoBuiltFrom = [
  'package-lock.json',
  'scripts/build.ts',
  'scripts/build-stamp.js',
  'scripts/bundles.ts',
  'scripts/shadow-style.ts',
];

/** Where the built server, styles and scripts are. */
export const builtFolder = `${root}/apps/server/dist`;

/**
 * @typedef {object} BuildStamp
 * @property {string} look digest of names, sizes and times
 * @property {string} content digest of names and contents
 */

/**
 * Of the sources as they are now.
 * @returns {BuildStamp}
 */
export function makeStamp() {
  const files = listSources();
  return { look: digestLook(files), content: digestContent(files) };
}

/**
 * Whether there is nothing to build.
 * @returns {boolean}
 */
export function isBuilt() {
  const built = readStamp();
  if (built === null || !existsSync(`${builtFolder}/main.js`)) return false;
  const files = listSources();
  const look = digestLook(files);
  if (look === built.look) return true;
  if (digestContent(files) !== built.content) return false;
  rememberLook({ ...built, look });
  return true;
}

/**
 * @param {string} folder
 * @param {BuildStamp} stamp
 */
export function writeStamp(folder, stamp) {
  writeFileSync(`${folder}/build-stamp.json`, `${JSON.stringify(stamp)}\n`);
}

/** @returns {BuildStamp | null} */
function readStamp() {
  const file = `${builtFolder}/build-stamp.json`;
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : null;
}

/**
 * Makes the next look quicker; an installation that may not be written to does without.
 * @param {BuildStamp} stamp
 */
function rememberLook(stamp) {
  try {
    writeStamp(builtFolder, stamp);
  } catch {
    return;
  }
}

/** @param {readonly string[]} files */
function digestLook(files) {
  const digest = createHash('sha256');
  for (const file of files) {
    const { size, mtimeMs } = statSync(`${root}/${file}`);
    digest.update(`${file}\0${size}\0${mtimeMs}\0`);
  }
  return digest.digest('hex');
}

/** @param {readonly string[]} files */
function digestContent(files) {
  const digest = createHash('sha256');
  for (const file of files) {
    digest
      .update(`${file}\0`)
      .update(readFileSync(`${root}/${file}`))
      .update('\0');
  }
  return digest.digest('hex');
}

/** Every file that is built, by its path from the root, in the same order everywhere. */
function listSources() {
  const found = [...alsoBuiltFrom];
  for (const folder of ['apps', 'packages']) {
    for (const workspace of readdirSync(`${root}/${folder}`)) collect(`${folder}/${workspace}/src`, found);
  }
  return found.sort();
}

/**
 * @param {string} folder
 * @param {string[]} found
 */
function collect(folder, found) {
  if (!existsSync(`${root}/${folder}`)) return;
  for (const entry of readdirSync(`${root}/${folder}`, { withFileTypes: true })) {
    const path = `${folder}/${entry.name}`;
    if (entry.isDirectory()) collect(path, found);
    else if (!/\.test\.tsx?$/.test(entry.name)) found.push(path);
  }
}
