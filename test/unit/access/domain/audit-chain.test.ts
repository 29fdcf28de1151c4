import { describe, expect, it } from 'vitest';
import { beginning, hashOf, linkAfter, portionsOf } from '../../../../functions/access/domain/audit-chain.ts';
import { erasureOf, sealed } from '../../../../functions/access/domain/audit-entry.ts';

const erased = sealed(erasureOf({ recordType: 'a', recordId: '7KQ' }, 'E1', '2026-03-02T09:00:00.000Z', 'x'), 'salt');

const entry = (size: number, changes = 0) => ({
  entry: { ...erased.entry, kind: 'changed' as const },
  text: 'x'.repeat(size),
  ...(changes > 0 && { values: { salt: 's', changes: 'é'.repeat(changes / 2) } }),
});

describe('a link', () => {
  it('is numbered from 1 and bound to the head before it', () => {
    const first = linkAfter(beginning(3), ['a']);
    expect(first).toMatchObject({ chain: 3, seq: 1, prev: beginning(3).hash, entries: ['a'] });
    expect(linkAfter(first, ['b'])).toMatchObject({ chain: 3, seq: 2, prev: first.hash });
  });

  it('has another hash when anything of it is another', () => {
    const link = { chain: 3, seq: 1, prev: 'p', entries: ['a', 'b'] };
    const others = [
      { ...link, chain: 4 },
      { ...link, seq: 2 },
      { ...link, prev: 'q' },
      { ...link, entries: ['b', 'a'] },
      { ...link, entries: ['a","b'] },
    ];
    expect(new Set([link, ...others].map(hashOf)).size).toBe(6);
  });

  it('begins each chain with a hash of its own', () => {
    expect(beginning(1)).toMatchObject({ chain: 1, seq: 0 });
    expect(beginning(1).hash).not.toBe(beginning(2).hash);
  });
});

describe('the portions of entries', () => {
  const lengths = (entries: Parameters<typeof portionsOf>[0]) => portionsOf(entries).map(({ length }) => length);

  it('are none of none, and one of few', () => {
    expect(lengths([])).toEqual([]);
    expect(lengths([entry(1), entry(1)])).toEqual([2]);
  });

  it('hold forty entries', () => {
    expect(lengths(Array.from({ length: 81 }, () => entry(1)))).toEqual([40, 40, 1]);
  });

  it('hold a megabyte and a half, values included', () => {
    expect(lengths([entry(500_000, 500_000), entry(500_000)])).toEqual([2]);
    expect(lengths([entry(500_000, 500_000), entry(500_001)])).toEqual([1, 1]);
    expect(lengths([entry(1_600_000), entry(1), entry(1), entry(1_499_998), entry(1)])).toEqual([1, 3, 1]);
  });

  it('begin anew with an erasure, and with nothing else', () => {
    expect(lengths([entry(1), entry(1), erased, entry(1), erased, erased])).toEqual([2, 2, 1, 1]);
    expect(lengths([erased])).toEqual([1]);
  });

  it('keep the order', () => {
    const entries = [entry(900_000), entry(900_001), entry(900_002)];
    expect(portionsOf(entries).flat()).toEqual(entries);
  });
});
