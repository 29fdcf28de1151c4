import { queryOptions, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { api, data } from '../api/api.ts';
import { rightsOf } from './rights.ts';

const FIVE_MINUTES = 300_000;

export const meQuery = queryOptions({
  queryKey: ['me'],
  queryFn: () => data(api.getMe()),
  staleTime: FIVE_MINUTES,
});

/** Who is signed in; the shell waits for it, so that every page has it. */
export const useMe = () => useSuspenseQuery(meQuery).data;

/** What they may come to see; nothing before that is known. */
export const useRights = () => {
  const { data: me } = useQuery(meQuery);
  return me && rightsOf(me);
};
