import type { Newsroom } from './newsroom.ts';

/** One line of the table. */
export interface Row {
  readonly what: string;
  readonly figure: number;
  readonly unit: string;
  /** What it stands beside, measured in the same run. */
  readonly beside?: { readonly what: string; readonly figure: number };
  /** The design's budget, in words, and whether the figure keeps it. */
  readonly budget?: { readonly words: string; readonly isKept: boolean };
  /** What else is worth knowing. */
  readonly note?: string;
}

export interface Bench {
  /** How long each load lasts. */
  readonly seconds: number;
  /** Longer threads are left out. */
  readonly longest: number;
  /** A newsroom with threads of these lengths: made once, and the same for the whole run. */
  readonly newsroom: () => Promise<Newsroom>;
}

export interface Section {
  readonly name: string;
  /** The lengths of the threads that it reads or writes to. */
  readonly threads: readonly number[];
  run(bench: Bench): Promise<Row[]>;
}

/** The figure as a share of what it stands beside, from 0 to 1. */
export function shareOf(figure: number, beside: number): number {
  return figure / beside;
}
