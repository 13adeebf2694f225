/**
 * Owns: threads and their comments: submit, edit, withdraw, like, pin, how a thread takes comments, the page of a thread.
 * Does not own: whether a text may appear (screening), reports, what moderators decide (moderation).
 * Start reading at: submit-comment.ts, then change-comment-state.ts, then thread.slot.tsx.
 */
export { submitComment, type NewComment, type PostedComment } from './submit-comment.ts';
export type { OpenItem } from './open-item.ts';
export { changeCommentState, type StateChange } from './change-comment-state.ts';
export { hideComment, unhideComment } from './hide-comment.ts';
export {
  findComment,
  findContext,
  findTexts,
  listCommentsOf,
  type FoundComment,
} from './comments.queries.ts';
export { commentCounts, findThread } from './threads.queries.ts';
export { insertImportedComments, type CommentToImport, type ImportedComments } from './import-comments.ts';
export { commentsProjections } from './projections.ts';
export { mustAgree } from './must-agree.ts';
export { withdrawComment } from './withdraw-comment.ts';
export { registerCommentRoutes } from './comments.routes.tsx';
export { registerLiveThread } from './live-thread.routes.ts';
export { registerPublicThread } from './public-thread.routes.ts';
export { threadSlot } from './thread.slot.tsx';
export { OwnComments } from './own-comments.slot.tsx';
export type {
  CommentRow,
  CommentState,
  CommentTextRow,
  ThreadChange,
  ThreadMode,
  ThreadRow,
} from './comments.tables.ts';
export { findExported, listExportPlaces, type ExportedComment } from './export.queries.ts';
export { importThread, type ThreadToImport } from './import-thread.ts';
