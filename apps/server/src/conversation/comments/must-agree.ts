import type { Ctx } from '../../context.ts';
import { findPerson } from '../../newsroom/people/index.ts';

/** Whether a person has yet to agree to the house rules in force: before a first comment, and when they have changed. */
export async function mustAgree(
  ctx: Ctx,
  personId: string,
  rules: { readonly version: number },
): Promise<boolean> {
  const person = await findPerson(ctx.db, { siteId: ctx.site.id, personId });
  return person?.rulesVersion !== rules.version;
}
