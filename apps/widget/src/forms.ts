import { clearDraft, findStorage, loadDraft, saveDraft } from '../../site/src/drafts.ts';
import { element } from './element.ts';
import { Problem } from './session.ts';

export interface TextForm {
  readonly title: string;
  readonly button: string;
  /** What is there already, when a comment is changed. */
  readonly text?: string;
  /** What a draft is kept under on this device; left out, none is. */
  readonly draft?: string;
  /** Where the house rules are, when they have to be agreed to. */
  readonly rules?: string | undefined;
  /** Sends it; what it throws is shown, and the text stays. */
  send(text: string, options: { agrees: boolean; key: string }): Promise<void>;
  /** Left out for a form that stays. */
  readonly cancel?: () => void;
}

const most = 2_000;
const countFrom = 1_800;
const graphemes = new Intl.Segmenter('en-GB', { granularity: 'grapheme' });
let number = 0;

/** A form for a text of one's own. A second press sends nothing twice; a failure leaves everything as it was. */
export function textForm(parts: TextForm): HTMLFormElement {
  const id = `folkmoot-text-${++number}`;
  const storage = parts.draft === undefined ? null : findStorage();
  const draft = parts.draft ?? '';
  const box = element('textarea', { id, rows: 4, required: true });
  box.value = parts.text ?? (storage ? loadDraft(storage, draft, { nowMs: Date.now() }) : '');
  const count = element('span');
  count.dataset.count = '';
  box.addEventListener('input', () => {
    if (storage) saveDraft(storage, draft, { text: box.value, savedAtMs: Date.now() });
    showCount(count, box.value);
  });
  const agree = element('input', { type: 'checkbox', id: `${id}-agree`, required: true });
  const form = element(
    'form',
    { className: 'composer' },
    element('label', { htmlFor: id }, parts.title),
    box,
    element('p', { className: 'composer-hint' }, 'Words and links. No pictures.', count),
  );
  if (parts.rules !== undefined) form.append(agreement(agree, parts.rules));
  const key = { text: '', value: '' };
  addButtons(form, parts.button, {
    cancel: parts.cancel,
    send: async () => {
      // The same text tried again is the same submission.
      if (key.text !== box.value) Object.assign(key, { text: box.value, value: crypto.randomUUID() });
      await parts.send(box.value, { agrees: agree.checked, key: key.value });
      if (storage) clearDraft(storage, draft);
      box.value = '';
      showCount(count, '');
    },
  });
  return form;
}

function showCount(place: HTMLElement, text: string): void {
  const left = most - (text.length < countFrom ? text.length : [...graphemes.segment(text)].length);
  place.textContent = text.length < countFrom ? '' : `${left} characters left`;
  place.toggleAttribute('data-over', left < 0);
}

function agreement(box: HTMLInputElement, rules: string): HTMLElement {
  const link = element('a', { href: rules, target: '_blank' }, 'house rules');
  const label = element('label', { htmlFor: box.id }, 'I have read the ', link, ' and will keep to them.');
  return element('div', { className: 'check-row' }, box, label);
}

/** Buttons and a place for what went wrong; sends once at a time. */
export function addButtons(
  form: HTMLFormElement,
  words: string,
  acts: { send: () => Promise<void>; cancel?: (() => void) | undefined; isRemoval?: boolean },
): void {
  const error = element('p', { className: 'field-error', role: 'alert' });
  const button = element(
    'button',
    { className: acts.isRemoval === true ? 'button button-removal' : 'button' },
    words,
  );
  const row = element('p', {}, button);
  if (acts.cancel) {
    const cancel = element('button', { className: 'button button-quiet', type: 'button' }, 'Cancel');
    cancel.addEventListener('click', acts.cancel);
    row.append(cancel);
  }
  form.append(error, row);
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (button.disabled) return;
    button.disabled = true;
    error.textContent = '';
    acts
      .send()
      .catch((problem: unknown) => {
        error.textContent = (problem instanceof Problem ? problem : new Problem({})).message;
      })
      .finally(() => (button.disabled = false));
  });
}
