import { draftKey } from './composer.view.tsx';
import type { Receipt } from './thread-page.ts';

/**
 * What the author is told at once: that the comment is there, or that it waits. Lets the kept
 * draft go; an edit had none, so what is being written anew stays.
 */
export function ReceiptView(props: { receipt: Receipt }) {
  const { comment, advice } = props.receipt;
  return (
    <div
      class="notice notice-success"
      id="receipt"
      role="status"
      {...(comment.editedAtMs === null && {
        'data-draft-clear': draftKey(comment.storySlug, comment.parentId),
      })}
    >
      {comment.state === 'held' ? (
        <p>Thank you. Your comment has been received and will appear on the site shortly</p>
      ) : (
        <p>
          Thank you. <a href={`#comment-${comment.id}`}>Your comment is there</a>.
        </p>
      )}
      {advice.map((one) => (
        <p key={one.kind}>{one.why}</p>
      ))}
    </div>
  );
}
