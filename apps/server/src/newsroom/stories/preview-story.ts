import { cleanHtml } from './clean-html.ts';
import type { Editor } from './find-editor.ts';
import { fromLondonTime } from './london-time.ts';
import { draftFactBox, type StoryForm } from './read-story-form.ts';
import { isTooLongToEdit, standingOf, type ShownStory } from './story.ts';

/** The story that a form describes, as its page would show it, whether or not it could be saved as it is. */
export function previewStory(input: { form: StoryForm; editor: Editor; nowMs: number }): ShownStory {
  const { form, editor } = input;
  const { story } = editor;
  const section = editor.sections.find((one) => one.id === form.sectionId);
  const bodyFormat = story?.bodyFormat ?? 'markdown';
  const typed = bodyFormat === 'html' ? cleanHtml(form.body) : form.body;
  return {
    headline: form.headline.trim() || 'No headline yet',
    standfirst: form.standfirst.trim(),
    byline: form.byline.trim(),
    body: story && isTooLongToEdit(story) ? story.body : typed,
    bodyFormat,
    factBox: draftFactBox(form),
    canonicalUrl: story?.canonicalUrl ?? null,
    publishedAtMs: dateOf(input),
    sectionName: section?.name ?? null,
    sectionSlug: section?.slug ?? null,
  };
}

/** The date that readers would be shown, were it saved now. */
function dateOf(input: { form: StoryForm; editor: Editor; nowMs: number }): number {
  const { form, editor, nowMs } = input;
  if (form.publish === 'at') return fromLondonTime(form.publishAt) ?? nowMs;
  const { story } = editor;
  return story?.publishedAtMs != null && standingOf(story, nowMs) === 'live' ? story.publishedAtMs : nowMs;
}
