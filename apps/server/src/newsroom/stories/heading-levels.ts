/**
 * For the headings of one body in order: the tag that each gets, from h2 to h4, none more than one level below the one
 * before it. The page's h1 is the headline.
 */
export function headingLevels(): (tag: string) => string {
  let previous = 1;
  return (tag) => {
    previous = Math.min(Math.max(Number(tag.slice(1)), 2), previous + 1, 4);
    return `h${previous}`;
  };
}
