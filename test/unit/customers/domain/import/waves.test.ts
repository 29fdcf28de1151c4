import { describe, expect, it } from 'vitest';
import { wavesOf } from '../../../../../functions/customers/domain/import/waves.ts';

describe('waves', () => {
  it('keep what shares a key in order, and let the rest go at once', () => {
    const rows = [
      { n: 1, keys: ['a'] },
      { n: 2, keys: ['b'] },
      { n: 3, keys: ['a', 'c'] },
      { n: 4, keys: ['c'] },
      { n: 5, keys: ['d'] },
      { n: 6, keys: ['b', 'c'] },
      { n: 7, keys: [] },
    ];
    expect(wavesOf(rows, ({ keys }) => keys).map((wave) => wave.map(({ n }) => n))).toEqual([
      [1, 2, 5, 7],
      [3],
      [4],
      [6],
    ]);
    expect(wavesOf([], () => [])).toEqual([]);
  });
});
