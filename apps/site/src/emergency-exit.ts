import { findStorage, forgetDrafts } from './drafts.ts';

const PRESSES_TO_EXIT = 3;
const WINDOW_MS = 5_000;

export interface KeyUp {
  key: string;
  shiftKey: boolean;
}

/**
 * Counts Shift pressed on its own. Returns how many presses are still needed (0: exit now), or null when nothing is under way.
 * Shift held for a capital letter does not count: its own keyup comes right after that of a key with `shiftKey` set.
 * Any other key starts the count again. Pattern: https://design-system.service.gov.uk/components/exit-this-page/
 */
export function createShiftCounter(): (event: KeyUp, nowMs: number) => number | null {
  let pressedAtMs: number[] = [];
  let lastKeyWasShifted = false;
  return (event, nowMs) => {
    const alone = event.key === 'Shift' && !lastKeyWasShifted;
    lastKeyWasShifted = event.shiftKey;
    if (!alone) {
      pressedAtMs = [];
      return null;
    }
    pressedAtMs = [...pressedAtMs.filter((atMs) => nowMs - atMs < WINDOW_MS), nowMs];
    return Math.max(0, PRESSES_TO_EXIT - pressedAtMs.length);
  };
}

/**
 * Leaves: blanks the page, forgets drafts on this device, ends the session, and puts the exit page where this one was, so that
 * "back" does not return here. `[data-exit]` is a link, or a form that ends the session, with the page to go to in `data-exit-to`.
 */
function leave(exit: HTMLElement): void {
  document.body.hidden = true;
  document.title = '…';
  const storage = findStorage();
  if (storage) forgetDrafts(storage);
  if (exit instanceof HTMLFormElement) {
    const fields = new URLSearchParams();
    for (const [name, value] of new FormData(exit)) {
      if (typeof value === 'string') fields.append(name, value);
    }
    navigator.sendBeacon(exit.action, fields);
    window.location.replace(exit.dataset.exitTo ?? exit.action);
  } else if (exit instanceof HTMLAnchorElement) {
    window.location.replace(exit.href);
  }
}

function createStatus(): HTMLElement {
  const status = document.createElement('div');
  status.className = 'visually-hidden';
  status.setAttribute('role', 'status');
  document.body.append(status);
  return status;
}

/** Makes `[data-exit]` quick, and answers Shift pressed three times within five seconds. Without script it is an ordinary link. */
export function enableEmergencyExit(): void {
  const exit = document.querySelector<HTMLElement>('[data-exit]');
  if (!exit) return;
  const countShift = createShiftCounter();
  const status = createStatus();
  exit.addEventListener(exit instanceof HTMLFormElement ? 'submit' : 'click', (event) => {
    event.preventDefault();
    leave(exit);
  });
  document.addEventListener('keyup', (event) => {
    const left = countShift(event, event.timeStamp);
    if (left === 0) leave(exit);
    else if (left !== null)
      status.textContent = `Shift. Press ${left === 1 ? 'once' : `${left} times`} more to leave this page.`;
  });
}
