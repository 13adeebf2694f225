import { expect, test } from 'vitest';
import { findReservedWord } from './reserved-names.ts';

const site = {
  name: 'The Fenmere Post',
  settings: { reservedNames: ['Long Sutton School'] },
};

test.each([
  ['Police', 'police'],
  ['p o l i c e', 'police'],
  ['Policewoman Jo', 'police'],
  ['Site Admin', 'admin'],
  ['The Staff', 'staff'],
  ['S-T-A-F-F', 'staff'],
  ['fenmere post', 'Fenmere Post'],
  ['The Fenmere Post', 'The Fenmere Post'],
  ['Long Sutton School', 'Long Sutton School'],
  ['ChiIdline', 'Childline'],
])('%s poses as %s', (name, word) => {
  expect(findReservedWord(name, site)).toBe(word);
});

test.each(['Stafford', 'Modesty', 'Polly', 'Adam', 'Edith', 'Post', 'Fenmere Fan', 'Sutton'])(
  '%s is nobody but itself',
  (name) => {
    expect(findReservedWord(name, site)).toBeNull();
  },
);
