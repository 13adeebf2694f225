import type { Ctx, SignedIn } from '../../context.ts';
import { AppError } from '../../errors.ts';
import { banEnd, isBanned } from '../../newsroom/people/index.ts';

/** Who is asking, when they may take part. Error codes: `sign-in-needed`, `person-banned`. */
export function requireAuthor(ctx: Ctx): SignedIn {
  const { viewer } = ctx;
  if (viewer.kind === 'guest') throw new AppError('sign-in-needed');
  const { bannedUntilMs } = viewer;
  if (bannedUntilMs !== null && isBanned({ bannedUntilMs }, ctx.clock.now()))
    throw new AppError('person-banned', { params: { until: banEnd(bannedUntilMs) } });
  return viewer;
}

/** Who acts, as the event log names them. */
export function actorOf(ctx: Ctx): string {
  return ctx.viewer.kind === 'person' ? `person:${ctx.viewer.personId}` : 'guest';
}
