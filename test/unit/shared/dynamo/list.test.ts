import { describe, expect, it } from 'vitest';
import { pageOf } from '../../../../shared/dynamo/list.ts';

const letters = 'abcdefg'.split('');
const pages = (limit: number, cursor?: string, list = 'letters') =>
  pageOf(
    list,
    { limit, cursor },
    async (after, most) => letters.filter((one) => after === undefined || one > after).slice(0, most),
    (one) => one,
  );

const pageAt = async (limit: number, cursor?: string) => {
  const page = await pages(limit, cursor);
  if (!page.ok) throw new Error(page.error.code);
  return page.value;
};

const notAtAll = () => Promise.reject(new Error('it was read'));

describe('pageOf', () => {
  it('walks through a list without gap or repeat', async () => {
    const seen: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await pageAt(3, cursor);
      seen.push(page.items);
      cursor = 'cursor' in page ? page.cursor : undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual([['a', 'b', 'c'], ['d', 'e', 'f'], ['g']]);
  });

  it('gives no cursor when the page ends with the list', async () => {
    expect(await pageAt(7)).toEqual({ items: letters });
  });

  it('refuses the cursor of another list before it reads anything', async () => {
    const { cursor } = await pageAt(3).then((page) => ({ cursor: 'cursor' in page ? page.cursor : undefined }));
    expect(await pageOf('digits', { limit: 3, cursor }, notAtAll, String)).toMatchObject({
      error: { code: 'bad-cursor' },
    });
  });
});
