import {
  hashKey,
  useInfiniteQuery,
  useQueryClient,
  type InfiniteData,
  type QueryClient,
  type QueryKey,
} from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';

/** A page of a list as the API answers it. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly cursor?: string;
}

/** A list that is fetched page by page, as `DataList` wants it. */
export interface Pages<Row> {
  readonly rows: readonly Row[];
  readonly hasMore: boolean;
  /** Nothing has come yet. */
  readonly isPending: boolean;
  readonly isFetchingMore: boolean;
  readonly error: unknown;
  readonly fetchMore: () => void;
  readonly retry: () => void;
  /** The list is seen from its top: one that was read deep, and so did not come up to date by itself, begins anew. */
  readonly renew: () => void;
}

type Kept<Row> = InfiniteData<Page<Row>, string | undefined>;

/** All pages of a list are asked for again, one after the other: only where they are few is that done by itself. */
const MOST_REFETCHED = 3;

const isShort = ({ state }: { readonly state: { readonly data?: unknown } }) => {
  const { data } = state;
  const pages = typeof data === 'object' && data !== null && 'pages' in data ? data.pages : undefined;
  return !Array.isArray(pages) || pages.length <= MOST_REFETCHED;
};

const isFilter = (part: unknown) => typeof part === 'object' && part !== null;

/** Whether two keys name the same list, narrowed otherwise: what ends a key as an object narrows it. */
export const isSameList = (one: QueryKey, other: QueryKey) =>
  isFilter(one.at(-1)) && isFilter(other.at(-1)) && hashKey(one.slice(0, -1)) === hashKey(other.slice(0, -1));

/** A list as it begins. */
const beginning = <Row>({ pages, pageParams }: Kept<Row>): Kept<Row> => ({
  pages: pages.slice(0, 1),
  pageParams: pageParams.slice(0, 1),
});

/**
 * The options of a list that is fetched page by page: narrowed otherwise, it shows its old rows until the new ones come; another list
 * never shows those of this one.
 */
export const pagesOptions = <Row>(
  key: QueryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
  refetchSeconds?: number,
) => ({
  queryKey: key,
  queryFn: ({ pageParam, signal }: { pageParam: string | undefined; signal: AbortSignal }) =>
    fetchPage(pageParam, signal),
  initialPageParam: undefined as string | undefined,
  getNextPageParam: (last: Page<Row>) => last.cursor,
  placeholderData: (shown: Kept<Row> | undefined, before: { readonly queryKey: QueryKey } | undefined) =>
    before && isSameList(before.queryKey, key) ? shown : undefined,
  refetchOnMount: isShort,
  refetchOnWindowFocus: isShort,
  refetchOnReconnect: isShort,
  refetchInterval: (query: { readonly state: { readonly data?: unknown } }) =>
    refetchSeconds !== undefined && isShort(query) && refetchSeconds * 1000,
});

/** Begins a list anew that was read deep; one that is short comes up to date by itself. */
export const renewDeep = (client: QueryClient, key: QueryKey) => {
  const query = client.getQueryCache().find<Kept<unknown>>({ queryKey: key, exact: true });
  if (!query?.state.data || isShort(query)) return;
  client.setQueryData<Kept<unknown>>(key, beginning(query.state.data));
  void client.refetchQueries({ queryKey: key, exact: true });
};

/**
 * Shows a change of a row in all lists whose keys begin so, and asks for those again that are short: the row may belong elsewhere now,
 * or nowhere.
 */
export const changeRow = <Row extends { readonly id: string }>(
  client: QueryClient,
  key: QueryKey,
  id: string,
  change: (row: Row) => Row,
) => {
  client.setQueriesData<Kept<Row>>(
    { queryKey: key },
    (list) =>
      list && {
        ...list,
        pages: list.pages.map((page) => ({
          ...page,
          items: page.items.map((old) => (old.id === id ? change(old) : old)),
        })),
      },
  );
  void client.invalidateQueries({ queryKey: key, predicate: isShort });
};

/**
 * Fetches a list by its cursor.
 * @param key names the list, then by an object what narrows it: `['accounts', 'list', { stage: 'new' }]`
 * @param fetchPage one page; no cursor means the first
 */
export const usePages = <Row>(
  key: QueryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
  { enabled = true, refetchSeconds }: { enabled?: boolean; refetchSeconds?: number } = {},
): Pages<Row> => {
  const client = useQueryClient();
  const query = useInfiniteQuery({ ...pagesOptions(key, fetchPage, refetchSeconds), enabled });
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap(({ items }) => items), [pages]);

  const named = hashKey(key);
  const renew = useCallback(() => {
    const found = client.getQueryCache().get(named);
    if (found) renewDeep(client, found.queryKey);
  }, [client, named]);
  // Whoever comes to a list comes to its top.
  useEffect(renew, [renew]);
  return {
    rows,
    hasMore: query.hasNextPage,
    isPending: query.isPending && enabled,
    isFetchingMore: query.isFetchingNextPage,
    error: query.error,
    fetchMore: () => {
      if (query.hasNextPage && !query.isFetchingNextPage && !query.isError) void query.fetchNextPage();
    },
    retry: () => void query.refetch(),
    renew,
  };
};
