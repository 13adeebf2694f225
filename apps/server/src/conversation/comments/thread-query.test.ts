import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readThreadQuery, sorts, threadHref, writeCursor } from './thread-query.ts';

const id = '01890000-0000-7000-8000-000000000001';

describe('the address of a page of a thread', () => {
  it('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.constantFrom(...sorts), fc.maxSafeNat(), fc.uuid(), (sort, value, uuid) => {
        const href = threadHref('a-fine-day', { sort, after: { value, id: uuid }, at: uuid, hash: 'thread' });
        const query = Object.fromEntries(new URL(href, 'http://newsroom.test').searchParams);
        expect(readThreadQuery(query)).toEqual({ sort, after: { value, id: uuid }, posted: null, at: uuid });
      }),
    );
  });

  it('is short where nothing is out of the ordinary', () => {
    expect(threadHref('a-fine-day')).toBe('/stories/a-fine-day');
    expect(threadHref('a-fine-day', { sort: 'newest', after: null, hash: 'thread' })).toBe(
      '/stories/a-fine-day#thread',
    );
    expect(threadHref('a-fine-day', { sort: 'liked', posted: id })).toBe(
      `/stories/a-fine-day?sort=liked&posted=${id}`,
    );
  });

  it('leaves out what cannot be read', () => {
    const nothing = { sort: 'newest', after: null, posted: null, at: null };
    for (const query of [
      {},
      { sort: 'loudest', after: 'x', posted: 'x', at: '1' },
      { sort: ['liked', 'oldest'], after: {}, posted: [id], at: 7 },
      { after: writeCursor('liked', { value: 1, id }) },
      { after: Buffer.from(JSON.stringify(['newest', 1.5, id])).toString('base64url') },
      { after: Buffer.from(JSON.stringify(['newest', 1, "1' or 1"])).toString('base64url') },
      { after: Buffer.from('{"length":3}').toString('base64url') },
      { after: Buffer.from('null').toString('base64url') },
    ])
      expect(readThreadQuery(query)).toEqual(nothing);
  });

  it('survives anything at all', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('sort', 'after', 'posted', 'at'), fc.anything()), (query) => {
        expect(sorts).toContain(readThreadQuery(query).sort);
      }),
    );
  });
});
