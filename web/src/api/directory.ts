import { useQuery } from '@tanstack/react-query';
import { api, data } from './api.ts';
import type { Page } from './pages.ts';

const FIVE_MINUTES = 300_000;
const MOST = 200;

/** All rows of a list that is known to be short. */
export const every = async <Row>(fetchPage: (cursor: string | undefined) => Promise<Page<Row>>) => {
  const rows: Row[] = [];
  let cursor: string | undefined;
  do {
    const page = await fetchPage(cursor);
    rows.push(...page.items);
    ({ cursor } = page);
  } while (cursor !== undefined);
  return rows;
};

/** All departments. */
export const useDepartments = () =>
  useQuery({
    queryKey: ['departments', 'every'],
    queryFn: ({ signal }) => every((cursor) => data(api.listDepartments({ cursor, limit: MOST }, { signal }))),
    staleTime: FIVE_MINUTES,
  });

/** Everybody in the directory, also those who have left: they are called by their names, and not chosen. */
export const usePeople = () =>
  useQuery({
    queryKey: ['people', 'every'],
    queryFn: ({ signal }) => every((cursor) => data(api.listPeople({ cursor, limit: MOST }, { signal }))),
    staleTime: FIVE_MINUTES,
  });

/** All teams. */
export const useTeams = () =>
  useQuery({
    queryKey: ['teams', 'every'],
    queryFn: ({ signal }) => every((cursor) => data(api.listTeams({ cursor, limit: MOST }, { signal }))),
    staleTime: FIVE_MINUTES,
  });

/** All territories. */
export const useTerritories = () =>
  useQuery({
    queryKey: ['territories', 'every'],
    queryFn: ({ signal }) => every((cursor) => data(api.listTerritories({ cursor, limit: MOST }, { signal }))),
    staleTime: FIVE_MINUTES,
  });
