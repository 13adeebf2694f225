import { describe, expect, test } from 'vitest';
import { createShiftCounter } from './emergency-exit.ts';

const shift = { key: 'Shift', shiftKey: false };

describe('Shift on its own', () => {
  test('three times within five seconds leaves', () => {
    const count = createShiftCounter();
    expect([count(shift, 0), count(shift, 2_000), count(shift, 4_999)]).toEqual([2, 1, 0]);
  });

  test('three times in a longer time does not leave', () => {
    const count = createShiftCounter();
    expect([count(shift, 0), count(shift, 2_500), count(shift, 5_000)]).toEqual([2, 1, 1]);
  });

  test('another key between starts the count again', () => {
    const count = createShiftCounter();
    const answers = [
      count(shift, 0),
      count(shift, 100),
      count({ key: 'a', shiftKey: false }, 200),
      count(shift, 300),
    ];
    expect(answers).toEqual([2, 1, null, 2]);
  });

  test('capital letters are typed without leaving', () => {
    const count = createShiftCounter();
    const answers = ['A', 'B', 'C', 'D'].flatMap((key, i) => [
      count({ key, shiftKey: true }, i * 200),
      count(shift, i * 200 + 50),
    ]);
    expect(answers.every((left) => left === null)).toBe(true);
  });
});
