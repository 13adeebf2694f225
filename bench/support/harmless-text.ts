/** Numbers and words that are the same on every machine and in every run, and could stand in any village paper. */

const words = (
  'the heron is on the weir again and our market opens at nine with bread apples honey and wool while a small ' +
  'blue bus waits by the church for everyone who came along the river path under willows past allotments where ' +
  'beans grow tall so bring a lantern your oldest boots some soup to share after the band has played its last ' +
  'slow waltz before rain clouds reach the mill pond'
).split(' ');

/** A linear congruential generator, from 0 up to 1 (multiplier and increment of Numerical Recipes, chapter 7). */
export function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** Sentences, of `min` to about `max` characters together. */
export function harmlessText(random: () => number, length: { min: number; max: number }): string {
  const wanted = length.min + Math.floor(random() * (length.max - length.min));
  let text = '';
  let isStart = true;
  while (text.length < wanted) {
    const word = words[Math.floor(random() * words.length)] ?? '';
    text += isStart ? `${text === '' ? '' : ' '}${word.charAt(0).toUpperCase()}${word.slice(1)}` : ` ${word}`;
    isStart = !isStart && random() < 0.1;
    if (isStart) text += '.';
  }
  return isStart ? text : `${text}.`;
}
