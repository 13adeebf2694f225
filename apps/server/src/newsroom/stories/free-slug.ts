import type { Db } from '../../db/index.ts';
import { numberedSlug } from './slugify.ts';
import { isSlugTaken } from './stories.queries.ts';

/**
 * The address itself, or the first number after it that is free. Looks ahead in doubling steps and then halves the
 * distance, so that ten thousand stories of one name take no more than some twenty looks each.
 */
export async function findFreeSlug(tx: Db, wanted: { siteId: string; slug: string }): Promise<string> {
  const { siteId, slug } = wanted;
  const nth = (number: number) => (number === 1 ? slug : numberedSlug(slug, number));
  const isFree = async (number: number) => !(await isSlugTaken(tx, { siteId, slug: nth(number) }));
  let free = 1;
  while (!(await isFree(free))) free *= 2;
  let taken = Math.floor(free / 2);
  while (free - taken > 1) {
    const middle = Math.floor((free + taken) / 2);
    if (await isFree(middle)) free = middle;
    else taken = middle;
  }
  return nth(free);
}
