import type { VNode } from 'preact';
import type { Ctx } from './context.ts';

/** What the modules above show a person of their own, one part after the other. */
export async function OwnPage(ctx: Ctx, parts: readonly ((ctx: Ctx) => Promise<VNode>)[]): Promise<VNode> {
  const shown = await Promise.all(parts.map((part) => part(ctx)));
  return <>{shown}</>;
}
