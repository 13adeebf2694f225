import type { ComponentChildren, VNode } from 'preact';
import { formatCount, Moment, plural } from '../../http/index.ts';
import { reasonTexts, shorten } from '../reports/index.ts';
import { queuePageSize, type QueueList, type QueueRow } from './list-queue.ts';
import { queues, type Queue } from './moderation.tables.ts';

export const queueLabels: Readonly<Record<Queue, string>> = {
  all: 'Everything that waits',
  reported: 'Reported',
  held: 'Held',
  decided: 'Decided in the last 7 days',
};

/** Links that htmx follows without loading the page anew. */
const boosted = { 'hx-boost': 'true' };

/** The three columns: queues, list, item. `show` is the one that a narrow window shows. */
export function DeskColumns(props: {
  list: QueueList;
  show: 'queues' | 'list' | 'item';
  currentId: string | null;
  children: ComponentChildren;
}) {
  const { list, show } = props;
  return (
    <main id="content" class="desk-columns" data-show={show} tabIndex={-1}>
      <h1 class="visually-hidden">Moderation</h1>
      <nav class="desk-queues" aria-label="Queues">
        <h2>Queues</h2>
        <ul>
          {queues.map((queue) => (
            <li key={queue}>
              <a
                class="queue-link"
                href={`/desk?queue=${queue}`}
                aria-current={list.queue === queue ? 'true' : undefined}
                {...boosted}
              >
                {queueLabels[queue]} <span class="count">{formatCount(list.counts[queue])}</span>
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <section class="desk-list" aria-labelledby="list-title">
        <a class="desk-back" href="/desk" {...boosted}>
          Back to the queues
        </a>
        <h2 id="list-title" tabIndex={-1}>
          {queueLabels[list.queue]}
        </h2>
        <QueueRows list={list} currentId={props.currentId} />
        <Pager list={list} />
      </section>
      {props.children}
    </main>
  );
}

function QueueRows({ list, currentId }: { list: QueueList; currentId: string | null }): VNode {
  if (list.rows.length === 0)
    return (
      <p>
        {list.queue === 'decided'
          ? 'Nothing was decided in the last 7 days.'
          : 'Nothing is waiting here. Reports and held comments appear in this list.'}
      </p>
    );
  return (
    <ol>
      {list.rows.map((row) => (
        <li key={row.item.id}>
          <QueueRowLink row={row} queue={list.queue} isCurrent={row.item.id === currentId} />
        </li>
      ))}
    </ol>
  );
}

function QueueRowLink({ row, queue, isCurrent }: { row: QueueRow; queue: Queue; isCurrent: boolean }) {
  const { item, comment } = row;
  return (
    <a
      class={isCurrent ? 'queue-row queue-row-current' : 'queue-row'}
      href={`/desk/items/${item.id}?queue=${queue}`}
      aria-current={isCurrent ? 'true' : undefined}
      {...boosted}
    >
      <SeverityWord severity={item.severity} /> <small>{causeText(row)}</small>
      <p>
        <strong>{comment.authorName}</strong>:{' '}
        {item.severity === 3 ? 'text covered' : shorten(comment.text.replace(/\s+/g, ' '), 90)}
      </p>
      <p class="hint">
        {comment.storyHeadline}, <Moment atMs={item.decidedAtMs ?? item.openedAtMs} />
      </p>
    </a>
  );
}

export function SeverityWord({ severity }: { severity: number }) {
  if (severity === 3) return <span class="severity severity-high">Urgent</span>;
  if (severity === 2) return <span class="severity severity-medium">Soon</span>;
  return <span class="severity severity-low">In turn</span>;
}

function causeText({ item, openReports }: QueueRow): string {
  if (item.state === 'decided') return 'Decided';
  if (item.cause === 'held') return 'Held before it was shown';
  const labels = [...new Set(openReports.map((report) => reasonTexts[report.reason].label))];
  return `${plural(openReports.length, 'report')}: ${labels.join(', ')}`;
}

function Pager({ list }: { list: QueueList }) {
  const total = list.counts[list.queue];
  if (total <= queuePageSize) return null;
  const last = Math.ceil(total / queuePageSize);
  return (
    <nav class="pager" aria-label="Pages of the list">
      {list.page > 1 && <a href={`/desk?queue=${list.queue}&page=${list.page - 1}`}>Previous page</a>}
      <span>
        Page {list.page} of {last}
      </span>
      {list.page < last && <a href={`/desk?queue=${list.queue}&page=${list.page + 1}`}>Next page</a>}
    </nav>
  );
}
