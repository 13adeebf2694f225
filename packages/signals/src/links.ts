import { LinkifyIt } from 'linkify-it';

/** A link in a text: `start` and `end` are offsets in UTF-16 units, `end` the first after it; `url` is the address to link to. */
export interface FoundLink {
  start: number;
  end: number;
  url: string;
}

/** Newer endings of addresses that are common in spam and in honest links; linkify-it knows the older and the countries'. */
const newerEndings = (
  'academy agency app art bet biz blog cafe casino chat click cloud club codes community company cricket date deals dev ' +
  'digital email events finance fit football fun fund games global group guide help homes icu ink land life link live ' +
  'loan lol london love ltd media mobi money network news ngo ninja one online ooo page party photos pics plus porn press ' +
  'pub rest review rocks run sale school scot sex shop site social software solutions space sport store stream studio ' +
  'support team tech tel tips today top tours travel tube tv uk vip wales website wiki win work works world wtf xyz zone'
).split(' ');

const wwwSchema = 'www.';

/** What may follow "www." in an address; made once, from the same parts that linkify-it makes its own patterns of. */
let afterWww: RegExp | undefined;

const linkify = new LinkifyIt({ fuzzyLink: true, fuzzyEmail: false, urlAuth: true, maxLength: 2048 })
  .add('ftp:', null)
  .add('mailto:', null)
  .add('//', null)
  .add(wwwSchema, {
    validate(text, position, self) {
      afterWww ??= new RegExp(`${self.re.get_url_host_port().source}${self.re.get_path().source}`, 'iy');
      afterWww.lastIndex = position;
      const rest = afterWww.exec(text)?.[0] ?? '';
      return rest.includes('.') ? rest.length : 0;
    },
    normalize(match) {
      match.url = `http://${match.raw}`;
    },
  });

linkify.set({ tlds: [...linkify.__opts__.tlds, ...newerEndings] });

/** "Home late.It was fun": a full stop without a space after it, no address. But "Example.Org" is one. */
const sentenceBreak = /\.(?!(?:Com|Org|Net|Edu|Gov|Info|Biz|Uk)$)\p{Lu}\p{Ll}*$/u;

/**
 * Finds web addresses: with http or https, beginning with www., or bare domain names with a known ending
 * ("example.org/page"). An e-mail address is none. Never throws; linear in the length of the text, by the bounds that
 * linkify-it puts on each part of an address.
 *
 * @example findLinks('See example.org.') // [{ start: 4, end: 15, url: 'http://example.org' }]
 */
export function findLinks(text: string): FoundLink[] {
  // Invisible characters end an address rather than hide it; a space of the same length keeps the offsets.
  const visible = text.replace(/\p{Cf}/gu, (invisible) => ' '.repeat(invisible.length));
  return (linkify.match(visible) ?? [])
    .filter((match) => {
      if (match.schema === 'http:' || match.schema === 'https:') return true;
      return text[match.lastIndex] !== '@' && !sentenceBreak.test(match.raw);
    })
    .map((match) => ({ start: match.index, end: match.lastIndex, url: match.url }));
}
