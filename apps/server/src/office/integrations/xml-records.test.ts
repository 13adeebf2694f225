import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ImportError } from './import-error.ts';
import {
  childText,
  findChild,
  readXmlRecords,
  type XmlRecord,
  type XmlRecordOptions,
} from './xml-records.ts';

type Chunks = Iterable<Uint8Array | string>;

const shelf: XmlRecordOptions = {
  root: 'shelf',
  format: 'a list of books',
  paths: ['shelf/box', 'shelf/box/book'],
  ignore: ['secret'],
};

async function read(chunks: Chunks, options: Partial<XmlRecordOptions> = {}): Promise<XmlRecord[]> {
  const { records, fault } = await readUntilFault(chunks, options);
  if (fault !== null) throw fault;
  return records;
}

async function readUntilFault(chunks: Chunks, options: Partial<XmlRecordOptions> = {}) {
  const records: XmlRecord[] = [];
  try {
    for await (const record of readXmlRecords(chunks, { ...shelf, ...options })) records.push(record);
    return { records, fault: null };
  } catch (fault) {
    if (!(fault instanceof ImportError)) throw fault;
    return { records, fault };
  }
}

async function readFault(chunks: Chunks, options: Partial<XmlRecordOptions> = {}): Promise<ImportError> {
  const { fault } = await readUntilFault(chunks, options);
  if (fault === null) throw new Error('the file was read without a fault');
  return fault;
}

function cut(bytes: Uint8Array, places: readonly number[]): Uint8Array[] {
  const cuts = [0, ...places.map((place) => place % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  return cuts.slice(1).map((end, index) => bytes.subarray(cuts[index], end));
}

const singly = (text: string) => [...Buffer.from(text)].map((byte) => Buffer.of(byte));

const document = `\ufeff<?xml version="1.0" encoding="UTF-8"?>\r
<!-- a shelf -->
<shelf>
  <box at="left &amp; low">
    <label>Tea &#x2615; caf\u00e9 \u{1f375}</label>
    <secret>where<deeper>the key is</deeper></secret>
    <book n="1"><title><![CDATA[A ]] > <b>bold</b> & plain]]></title></book>
    <book n="2"><title>One<i>two</i>three</title></book>
    <note>late</note>
  </box>
  <lamp><book>not one of ours</book></lamp>
  <box/>
</shelf>`;

describe('reading records', () => {
  test('an inner record is yielded by itself, between the beginning of the outer one and all of it', async () => {
    const records = await read([document]);
    expect(records.map(({ path, isComplete }) => [path, isComplete])).toEqual([
      ['shelf/box', false],
      ['shelf/box/book', true],
      ['shelf/box/book', true],
      ['shelf/box', true],
      ['shelf/box', true],
    ]);
    const [begun, first, second, whole] = records;
    expect(begun?.node.attributes.at).toBe('left & low');
    expect(begun?.node.children.map((child) => child.name)).toEqual(['label']);
    expect(whole?.node.children.map((child) => child.name)).toEqual(['label', 'note']);
    expect(childText(begun!.node, 'label')).toBe('Tea \u2615 caf\u00e9 \u{1f375}');
    expect(childText(first!.node, 'title')).toBe('A ]] > <b>bold</b> & plain');
    expect(findChild(second!.node, 'title')).toMatchObject({ text: 'Onethree', children: [{ text: 'two' }] });
  });

  test('what is ignored is in no record', async () => {
    expect(JSON.stringify(await read([document]))).not.toMatch(/secret|where|the key is/);
  });

  test('a file fed byte by byte gives the same records', async () => {
    expect(await read(singly(document))).toEqual(await read([document]));
  });

  test('records and faults are the same however the file is cut', async () => {
    const broken = document.replace('</lamp>', '</lump>');
    for (const text of [document, broken]) {
      const expected = await readUntilFault([text]);
      expect(expected.fault === null).toBe(text === document);
      const bytes = Buffer.from(text);
      await fc.assert(
        fc.asyncProperty(fc.array(fc.nat(), { maxLength: 40 }), async (places) => {
          const pieces = cut(bytes, places);
          expect(await readUntilFault(pieces)).toEqual(expected);
        }),
      );
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 1, max: 50 }), async (size) => {
          const pieces = text.match(new RegExp(`[\\s\\S]{1,${size}}`, 'g')) ?? [];
          expect(await readUntilFault(pieces)).toEqual(expected);
        }),
      );
    }
  });

  test('a reader that stops early closes the file', async () => {
    let isClosed = false;
    function* file() {
      try {
        for (;;) yield document.slice(0, document.indexOf('<lamp>'));
      } finally {
        isClosed = true;
      }
    }
    for await (const record of readXmlRecords(file(), shelf)) {
      expect(record.path).toBe('shelf/box');
      break;
    }
    expect(isClosed).toBe(true);
  });
});

describe('encodings', () => {
  const body = '<shelf><box><label>caf\u00e9</label></box></shelf>';
  const label = (records: XmlRecord[]) => childText(records[0]!.node, 'label');

  test.each([
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${body}`)],
    ['UTF-8 undeclared', Buffer.from(body)],
    ['Latin 1 declared', Buffer.from(`<?xml version="1.0" encoding="ISO-8859-1"?>${body}`, 'latin1')],
    ['UTF-16 with a byte order mark', Buffer.from(`\ufeff<?xml version="1.0"?>${body}`, 'utf16le')],
    ['UTF-16 big-endian', Buffer.from(`\ufeff${body}`, 'utf16le').swap16()],
    ['UTF-16 without a mark', Buffer.from(`<?xml version="1.0" encoding="UTF-16"?>${body}`, 'utf16le')],
    ['UTF-8 that says it is UTF-16', Buffer.from(`<?xml version='1.0' encoding='UTF-16'?>${body}`)],
  ])('%s is read', async (_name, bytes) => {
    expect(label(await read([bytes]))).toBe('caf\u00e9');
    expect(label(await read([...bytes].map((byte) => Buffer.of(byte))))).toBe('caf\u00e9');
  });

  test('a mark in the middle of the text is text', async () => {
    const bytes = Buffer.from('<shelf><box><label>a\ufeffb</label></box></shelf>');
    expect(label(await read([bytes.subarray(0, 20), bytes.subarray(20)]))).toBe('a\ufeffb');
  });

  test('bytes that are not UTF-8 are named with their place, after the records before them', async () => {
    const bytes = Buffer.concat([
      Buffer.from('<shelf>\n<box/>\n<box>caf'),
      Buffer.of(0xe9),
      Buffer.from('</box></shelf>'),
    ]);
    for (const pieces of [[bytes], [...bytes].map((byte) => Buffer.of(byte))]) {
      const { records, fault } = await readUntilFault(pieces);
      expect(records).toHaveLength(1);
      expect(fault).toMatchObject({ code: 'encoding-unreadable', line: 3, column: 8 });
      expect(fault?.message).toBe(
        'The file cannot be read at line 3, column 8: it has bytes that are not UTF-8.',
      );
    }
  });

  test('a character cut short at the end is a fault', async () => {
    const bytes = Buffer.from('<shelf>\u00e9');
    expect(await readFault([bytes.subarray(0, -1)])).toMatchObject({ code: 'encoding-unreadable', line: 1 });
  });

  test('an encoding that nobody knows is a fault', async () => {
    const fault = await readFault([Buffer.from('<?xml version="1.0" encoding="x-moon"?><shelf/>')]);
    expect(fault).toMatchObject({ code: 'encoding-unreadable' });
  });
});

describe('what is refused', () => {
  test('a fault in the XML is named by line and column', async () => {
    const fault = await readFault(['<shelf>\n  <box>\n    <book></box>\n</shelf>']);
    expect(fault).toMatchObject({ code: 'not-well-formed', line: 3, column: 16 });
    expect(fault.message).toBe('The file is not well-formed XML at line 3, column 16: unexpected close tag.');
  });

  test.each([
    ['nothing at all', '', 'document must contain a root element'],
    ['a file cut short', '<shelf><box>half', 'unclosed tag'],
    ['a stray ampersand', '<shelf><box>this & that;</box></shelf>', 'disallowed character in entity name'],
    ['a character that XML has not', '<shelf><box>\u0008</box></shelf>', 'disallowed character'],
    ['the number of such a character', '<shelf><box>&#8;</box></shelf>', 'malformed character entity'],
    ['something after the end', '<shelf/><shelf/>', 'documents may contain only one root'],
  ])('%s', async (_name, text, reason) => {
    const fault = await readFault([text]);
    expect(fault.code).toBe('not-well-formed');
    expect(fault.message).toContain(`: ${reason}.`);
  });

  test('the message does not repeat what the file says', async () => {
    const fault = await readFault(['<shelf><private-matter a="1" a="2"/></shelf>']);
    expect(fault.message).toMatch(/duplicate attribute\.$/);
  });

  test('an entity bomb is refused before anything is expanded', async () => {
    const bomb = `<!DOCTYPE shelf [
      <!ENTITY a "moo moo moo">
      <!ENTITY b "&a;&a;&a;&a;">
    ]><shelf><box>&b;</box></shelf>`;
    const { records, fault } = await readUntilFault([bomb]);
    expect(records).toEqual([]);
    expect(fault).toMatchObject({ code: 'entities-refused', line: 4 });
    expect(fault?.message).toContain('could define entities or fetch other files, at line 4, column 6');
  });

  test.each([
    [
      'an external entity',
      '<!DOCTYPE shelf [<!ENTITY x SYSTEM "file:///etc/hostname">]><shelf><box>&x;</box></shelf>',
    ],
    ['an external declaration', '<!DOCTYPE shelf SYSTEM "https://example.org/shelf.dtd"><shelf/>'],
    ['a public one', '<!DOCTYPE shelf PUBLIC "-//X" "https://example.org/shelf.dtd"><shelf/>'],
    ['an entity that is not XML’s own', '<shelf><box>caf&eacute;</box></shelf>'],
    ['one named like a property', '<shelf><box>&constructor;</box></shelf>'],
    ['one in an attribute', '<shelf><box at="&nbsp;"/></shelf>'],
  ])('%s is refused', async (_name, text) => {
    expect(await readFault([text])).toMatchObject({ code: 'entities-refused', line: 1 });
  });

  test('a bare document type declaration does no harm', async () => {
    expect(await read(['<!DOCTYPE shelf><shelf><box/></shelf>'])).toHaveLength(1);
  });

  test('a file of another kind is named as such', async () => {
    const fault = await readFault(['<?xml version="1.0"?>\n<html><body/></html>']);
    expect(fault).toMatchObject({ code: 'not-this-format', line: 2 });
    expect(fault.message).toContain('The file is not a list of books');
  });

  test.each([
    ['long text', `<box>${'moo '.repeat(300)}</box>`],
    ['many elements', `<box>${'<a/>'.repeat(20)}</box>`],
    ['many attributes', `<box ${Array.from({ length: 20 }, (_, n) => `a${n}=""`).join(' ')}/>`],
    ['a long comment', `<!--${'moo '.repeat(300)}-->`],
    ['a long declaration', `<?moo ${'moo '.repeat(300)}?>`],
    ['text that nobody wants', `<lamp>${'moo &amp; '.repeat(300)}</lamp>`],
  ])('%s beyond the bound is refused', async (_name, text) => {
    const pieces = `<shelf>${text}</shelf>`.match(/.{1,50}/g) ?? [];
    const fault = await readFault(pieces, { maxRecordLength: 1000 });
    expect(fault).toMatchObject({ code: 'too-large', line: 1 });
    expect(fault.message).toContain('larger than 1,000 characters');
  });

  test('the bound is for one record, not for the file nor for records inside one another', async () => {
    const book = `<book>${'moo '.repeat(100)}</book>`;
    const records = await read([`<shelf><box>${book.repeat(50)}</box></shelf>`], { maxRecordLength: 1000 });
    expect(records).toHaveLength(52);
  });

  test('elements nested hundreds deep are refused', async () => {
    expect(await readFault([`<shelf>${'<a>'.repeat(300)}`])).toMatchObject({ code: 'too-large' });
  });
});
