import { expect, it } from 'vitest';
import { every } from '../../../../web/src/api/directory.ts';

it('reads a list to its end, also behind an empty page', async () => {
  const pages: Record<string, { items: number[]; cursor?: string }> = {
    first: { items: [1, 2], cursor: 'empty' },
    empty: { items: [], cursor: 'last' },
    last: { items: [3] },
  };
  expect(await every(async (cursor = 'first') => pages[cursor] ?? { items: [] })).toEqual([1, 2, 3]);
});
