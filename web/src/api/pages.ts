import { keepPreviousData, useInfiniteQuery, type QueryKey } from '@tanstack/react-query';
import { useMemo } from 'react';

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
}

/**
 * Fetches a list by its cursor.
 * @param key names the list with all that narrows it: `['departments', id, 'tickets']`
 * @param fetchPage one page; no cursor means the first
 */
export const usePages = <Row>(
  key: QueryKey,
  fetchPage: (cursor: string | undefined, signal: AbortSignal) => Promise<Page<Row>>,
  { enabled = true, refetchSeconds }: { enabled?: boolean; refetchSeconds?: number } = {},
): Pages<Row> => {
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => fetchPage(pageParam, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last: Page<Row>) => last.cursor,
    placeholderData: keepPreviousData,
    enabled,
    ...(refetchSeconds !== undefined && { refetchInterval: refetchSeconds * 1000 }),
  });
  const pages = query.data?.pages;
  const rows = useMemo(() => (pages ?? []).flatMap(({ items }) => items), [pages]);
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
  };
};
