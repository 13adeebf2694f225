import { announce, newId } from '../../src/db/index.ts';
import type { Server } from '../../src/build.ts';

/** Waits until a server has heard all that was committed before: what the bus tells comes in the order of the commits. */
export async function settle(server: Server): Promise<void> {
  const storyId = `mark ${newId()}`;
  const heard = new Promise<void>((resolve) => {
    const stop = server.bus.subscribe('thread', (change) => {
      if (change.storyId !== storyId) return;
      stop();
      resolve();
    });
  });
  const mark = { siteId: 'mark', storyId, commentId: null, rootId: null, kind: 'thread' } as const;
  await server.db.transaction().execute((tx) => announce(tx, 'thread', mark));
  await heard;
}
