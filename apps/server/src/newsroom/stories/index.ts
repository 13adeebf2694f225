/**
 * Owns: the publisher's pages: home, section, article; stories elsewhere that have their thread here; the desk in which
 * editors write and schedule stories, and their revisions.
 * Does not own: the conversation under a story, which is handed in as a slot.
 * Start reading at: save-story.ts, stories.routes.tsx, stories-desk.routes.tsx.
 */
export { createStory, type NewStory } from './create-story.ts';
export { insertImportedStory, type ImportedStoryInput } from './insert-imported-story.ts';
export { restoreSection, restoreStory, type StoryToRestore } from './restore-story.ts';
export { addSection, listSections } from './sections.queries.ts';
export { registerStoryDeskRoutes } from './stories-desk.routes.tsx';
export { findStory, findStoryIds, findStoryById, listAllStories } from './stories.queries.ts';
export { registerStoryRoutes, type StorySlots } from './stories.routes.tsx';
export { standingOf, type Story } from './story.ts';
