/**
 * Every error a rule may throw on purpose: one class, one table of codes. `http/error-response.tsx` is the one
 * place that turns them into a response; an error that is not an AppError becomes a bare 500 there.
 */
type ErrorParams = Readonly<Record<string, string | number>>;

/**
 * code → HTTP status and the English text a reader sees. `{name}` in a text is replaced by `params.name`.
 * A text says what is wrong and what to do, without blame.
 */
export const errorTable = {
  'not-found': {
    status: 404,
    text: 'We could not find that page. It may have moved, or the address may have a slip in it.',
  },
  'sign-in-needed': { status: 401, text: 'Please sign in first. Then you can carry on here.' },
  'not-allowed': {
    status: 403,
    text: 'This page is for other members of the team, so we cannot show it to you.',
  },
  'form-not-ours': {
    status: 403,
    text: 'We could not be sure that this came from our own page. Go back, reload the page and send it again.',
  },
  'too-many-requests': {
    status: 429,
    text: 'That was a lot in a short time. Please wait {seconds} seconds and try again.',
  },
  busy: {
    status: 503,
    text: 'Very many people are here just now. Please try again in a few seconds.',
  },
  'no-files': { status: 415, text: 'We take words here, and no pictures or other files.' },
  'request-invalid': { status: 400, text: 'Something in this request does not fit: {detail}.' },
  'body-too-large': {
    status: 413,
    text: 'That is more text than we can take at once. Please make it shorter.',
  },
  'not-json': {
    status: 415,
    text: 'This address takes JSON alone. Send it with the content type application/json.',
  },
  'changed-meanwhile': {
    status: 409,
    text: 'Someone else has dealt with this since you opened it. Here is how it stands now.',
  },
  'email-invalid': { status: 422, text: 'Enter an e-mail address like name@example.org.' },
  'code-wrong': {
    status: 422,
    text: 'That code is not the one we sent. Look at the newest mail and try again. Tries left: {triesLeft}.',
  },
  'code-shape': {
    status: 422,
    text: 'The code has six digits, like 123456. Look at the mail and type all of them.',
  },
  'code-tries-over': {
    status: 422,
    text: 'That was one try too many, so this code no longer works. Ask for a new one.',
  },
  'codes-too-many': {
    status: 429,
    text: 'We have sent several codes to this address already. Look at the newest mail, or try again later.',
  },
  'code-expired': { status: 422, text: 'That code is too old or was used already. Ask for a new one.' },
  'link-expired': { status: 422, text: 'That link has been used or is too old. Ask for a new one.' },
  'hand-over-expired': {
    status: 422,
    text: 'This sign-in did not reach the page in time. Please press “Sign in” once more.',
  },
  'origin-not-listed': {
    status: 403,
    text: 'This page may not show our conversation yet. Whoever runs it adds its address first: folkmoot site set {site} --embed-origin {origin}',
  },
  'url-invalid': {
    status: 422,
    text: 'Give the address of the page, like https://www.example.org/news/a-fine-day.',
  },
  'stories-too-many': {
    status: 429,
    text: 'Many new pages came from here at once. Please wait a minute and try again.',
  },
  'name-too-short': { status: 422, text: 'Choose a name with at least 2 letters.' },
  'name-too-long': { status: 422, text: 'Choose a name with at most 30 letters.' },
  'name-characters': {
    status: 422,
    text: 'A name can have letters, numbers, spaces, hyphens, full stops and apostrophes, and starts with a letter.',
  },
  'name-mixed-script': { status: 422, text: 'Please write your name in one alphabet.' },
  'name-taken': {
    status: 422,
    text: 'Someone here already has that name, or one that looks just like it. Please choose another.',
  },
  'name-reserved': {
    status: 422,
    text: 'That name could make people think you speak for “{word}”. Please choose another.',
  },
  'name-changed-lately': {
    status: 422,
    text: 'You can change your name once in 30 days. You can change it again on {date}.',
  },
  'age-band-missing': { status: 422, text: 'Choose your age group.' },
  'rules-not-agreed': {
    status: 422,
    text: 'Please read the house rules and tick the box to say that you agree.',
  },
  'person-banned': {
    status: 403,
    text: 'You cannot take part in the conversation {until}. The message we sent you says why, and how to object.',
  },
  'comment-too-short': { status: 422, text: 'Your comment needs at least {min} characters.' },
  'comment-too-long': { status: 422, text: 'Your comment has {count} characters. It can have up to {max}.' },
  'comment-refused': { status: 422, text: '{why}' },
  'thread-closed': {
    status: 422,
    text: 'This conversation is closed, so it takes no new comments. You can still read it.',
  },
  'parent-gone': {
    status: 422,
    text: 'The comment you answered is no longer here. You can post yours by itself.',
  },
  'edit-time-over': {
    status: 422,
    text: 'You can change a comment for {minutes} minutes. That time is over. You can still take it down.',
  },
  'own-comment': { status: 422, text: 'This is your own comment, so there is nothing to do here.' },
  'reason-missing': { status: 422, text: 'Choose what is wrong, so that we can help.' },
  'note-too-long': { status: 422, text: 'Your note can have up to {max} characters.' },
  'report-flood': {
    status: 429,
    text: 'You have sent many reports in a short time. We have them all. Please wait a little before you send more.',
  },
  'decision-needs-rule': { status: 422, text: 'Choose the house rule that this decision rests on.' },
  'decision-needs-reason': {
    status: 422,
    text: 'Write the reason in a sentence or two. The person will read it.',
  },
  'ban-needs-end': { status: 422, text: 'Choose a date for the ban to end, or choose “for good”.' },
  'colleague-ban': { status: 403, text: 'This is a member of the team. Only an admin can ban them.' },
  'message-missing': { status: 422, text: 'Write your message.' },
  'field-missing': { status: 422, text: 'Fill in “{label}”.' },
  'field-too-long': { status: 422, text: '“{label}” can have up to {max} characters.' },
  'slug-taken': { status: 422, text: 'Another story already has this address. Please change it.' },
  'slug-invalid': {
    status: 422,
    text: 'An address has small letters, numbers and hyphens only, like “a-fine-day”.',
  },
  'slug-fixed': {
    status: 422,
    text: 'Readers have seen this story at its address, so the address stays as it is.',
  },
  'source-invalid': {
    status: 422,
    text: 'Write each source on a line of its own, like “The council | https://example.org/page”.',
  },
  'date-not-past': {
    status: 422,
    text: 'This story is on the site already. Choose a time that has passed, or make it a draft again.',
  },
  'date-invalid': { status: 422, text: 'Enter a date and time, like 2027-02-09 08:00.' },
} as const satisfies Record<string, { status: number; text: string }>;

export type ErrorCode = keyof typeof errorTable;

/** An error that a rule throws on purpose. `field` names the form field it belongs to, where there is one. */
export class AppError extends Error {
  readonly code: ErrorCode;
  readonly params: ErrorParams;
  readonly field: string | undefined;

  constructor(code: ErrorCode, options: { params?: ErrorParams; field?: string; cause?: unknown } = {}) {
    super(errorText(code, options.params ?? {}), options.cause === undefined ? {} : { cause: options.cause });
    this.name = 'AppError';
    this.code = code;
    this.params = options.params ?? {};
    this.field = options.field;
  }

  get status(): number {
    return errorTable[this.code].status;
  }
}

function errorText(code: ErrorCode, params: ErrorParams): string {
  return errorTable[code].text.replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
}
