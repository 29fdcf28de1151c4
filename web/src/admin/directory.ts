import { useMemo } from 'react';
import { useDepartments, usePeople, useTeams, useTerritories } from '../api/directory.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** How things that are few are chosen: by name, and a name for each id. */
const useChoice = (items: readonly Named[] | undefined) =>
  useMemo(() => {
    const names = new Map(items?.map(({ id, name }) => [id, name]));
    return {
      options: [...names].map(([value, label]) => ({ value, label })),
      nameOf: (id: string) => names.get(id) ?? id,
    };
  }, [items]);

export const useDepartmentChoice = () => useChoice(useDepartments().data);

export const useTeamChoice = () => useChoice(useTeams().data);

export const useTerritoryChoice = () => useChoice(useTerritories().data);

/** Everybody, also those who have left: what they did stays to be asked for. */
export const usePersonChoice = () => useChoice(usePeople().data);
