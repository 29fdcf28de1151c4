import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api, data } from '../api/api.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

const MOST = 200;
const MINUTE = 60_000;

/** How things that are few are chosen: by name, and a name for each id. */
const choiceOf = (items: readonly Named[] = []) => ({
  options: items.map(({ id, name }) => ({ value: id, label: name })),
  nameOf: (id: string) => items.find((one) => one.id === id)?.name ?? id,
});

export const useDepartmentChoice = () => {
  const { data: page } = useQuery({
    queryKey: ['departments', 'names'],
    queryFn: ({ signal }) => data(api.listDepartments({ limit: MOST }, { signal })),
    staleTime: MINUTE,
  });
  return useMemo(() => choiceOf(page?.items), [page]);
};

export const useTeamChoice = () => {
  const { data: page } = useQuery({
    queryKey: ['teams', 'names'],
    queryFn: ({ signal }) => data(api.listTeams({ limit: MOST }, { signal })),
    staleTime: MINUTE,
  });
  return useMemo(() => choiceOf(page?.items), [page]);
};

export const useTerritoryChoice = () => {
  const { data: page } = useQuery({
    queryKey: ['territories', 'names'],
    queryFn: ({ signal }) => data(api.listTerritories({ limit: MOST }, { signal })),
    staleTime: MINUTE,
  });
  return useMemo(() => choiceOf(page?.items), [page]);
};

export const usePersonChoice = () => {
  const { data: page } = useQuery({
    queryKey: ['people', 'names'],
    queryFn: ({ signal }) => data(api.listPeople({ limit: MOST }, { signal })),
    staleTime: MINUTE,
  });
  return useMemo(() => choiceOf(page?.items), [page]);
};
