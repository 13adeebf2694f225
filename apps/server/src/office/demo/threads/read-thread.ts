import type { DemoComment } from '../types.ts';

/** One comment of a hand-written thread: number, the number it answers or null, author, minutes after the story, likes, text. */
export type CommentRow = readonly [
  number: number,
  answers: number | null,
  author: string,
  minutesAfterStory: number,
  likes: number,
  text: string,
  more?: Pick<DemoComment, 'state' | 'report' | 'isPinned'>,
];

/** Turns rows into comments with ids of the form `slug-001`. */
export function readThread(storySlug: string, rows: readonly CommentRow[]): DemoComment[] {
  const id = (number: number) => `${storySlug}-${String(number).padStart(3, '0')}`;
  return rows.map(([number, answers, author, minutesAfterStory, likes, text, more]) => ({
    id: id(number),
    storySlug,
    parentId: answers === null ? null : id(answers),
    author,
    text,
    minutesAfterStory,
    likes,
    ...more,
  }));
}
