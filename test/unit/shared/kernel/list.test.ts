import { describe, expect, it } from 'vitest';
import { listQuery } from '../../../../shared/kernel/list.ts';

describe('listQuery', () => {
  it('shows fifty when nobody says how many', () => {
    expect(listQuery.parse({})).toEqual({ limit: 50 });
  });

  it.each(['1', '200'])('takes a limit of %s', (limit) => {
    expect(listQuery.parse({ limit }).limit).toBe(Number(limit));
  });

  it.each(['0', '201', '-1', '1.5', 'ten', '', '1,2', 'Infinity'])('refuses a limit of %j', (limit) => {
    expect(listQuery.safeParse({ limit }).success).toBe(false);
  });

  it('refuses an empty cursor and a word that it does not know', () => {
    expect(listQuery.safeParse({ cursor: '' }).success).toBe(false);
    expect(listQuery.safeParse({ page: '2' }).success).toBe(false);
  });
});
