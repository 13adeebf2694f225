import { formatDateTime } from './format.ts';

/** A time: the exact one in the page, made relative by the little script where there is one. */
export function Moment(props: { atMs: number }) {
  const exact = formatDateTime(props.atMs);
  return (
    <time dateTime={new Date(props.atMs).toISOString()} title={exact} data-relative="">
      {exact}
    </time>
  );
}
