/** What the attributes of `<folkmoot-thread>` say, with what takes the place of a wrong one. */
export interface ThreadSettings {
  /** Origin of the newsroom's server. */
  readonly site: string;
  /** Key of the story there; null where the story is named by its address. */
  readonly story: string | null;
  /** Canonical address of the story on the publisher's own site. */
  readonly url: string;
  readonly sort: Sort;
  /** Where the page of comments starts; null for the first one. */
  readonly after: string | null;
  readonly theme: Theme;
  /** One sentence for each attribute that was passed over. */
  readonly problems: readonly string[];
}

const sorts = ['newest', 'oldest', 'replied', 'liked'] as const;
const themes = ['auto', 'light', 'dark'] as const;
export type Sort = (typeof sorts)[number];
export type Theme = (typeof themes)[number];

/** Where the element stands: what is used when an attribute is missing or makes no sense. */
export interface Surroundings {
  /** Address of the widget's own script. */
  readonly script: string;
  /** Address of the page. */
  readonly page: string;
  /** What the page's `<link rel="canonical">` says. */
  readonly canonical: string | null;
}

type Attributes = (name: string) => string | null;

/** Reads the attributes. Never throws: what is wrong falls back and is told in `problems`. */
export function readSettings(attribute: Attributes, around: Surroundings): ThreadSettings {
  const problems: string[] = [];
  const wrong = (name: string, wanted: string) =>
    problems.push(`${name}="${attribute(name) ?? ''}" is not ${wanted}.`);

  const site = readAddress(attribute('site'), around.page);
  if (!site && attribute('site') !== null) wrong('site', 'the address of a Folkmoot server');
  const url = readAddress(attribute('url'), around.page);
  if (!url && attribute('url') !== null) wrong('url', 'an http or https address');
  const choose = <T extends string>(name: string, values: readonly [T, ...T[]]): T => {
    const given = attribute(name);
    const found = values.find((one) => one === given);
    if (found === undefined && given) wrong(name, `one of ${values.join(', ')}`);
    return found ?? values[0];
  };
  return {
    site: (site ?? new URL(around.script)).origin,
    story: attribute('story')?.trim() || null,
    url: withoutHash(url ?? readAddress(around.canonical, around.page) ?? new URL(around.page)),
    sort: choose('sort', sorts),
    after: attribute('after') || null,
    theme: choose('theme', themes),
    problems,
  };
}

function readAddress(written: string | null, base: string): URL | null {
  const address = written ? URL.parse(written, base) : null;
  return address && /^https?:$/.test(address.protocol) ? address : null;
}

function withoutHash(address: URL): string {
  const plain = new URL(address);
  plain.hash = '';
  return plain.href;
}
