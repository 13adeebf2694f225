import { describe, expect, test } from 'vitest';
import { clearDraft, EVERY_DRAFT, forgetDrafts, loadDraft, saveDraft } from './drafts.ts';

const DAY_MS = 24 * 60 * 60 * 1_000;

/** A store whose names are its own properties, as those of the browser's are. */
function createStorage(): Storage {
  const methods = {
    getItem(this: Record<string, string>, name: string) {
      return this[name] ?? null;
    },
    setItem(this: Record<string, string>, name: string, value: string) {
      this[name] = value;
    },
    removeItem(this: Record<string, string>, name: string) {
      delete this[name];
    },
  };
  return Object.create(methods) as Storage;
}

const forbidden = {
  getItem() {
    throw new Error('forbidden');
  },
  setItem() {
    throw new Error('full');
  },
} as unknown as Storage;

describe('a draft', () => {
  test('is there after a reload', () => {
    const storage = createStorage();
    saveDraft(storage, 'swans', { text: 'Eight of them!\nI counted.', savedAtMs: 0 });
    expect(loadDraft(storage, 'swans', { nowMs: DAY_MS })).toBe('Eight of them!\nI counted.');
    expect(loadDraft(storage, 'bus', { nowMs: DAY_MS })).toBe('');
  });

  test('is gone, from the device too, once the box is empty', () => {
    const storage = createStorage();
    saveDraft(storage, 'swans', { text: 'Eight', savedAtMs: 0 });
    saveDraft(storage, 'swans', { text: ' \n', savedAtMs: 1 });
    expect(Object.keys(storage)).toEqual([]);
  });

  test('is gone after a week', () => {
    const storage = createStorage();
    saveDraft(storage, 'swans', { text: 'Eight', savedAtMs: 0 });
    expect(loadDraft(storage, 'swans', { nowMs: 7 * DAY_MS })).toBe('');
    expect(Object.keys(storage)).toEqual([]);
  });

  test('is cleared alone when its comment has arrived', () => {
    const storage = createStorage();
    saveDraft(storage, 'swans', { text: 'Eight', savedAtMs: 0 });
    saveDraft(storage, 'bus', { text: 'Hooray', savedAtMs: 0 });
    clearDraft(storage, 'swans');
    expect(loadDraft(storage, 'swans', { nowMs: 1 })).toBe('');
    expect(loadDraft(storage, 'bus', { nowMs: 1 })).toBe('Hooray');
  });

  test('is forgotten with all others on leaving, and nothing else is', () => {
    const storage = createStorage();
    storage.setItem('somebody-else', 'stays');
    saveDraft(storage, 'swans', { text: 'Eight', savedAtMs: 0 });
    forgetDrafts(storage);
    expect(Object.keys(storage)).toEqual(['somebody-else']);
    saveDraft(storage, 'bus', { text: 'Hooray', savedAtMs: 0 });
    clearDraft(storage, EVERY_DRAFT);
    expect(Object.keys(storage)).toEqual(['somebody-else']);
  });

  test('that cannot be read is no draft', () => {
    const storage = createStorage();
    storage.setItem('folkmoot-draft:swans', '{"text":');
    storage.setItem('folkmoot-draft:bus', '{"text":7,"savedAtMs":0}');
    expect(loadDraft(storage, 'swans', { nowMs: 1 })).toBe('');
    expect(loadDraft(storage, 'bus', { nowMs: 1 })).toBe('');
  });

  test('in a browser that stores nothing is no error', () => {
    expect(() => saveDraft(forbidden, 'swans', { text: 'Eight', savedAtMs: 0 })).not.toThrow();
    expect(loadDraft(forbidden, 'swans', { nowMs: 1 })).toBe('');
  });
});
