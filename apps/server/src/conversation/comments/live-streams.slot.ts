import type { Logger } from 'pino';
import type { Clock } from '../../context.ts';
import type { Bus, Db } from '../../db/index.ts';
import type { EventStreams, StreamEvent } from '../../http/index.ts';
import type { ThreadChange } from './comments.tables.ts';
import { removedText, renderFragment } from './live-fragment.view.tsx';
import { findLiveNews } from './live-thread.ts';

export interface LiveParts {
  readonly db: Db;
  readonly bus: Bus;
  readonly clock: Clock;
  readonly log: Logger;
  /** By the id of the story. */
  readonly streams: EventStreams;
}

/**
 * Tells what the bus says of a thread to those who have it open: read, rendered and encoded once a change, in the order
 * in which the changes came. Gives back how to stop.
 */
export function tellReaders(parts: LiveParts): () => void {
  const { bus, streams } = parts;
  const queues = new Map<string, Promise<void>>();
  const hear = (change: ThreadChange): void => {
    const { storyId } = change;
    if (!streams.hasAudience(storyId)) return streams.skip(storyId);
    const turn = (queues.get(storyId) ?? Promise.resolve()).then(() => tell(parts, change));
    queues.set(storyId, turn);
    void turn.then(() => queues.get(storyId) === turn && queues.delete(storyId));
  };
  const stops = [
    bus.subscribe('thread', hear),
    bus.watch((isHearing) => {
      if (isHearing) sayGap(streams);
    }),
  ];
  return () => stops.forEach((stop) => stop());
}

/**
 * What is said where we do not know what somebody has missed. A page that shows another number of comments has missed
 * something; null when that is not known either.
 */
export function gapEvent(count: number | null): StreamEvent {
  return { event: 'reload', data: { count } };
}

/** There is nothing more to wait for: no page is to come back. */
const overEvent: StreamEvent = { event: 'reload', data: { count: null, isOver: true } };

/** The bus has not heard for a while. */
function sayGap(streams: EventStreams): void {
  streams.skipEverywhere();
  for (const topic of streams.topics) streams.send(topic, gapEvent(null));
}

async function tell(parts: LiveParts, change: ThreadChange): Promise<void> {
  const { db, streams } = parts;
  const { storyId } = change;
  const nowMs = parts.clock.now();
  try {
    const news = await findLiveNews(db, change, { nowMs });
    if (news?.kind === 'over') return streams.end(storyId, overEvent);
    if (!news) return;
    if (news.kind === 'removed') sayRemoved(streams, { ...news, storyId });
    else if (news.kind !== 'count') {
      const { id, parentId, rootId } = news.tree.comment;
      const data = { id, parentId, rootId, html: renderFragment(news.tree, news.thread, nowMs) };
      // Who comes back is told the newest text alone.
      streams.rewrite(storyId, id, data);
      streams.send(storyId, { event: news.kind, data, about: id });
    }
    if (news.kind !== 'edited') streams.send(storyId, { event: 'count', data: { count: news.thread.count } });
  } catch (error) {
    parts.log.error({ err: error }, 'readers were not told of a change');
    streams.skip(storyId);
    streams.send(storyId, gapEvent(null));
  }
}

/** Who comes back is told that the comment is gone, and nothing of what it said. */
function sayRemoved(
  streams: EventStreams,
  news: { storyId: string; commentId: string; isWithdrawn: boolean },
): void {
  const { storyId, commentId: id } = news;
  streams.rewrite(storyId, id, null);
  streams.send(storyId, { event: 'removed', data: { id, text: removedText(news.isWithdrawn) }, about: id });
}
