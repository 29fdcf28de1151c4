import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, contentOf, topFields } from '../../../../functions/access/domain/audit-changes.ts';

describe('the content of an item', () => {
  it('is the record, without what the table needs and what the entry says itself', () => {
    const keys = { pk: 'a', sk: 'b', gsi1pk: 'c', gsi1sk: 'd', duePk: 'e', dueSk: 'f', expiresAt: 1, events: '[]' };
    const meta = { version: 2, revision: 3, createdAt: 't', updatedAt: 't', updatedBy: 'person:ada' };
    const ours = { erasureId: 'e', request: { key: 'k' }, requestMark: 'm', listed: {} };
    expect(contentOf({ ...keys, ...meta, ...ours, name: 'Ada' })).toEqual({ name: 'Ada' });
  });

  it('is also what only the list shows; the record itself wins', () => {
    expect(contentOf({ listed: { status: 'done', name: 'old', version: 1 }, name: 'Ada' })).toEqual({
      status: 'done',
      name: 'Ada',
    });
    expect(contentOf({ listed: 'no record', name: 'Ada' })).toEqual({ name: 'Ada' });
  });

  it('is nothing of an item that is not there', () => {
    expect(contentOf(undefined)).toEqual({});
  });
});

describe('the changes between two', () => {
  it('name each field that differs, with its value before and after', () => {
    expect(changesBetween({ name: 'Ada', age: 3, same: 1 }, { name: 'Eva', same: 1, tags: ['a'] })).toEqual([
      { field: 'age', before: 3 },
      { field: 'name', before: 'Ada', after: 'Eva' },
      { field: 'tags', after: ['a'] },
    ]);
  });

  it('go into maps, so that one member of many is told alone', () => {
    const departments = { billing: { name: 'Billing', hours: 4 }, technical: { name: 'Technical' } };
    expect(
      changesBetween({ departments }, { departments: { ...departments, billing: { name: 'Billing', hours: 8 } } }),
    ).toEqual([{ field: 'departments.billing.hours', before: 4, after: 8 }]);
  });

  it('tell a map that comes or goes by its members', () => {
    expect(changesBetween({}, { customer: { name: 'Ada', email: 'a@b.example' } })).toEqual([
      { field: 'customer.email', after: 'a@b.example' },
      { field: 'customer.name', after: 'Ada' },
    ]);
    expect(changesBetween({ customer: { name: 'Ada' } }, {})).toEqual([{ field: 'customer.name', before: 'Ada' }]);
  });

  it.each([
    [{ a: {} }, {}, [{ field: 'a', before: {} }]],
    [{}, { a: {} }, [{ field: 'a', after: {} }]],
    [{ a: { b: 1 } }, { a: 2 }, [{ field: 'a', before: { b: 1 }, after: 2 }]],
    [{ a: null }, { a: { b: 1 } }, [{ field: 'a', before: null, after: { b: 1 } }]],
    [{ a: [1, 2] }, { a: [2, 1] }, [{ field: 'a', before: [1, 2], after: [2, 1] }]],
    [{ a: { b: 1 } }, { a: {} }, [{ field: 'a.b', before: 1 }]],
    [{ a: [{ b: 1 }] }, { a: [{ b: 2 }] }, [{ field: 'a', before: [{ b: 1 }], after: [{ b: 2 }] }]],
    [{}, {}, []],
  ])('hold a value of another kind to be another: %o, %o', (before, after, expected) => {
    expect(changesBetween(before, after)).toStrictEqual(expected);
  });

  it('do not mind the order in which names stand, wherever', () => {
    expect(changesBetween({ list: [{ a: 1, b: { c: 2, d: 3 } }] }, { list: [{ b: { d: 3, c: 2 }, a: 1 }] })).toEqual(
      [],
    );
  });

  it('are none between a record and itself, and one at least between two that differ', () => {
    const record = fc.dictionary(fc.string({ minLength: 1 }), fc.jsonValue());
    fc.assert(fc.property(record, (one) => changesBetween(one, structuredClone(one)).length === 0));
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer()), (one) => {
        expect(changesBetween(one, { ...one, new: 1 })).toEqual([{ field: 'new', after: 1 }]);
      }),
    );
  });

  it('stay at the top of a record with more than 500 fields', () => {
    const many = (count: number) => ({
      all: Object.fromEntries(Array.from({ length: count }, (_, n) => [`f${n}`, n])),
    });
    expect(changesBetween({}, many(500))).toHaveLength(500);
    expect(changesBetween({}, many(501))).toEqual([{ field: 'all', after: many(501).all }]);
  });

  it('leave out what an entry cannot hold, and say how much it was', () => {
    const large = 'x'.repeat(150_000);
    const [first, second, third] = changesBetween({}, { a: large, b: large, c: 'small' });
    expect(first).toEqual({ field: 'a', after: large });
    expect(second).toEqual({ field: 'b', leftOut: 150_024 });
    expect(third).toEqual({ field: 'c', after: 'small' });
  });

  it('hold 200,000 bytes and not one more', () => {
    const size = (text: string) => Buffer.byteLength(JSON.stringify({ field: 'a', after: text }));
    const fits = 'é'.repeat((200_000 - size('')) / 2);
    expect(size(fits)).toBe(200_000);
    expect(changesBetween({}, { a: fits })).toEqual([{ field: 'a', after: fits }]);
    expect(changesBetween({}, { a: `${fits}x` })).toEqual([{ field: 'a', leftOut: 200_001 }]);
  });
});

it('the fields at the top are named once', () => {
  expect(topFields([{ field: 'a.b' }, { field: 'a.c' }, { field: 'd' }])).toEqual(['a', 'd']);
});
