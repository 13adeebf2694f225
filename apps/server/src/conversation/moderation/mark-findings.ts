/** A piece of a text; `whys` is not empty where findings mark it. */
export interface Piece {
  readonly text: string;
  readonly whys: readonly string[];
}

interface Place {
  readonly start: number | null;
  readonly end: number | null;
  readonly why: string;
}

/**
 * A text as paragraphs of pieces, with the places of findings (UTF-16 offsets) marked. Places that overlap become one
 * piece with all their reasons; places beyond the text's end are cut.
 */
export function markFindings(text: string, findings: readonly Place[]): Piece[][] {
  const marks = joinOverlaps(text, findings);
  const paragraphs: Piece[][] = [];
  for (const { index, 0: line } of text.matchAll(/[^\n]+/g)) {
    const pieces: Piece[] = [];
    let at = index;
    const end = index + line.length;
    for (const mark of marks) {
      const from = Math.max(mark.start, at);
      const to = Math.min(mark.end, end);
      if (from >= to) continue;
      if (from > at) pieces.push({ text: text.slice(at, from), whys: [] });
      pieces.push({ text: text.slice(from, to), whys: mark.whys });
      at = to;
    }
    if (at < end) pieces.push({ text: text.slice(at, end), whys: [] });
    paragraphs.push(pieces);
  }
  return paragraphs;
}

interface Mark {
  start: number;
  end: number;
  whys: string[];
}

function joinOverlaps(text: string, findings: readonly Place[]): Mark[] {
  const places = findings
    .flatMap(({ start, end, why }) =>
      start === null || end === null ? [] : [{ start, end: Math.min(end, text.length), why }],
    )
    .filter(({ start, end }) => start < end)
    .sort((a, b) => a.start - b.start);
  const marks: Mark[] = [];
  for (const { start, end, why } of places) {
    const last = marks.at(-1);
    if (!last || start >= last.end) {
      marks.push({ start, end, whys: [why] });
      continue;
    }
    last.end = Math.max(last.end, end);
    if (!last.whys.includes(why)) last.whys.push(why);
  }
  return marks;
}
