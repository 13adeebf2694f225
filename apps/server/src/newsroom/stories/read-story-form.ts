import { AppError } from '../../errors.ts';
import { fromLondonTime } from './london-time.ts';
import { isSlug, maxSlugLength, slugify } from './slugify.ts';
import type { FactBox } from './stories.tables.ts';
import { maxBodyLength } from './story.ts';
import { webAddress } from './web-address.ts';

/** A story as it is typed into the desk's form; every text as it came. */
export interface StoryForm {
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  /** Empty for none. */
  readonly sectionId: string;
  /** Empty: made from the headline. */
  readonly slug: string;
  readonly body: string;
  readonly factTitle: string;
  /** One a line. */
  readonly facts: string;
  /** One a line: `Name | https://example.org/page`, the address left out where there is none. */
  readonly sources: string;
  readonly publish: 'draft' | 'now' | 'at';
  /** London time such as `2027-02-09T08:00`, where `publish` is `at`. */
  readonly publishAt: string;
  readonly isLead: boolean;
}

/** Labels as the form shows them, and how many characters each may have. */
export const storyFields = {
  headline: { label: 'Headline', max: 150 },
  standfirst: { label: 'Standfirst', max: 400 },
  byline: { label: 'Byline', max: 120 },
  slug: { label: 'Address', max: maxSlugLength },
  body: { label: 'Story', max: maxBodyLength },
  factTitle: { label: 'Title of the fact box', max: 120 },
  facts: { label: 'Facts', max: 6_000 },
  sources: { label: 'Sources', max: 6_000 },
} as const;

type TextField = keyof typeof storyFields;

export interface ReadStoryForm {
  readonly headline: string;
  readonly standfirst: string;
  readonly byline: string;
  readonly slug: string;
  readonly body: string;
  readonly factBox: FactBox | null;
  readonly sectionId: string | null;
  /** Where `publish` is `at`. */
  readonly publishAtMs: number | null;
}

/**
 * What a form says, checked as far as that can be done without the database. Throws `field-missing`, `field-too-long`,
 * `slug-invalid`, `source-invalid` and `date-invalid`, each with its field.
 */
export function readStoryForm(form: StoryForm): ReadStoryForm {
  for (const field of Object.keys(storyFields) as TextField[]) refuseTooLong(form, field);
  const headline = oneLine(form.headline);
  if (headline === '') throw missing('headline', storyFields.headline.label);
  const slug = form.slug.trim() || slugify(headline);
  if (!isSlug(slug)) throw new AppError('slug-invalid', { field: 'slug' });
  return {
    headline,
    standfirst: oneLine(form.standfirst),
    byline: oneLine(form.byline),
    slug,
    body: unixLines(form.body).trim(),
    factBox: readFactBox(form),
    sectionId: form.sectionId === '' ? null : form.sectionId,
    publishAtMs: form.publish === 'at' ? readDate(form.publishAt) : null,
  };
}

/** What the fact box says so far, for the preview: nothing is asked for, and an address that is none is left out. */
export function draftFactBox(form: StoryForm): FactBox | null {
  const sources = lines(form.sources).map((line) => {
    const { name, address } = readSource(line);
    return { name, url: webAddress(address) };
  });
  const box = { title: oneLine(form.factTitle), facts: lines(form.facts), sources };
  return box.title === '' && box.facts.length === 0 && sources.length === 0 ? null : box;
}

/** The fields that hold a fact box, filled; the reverse of reading it. */
export function writeFactBox(box: FactBox | null): Pick<StoryForm, 'factTitle' | 'facts' | 'sources'> {
  return {
    factTitle: box?.title ?? '',
    facts: box?.facts.join('\n') ?? '',
    sources:
      box?.sources
        .map((source) => (source.url === null ? source.name : `${source.name} | ${source.url}`))
        .join('\n') ?? '',
  };
}

export function missing(field: keyof StoryForm, label: string): AppError {
  return new AppError('field-missing', { params: { label }, field });
}

function readFactBox(form: StoryForm): FactBox | null {
  const box = draftFactBox(form);
  if (box === null) return null;
  if (box.title === '') throw missing('factTitle', storyFields.factTitle.label);
  if (box.facts.length === 0) throw missing('facts', storyFields.facts.label);
  const isWrong = lines(form.sources)
    .map(readSource)
    .some(({ name, address }) => name === '' || (address !== '' && webAddress(address) === null));
  if (isWrong) throw new AppError('source-invalid', { field: 'sources' });
  return box;
}

/** The address is what stands after the last bar, so that a name may hold one. */
function readSource(line: string): { name: string; address: string } {
  const bar = line.lastIndexOf('|');
  if (bar === -1)
    return webAddress(line) === null ? { name: line, address: '' } : { name: line, address: line };
  return { name: line.slice(0, bar).trim(), address: line.slice(bar + 1).trim() };
}

function readDate(text: string): number {
  const atMs = fromLondonTime(text);
  if (atMs === null) throw new AppError('date-invalid', { field: 'publishAt' });
  return atMs;
}

function refuseTooLong(form: StoryForm, field: TextField): void {
  const { label, max } = storyFields[field];
  if (unixLines(form[field]).length > max)
    throw new AppError('field-too-long', { params: { label, max }, field });
}

function lines(text: string): string[] {
  return unixLines(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function unixLines(text: string): string {
  return text.replace(/\r\n?/g, '\n');
}
