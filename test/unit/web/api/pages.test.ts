import { environmentManager, InfiniteQueryObserver, QueryClient, type InfiniteData } from '@tanstack/react-query';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { changeRow, isSameList, pagesOptions, renewDeep, type Page } from '../../../../web/src/api/pages.ts';

interface Row {
  readonly id: string;
  readonly name: string;
}

const key = ['accounts', 'list', {}];
let client: QueryClient;
let asked: (string | undefined)[];

const fetchPage = async (cursor: string | undefined): Promise<Page<Row>> => {
  asked.push(cursor);
  const at = Number(cursor ?? 0);
  return { items: [{ id: `row-${at}`, name: `Row ${at}` }], cursor: String(at + 1) };
};

/** A list that is looked at, with so many pages fetched and none asked for since. */
const listOf = async (pages: number) => {
  const observer = new InfiniteQueryObserver(client, pagesOptions(key, fetchPage, 10));
  const leave = observer.subscribe(() => undefined);
  await vi.waitFor(() => expect(observer.getCurrentResult().isSuccess).toBe(true));
  for (let at = 1; at < pages; at += 1) await observer.fetchNextPage();
  asked = [];
  return leave;
};

const names = () =>
  client.getQueryData<InfiniteData<Page<Row>>>(key)?.pages.flatMap(({ items }) => items.map(({ name }) => name));

beforeEach(() => {
  vi.useFakeTimers();
  // Here is no window, and without one nothing is asked for by itself.
  environmentManager.setIsServer(() => false);
  client = new QueryClient();
  asked = [];
});

afterEach(() => {
  client.clear();
  environmentManager.setIsServer(() => true);
  vi.useRealTimers();
});

describe('a list of few pages', () => {
  it('is asked for again by itself', async () => {
    const leave = await listOf(3);
    await vi.advanceTimersByTimeAsync(10_500);
    expect(asked).toEqual([undefined, '1', '2']);
    leave();
  });

  it('is asked for again when one of its rows was changed, which stands there at once', async () => {
    const leave = await listOf(2);
    changeRow<Row>(client, ['accounts', 'list'], 'row-1', (row) => ({ ...row, name: 'Changed' }));
    expect(names()).toEqual(['Row 0', 'Changed']);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual([undefined, '1']);
    leave();
  });

  it('stays whole when it is seen from its top', async () => {
    const leave = await listOf(3);
    renewDeep(client, key);
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toHaveLength(3);
    leave();
  });
});

describe('a list that was read deep', () => {
  it('is not asked for again by itself, page after page', async () => {
    const leave = await listOf(4);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(asked).toEqual([]);
    leave();
  });

  it('shows a changed row, and keeps its others without asking', async () => {
    const leave = await listOf(4);
    changeRow<Row>(client, ['accounts', 'list'], 'row-2', (row) => ({ ...row, name: 'Changed' }));
    await vi.advanceTimersByTimeAsync(100);
    expect(names()).toEqual(['Row 0', 'Row 1', 'Changed', 'Row 3']);
    expect(asked).toEqual([]);
    leave();
  });

  it('begins anew with its first page when it is seen from its top, and comes up to date by itself from then on', async () => {
    const leave = await listOf(40);
    renewDeep(client, key);
    await vi.advanceTimersByTimeAsync(100);
    expect(asked).toEqual([undefined]);
    expect(names()).toEqual(['Row 0']);
    await vi.advanceTimersByTimeAsync(10_500);
    expect(asked).toEqual([undefined, undefined]);
    leave();
  });
});

it.each([
  ['narrowed otherwise', ['accounts', 'list', {}], ['accounts', 'list', { stage: 'new' }], true],
  ['of another department', ['departments', 'billing', 'tickets'], ['departments', 'repairs', 'tickets'], false],
  ['of another customer, narrowed', ['accounts', 'one', {}], ['accounts', 'other', {}], false],
])('knows a list %s for the same or another', (_, one, other, same) => {
  expect(isSameList(one, other)).toBe(same);
});
