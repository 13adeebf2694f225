const AGAIN_AFTER_MS = 10_000;

function findSubmitButtons(form: HTMLFormElement): HTMLButtonElement[] {
  return [...form.elements].filter(
    (element): element is HTMLButtonElement =>
      element instanceof HTMLButtonElement && element.type === 'submit',
  );
}

/**
 * Switches submit buttons off once a form is on its way, so that a second tap sends nothing twice; on again when the page is shown
 * again (the back button) or after ten seconds (the network failed and the reader is still here). The server keeps one of two all the same.
 */
export function preventDoubleSubmits(): void {
  const off = new Set<HTMLButtonElement>();
  const switchOn = () => {
    for (const button of off) button.disabled = false;
    off.clear();
  };
  document.addEventListener('submit', (event) => {
    const form = event.target;
    // Only what leaves the page: a handler that stopped the event answers for its own buttons. A search may be repeated.
    if (event.defaultPrevented || !(form instanceof HTMLFormElement) || form.method !== 'post') return;
    // Later, so that the pressed button's own name and value are still sent.
    window.setTimeout(() => {
      for (const button of findSubmitButtons(form)) {
        if (button.disabled) continue;
        button.disabled = true;
        off.add(button);
      }
    });
    window.setTimeout(switchOn, AGAIN_AFTER_MS);
  });
  window.addEventListener('pageshow', switchOn);
}
