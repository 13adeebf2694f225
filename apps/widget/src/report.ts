import { element } from './element.ts';
import { addButtons } from './forms.ts';
import { Problem, type Session } from './session.ts';

interface Reason {
  readonly reason: string;
  readonly label: string;
  readonly explanation: string;
  readonly isUrgent: boolean;
}

/** The form for a report, with or without an account; then the receipt with its number. */
export async function reportForm(
  session: Session,
  parts: { commentId: string; site: string; close: () => void },
): Promise<HTMLElement> {
  const { reasons } = await session.call<{ reasons: Reason[] }>('GET', '/api/v1/report-reasons');
  const name = `reason-${parts.commentId}`;
  const rows = reasons.map((reason) => row(name, reason));
  const note = element('textarea', { id: `note-${name}`, rows: 3 });
  const email = element('input', { id: `email-${name}`, type: 'email', autocomplete: 'email' });
  const form = element(
    'form',
    { className: 'composer' },
    element(
      'fieldset',
      {},
      element('legend', {}, 'What is wrong with it?'),
      element('div', { className: 'radio-rows' }, ...rows),
    ),
    field(note, 'Is there more we should know? You may leave this empty.'),
    field(email, 'Your e-mail address, if you would like an answer'),
  );
  const place = element('div', {}, form);
  const key = crypto.randomUUID();
  addButtons(form, 'Send the report', {
    cancel: parts.close,
    send: async () => {
      const chosen = form.querySelector<HTMLInputElement>('input:checked')?.value;
      if (chosen === undefined) throw new Problem({ detail: 'Choose what is wrong with it.' });
      const body = { reason: chosen, note: note.value, email: email.value };
      const path = `/api/v1/comments/${parts.commentId}/reports`;
      const receipt = await session.call<Receipt>('POST', path, { body, key });
      const isUrgent = reasons.some((one) => one.reason === chosen && one.isUrgent);
      place.replaceChildren(showReceipt(receipt, { ...parts, isUrgent }));
    },
  });
  return place;
}

interface Receipt {
  readonly number: string;
  readonly url: string;
}

function row(name: string, reason: Reason): HTMLElement {
  const id = `${name}-${reason.reason}`;
  return element(
    'div',
    { className: 'radio-row' },
    element('input', { type: 'radio', name, id, value: reason.reason }),
    element('label', { htmlFor: id }, reason.label),
    element('span', { className: 'hint' }, reason.explanation),
  );
}

function field(input: HTMLElement, words: string): HTMLElement {
  return element('div', { className: 'field' }, element('label', { htmlFor: input.id }, words), input);
}

function showReceipt(
  receipt: Receipt,
  parts: { site: string; isUrgent: boolean; close: () => void },
): HTMLElement {
  const close = element('button', { className: 'button button-quiet', type: 'button' }, 'Close');
  close.addEventListener('click', parts.close);
  const help = element('a', { href: `${parts.site}/help`, target: '_blank' }, 'Here is who can help now.');
  const shown = element(
    'div',
    { className: 'receipt', tabIndex: -1 },
    element('p', {}, 'Thank you. Your report has the number'),
    element('p', { className: 'receipt-number' }, receipt.number),
    element('p', {}, element('a', { href: receipt.url, target: '_blank' }, 'See what happens with it')),
    ...(parts.isUrgent ? [element('p', {}, 'Is somebody in danger? ', help)] : []),
    element('p', {}, close),
  );
  queueMicrotask(() => shown.focus());
  return shown;
}
