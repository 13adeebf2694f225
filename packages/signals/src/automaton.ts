/** A pattern found: which one of the list, and the index just after its last symbol. */
export interface Occurrence {
  pattern: number;
  end: number;
}

/** Finds every occurrence of every pattern in one pass over the symbols, overlapping ones included, by rising `end`. */
export interface Automaton {
  scan(symbols: readonly number[]): Occurrence[];
}

/** Symbols are below this (they are code points), so that a state and a symbol make one key. */
const symbolLimit = 0x110000;

/**
 * Builds an automaton for distinct, non-empty patterns of code points. Building is linear in their total length,
 * scanning in the length of the text and the number of occurrences.
 *
 * Source: Aho and Corasick, "Efficient string matching", Communications of the ACM 18 (1975), algorithms 1 to 3, with
 * links from each state to its next shorter output in place of merged output sets.
 */
export function buildAutomaton(patterns: readonly (readonly number[])[]): Automaton {
  const next = new Map<number, number>();
  /** By state: the pattern that ends there (−1: none), the state of the longest proper suffix, the next one with output. */
  const patternAt: number[] = [-1];
  const failure: number[] = [0];
  const nextOutput: number[] = [0];

  /** The states, each after the states of all shorter prefixes. */
  const edges: { from: number; symbol: number; to: number; depth: number }[] = [];
  patterns.forEach((pattern, index) => {
    let state = 0;
    pattern.forEach((symbol, depth) => {
      const key = state * symbolLimit + symbol;
      let to = next.get(key);
      if (to === undefined) {
        to = patternAt.length;
        patternAt.push(-1);
        failure.push(0);
        nextOutput.push(0);
        next.set(key, to);
        edges.push({ from: state, symbol, to, depth });
      }
      state = to;
    });
    patternAt[state] = index;
  });
  edges.sort((a, b) => a.depth - b.depth);

  function step(from: number, symbol: number): number {
    for (let state = from; ; state = failure[state] ?? 0) {
      const to = next.get(state * symbolLimit + symbol);
      if (to !== undefined) return to;
      if (state === 0) return 0;
    }
  }

  for (const { from, symbol, to, depth } of edges) {
    const suffix = depth === 0 ? 0 : step(failure[from] ?? 0, symbol);
    failure[to] = suffix;
    nextOutput[to] = patternAt[suffix] === -1 ? (nextOutput[suffix] ?? 0) : suffix;
  }

  function scan(symbols: readonly number[]): Occurrence[] {
    const found: Occurrence[] = [];
    let state = 0;
    symbols.forEach((symbol, index) => {
      state = step(state, symbol);
      for (let output = state; output !== 0; output = nextOutput[output] ?? 0) {
        const pattern = patternAt[output] ?? -1;
        if (pattern !== -1) found.push({ pattern, end: index + 1 });
      }
    });
    return found;
  }

  return { scan };
}
