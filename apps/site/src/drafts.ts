const PREFIX = 'folkmoot-draft:';
const KEPT_FOR_MS = 7 * 24 * 60 * 60 * 1_000;

/** Clears every draft: after signing out, so that the next person at this device sees none. */
export const EVERY_DRAFT = '*';

interface Kept {
  text: string;
  savedAtMs: number;
}

function readKept(value: string | null): Kept | null {
  if (value === null) return null;
  try {
    const kept: unknown = JSON.parse(value);
    if (typeof kept !== 'object' || kept === null || !('text' in kept) || !('savedAtMs' in kept)) return null;
    if (typeof kept.text !== 'string' || typeof kept.savedAtMs !== 'number') return null;
    return { text: kept.text, savedAtMs: kept.savedAtMs };
  } catch {
    return null;
  }
}

/** Keeps a draft on this device for a week; an empty text removes it. A full or forbidden store is no error: the text stays on the page. */
export function saveDraft(storage: Storage, key: string, draft: Kept): void {
  try {
    if (draft.text.trim() === '') storage.removeItem(PREFIX + key);
    else storage.setItem(PREFIX + key, JSON.stringify(draft));
  } catch {
    return;
  }
}

/** The text kept for a key, or an empty one when there is none, it is a week old, or it cannot be read. */
export function loadDraft(storage: Storage, key: string, options: { nowMs: number }): string {
  try {
    const kept = readKept(storage.getItem(PREFIX + key));
    if (kept && options.nowMs - kept.savedAtMs < KEPT_FOR_MS) return kept.text;
    storage.removeItem(PREFIX + key);
  } catch {
    return '';
  }
  return '';
}

/** Removes one draft, or all of them (`EVERY_DRAFT`). */
export function clearDraft(storage: Storage, key: string): void {
  if (key === EVERY_DRAFT) forgetDrafts(storage);
  else saveDraft(storage, key, { text: '', savedAtMs: 0 });
}

/** Removes every draft from this device. */
export function forgetDrafts(storage: Storage): void {
  try {
    for (const name of Object.keys(storage)) {
      if (name.startsWith(PREFIX)) storage.removeItem(name);
    }
  } catch {
    return;
  }
}

/** The page's storage, or null where the browser forbids even asking for it. */
export function findStorage(): Storage | null {
  try {
    return window.localStorage;
  } catch {
    return null;
  }
}

/** The address says that a comment was just posted; a reload must not clear the draft of the next one. */
function forgetReceipt(): void {
  const address = new URL(window.location.href);
  address.searchParams.delete('posted');
  window.history.replaceState(window.history.state, '', address);
}

/**
 * Keeps what is typed into `textarea[data-draft-key]` and puts it back when the server sent none; forgets it where the server says
 * `[data-draft-clear="key"]`, after the comment arrived. Nothing of it leaves the device.
 */
export function keepDrafts(): void {
  const storage = findStorage();
  if (!storage) return;
  for (const sign of document.querySelectorAll<HTMLElement>('[data-draft-clear]')) {
    clearDraft(storage, sign.dataset.draftClear ?? '');
    forgetReceipt();
  }
  for (const box of document.querySelectorAll<HTMLTextAreaElement>('textarea[data-draft-key]')) {
    const key = box.dataset.draftKey ?? '';
    if (box.value === '') {
      box.value = loadDraft(storage, key, { nowMs: Date.now() });
      const folded = box.closest('details');
      if (box.value !== '' && folded) folded.open = true;
    }
    box.addEventListener('input', () => saveDraft(storage, key, { text: box.value, savedAtMs: Date.now() }));
  }
}
