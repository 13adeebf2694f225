import { expect, test } from 'vitest';
import { addressKeys } from './hash-address.ts';

const keys = addressKeys('one secret of thirty-two letters or more');
const february = Date.UTC(2027, 1, 9);
const march = Date.UTC(2027, 2, 1);

test('an address is the same however it is spelt', () => {
  expect(keys.email(' Ada@Example.org ')).toBe(keys.email('ada@example.org'));
  expect(keys.email('ada@example.org')).not.toBe(keys.email('ben@example.org'));
});

test('a network address cannot be matched in another month', () => {
  expect(keys.network('192.0.2.7', february)).toBe(keys.network('192.0.2.7', february + 1));
  expect(keys.network('192.0.2.7', february)).not.toBe(keys.network('192.0.2.7', march));
});

test('another secret, or another purpose, gives another hash', () => {
  const text = 'ada@example.org';
  const all = [
    keys.email(text),
    keys.signIn(text),
    keys.network(text, february),
    addressKeys('another').email(text),
  ];
  expect(new Set(all).size).toBe(all.length);
});
