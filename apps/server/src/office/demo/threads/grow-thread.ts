import type { DemoComment } from '../types.ts';

export interface Seedbed {
  readonly storySlug: string;
  /** Any whole number; the same one grows the same thread. */
  readonly seed: number;
  /** Over how many minutes after the story people begin conversations; their replies may come a little later. */
  readonly spanMinutes: number;
  /** Keys of the people who may be given a line. */
  readonly authors: readonly string[];
  /** One comment a line. Two spaces further in: a reply to the line above it. `[key]` at the start fixes the author. */
  readonly script: string;
}

interface Line {
  readonly number: number;
  readonly parent: Line | null;
  readonly author: string;
  readonly text: string;
  readonly minutes: number;
}

/** How often somebody who was answered is the one to answer back. */
const SHARE_OF_ANSWERS_BACK = 0.7;
const LONGEST_WAIT_MINUTES = 150;

/** Numbers from 0 up to 1, the same ones for the same seed: a linear congruential generator, good enough for this. */
function createDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function pickAuthor(bed: Seedbed, parent: Line | null, dice: () => number): string {
  const answered = parent?.parent?.author;
  if (answered !== undefined && answered !== parent?.author && dice() < SHARE_OF_ANSWERS_BACK)
    return answered;
  const others = bed.authors.filter((author) => author !== parent?.author);
  return others[Math.floor(dice() * others.length)] ?? '';
}

function readScript(bed: Seedbed, dice: () => number): Line[] {
  const rows = bed.script.split('\n').filter((row) => row.trim() !== '');
  const beginnings = rows.filter((row) => !row.startsWith(' ')).length;
  const lines: Line[] = [];
  const latestAtDepth: Line[] = [];
  let begun = 0;
  for (const row of rows) {
    const [, indent = '', fixedAuthor, text = ''] = /^( *)(?:\[(\w+)\] )?(.*)$/.exec(row) ?? [];
    const depth = indent.length / 2;
    const parent = latestAtDepth[depth - 1] ?? null;
    if (!parent) begun += 1;
    const line: Line = {
      number: lines.length + 1,
      parent,
      author: fixedAuthor ?? pickAuthor(bed, parent, dice),
      text,
      minutes: parent
        ? parent.minutes + 2 + Math.floor(dice() ** 3 * LONGEST_WAIT_MINUTES)
        : 4 + Math.floor((begun / beginnings) ** 1.8 * bed.spanMinutes),
    };
    lines.push(line);
    latestAtDepth[depth] = line;
    latestAtDepth.length = depth + 1;
  }
  return lines;
}

/** Grows a thread out of a hand-written script: who says each line, when, and how many like it. The oldest comes first. */
export function growThread(bed: Seedbed): DemoComment[] {
  const dice = createDice(bed.seed);
  const id = (line: Line) => `${bed.storySlug}-${String(line.number).padStart(3, '0')}`;
  return readScript(bed, dice)
    .map((line) => ({
      id: id(line),
      storySlug: bed.storySlug,
      parentId: line.parent ? id(line.parent) : null,
      author: line.author,
      text: line.text,
      minutesAfterStory: line.minutes,
      likes: Math.floor(dice() ** 4 * (line.parent ? 16 : 38)),
    }))
    .sort((one, other) => one.minutesAfterStory - other.minutesAfterStory);
}
