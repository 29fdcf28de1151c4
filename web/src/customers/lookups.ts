import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { CustomField } from '../api/client.ts';
import * as directory from '../api/directory.ts';

const FIVE_MINUTES = 300_000;
const MOST = 200;

/** A code or an id, and what people call it. */
export interface Option {
  readonly value: string;
  readonly label: string;
  /** A person who has left: named, and not offered. */
  readonly left?: boolean;
}

interface Label {
  readonly en: string;
  readonly 'zh-Hans'?: string;
  readonly 'zh-Hant'?: string;
}

/** In the language of the page; English where that lacks. */
export const inLanguage = (label: Label, language: string) =>
  (language === 'zh-Hans' || language === 'zh-Hant' ? label[language] : undefined) ?? label.en;

interface Named {
  readonly id: string;
  readonly name: string;
  /** False for a person who has left. */
  readonly active?: boolean;
}

const useOptions = (items: readonly Named[] | undefined): readonly Option[] =>
  useMemo(
    () =>
      (items ?? []).map(({ id, name, active = true }) => ({ value: id, label: name, ...(!active && { left: true }) })),
    [items],
  );

/** Everybody, by name; those who have left are `left`: see `offered`. */
export const usePeople = () => useOptions(directory.usePeople().data);

export const useTeams = () => useOptions(directory.useTeams().data);

export const useTerritories = () => useOptions(directory.useTerritories().data);

export const useDepartmentNames = () => useOptions(directory.useDepartments().data);

/** What can be chosen: nobody who has left, but whoever is chosen already. */
export const offered = (options: readonly Option[], chosen: string | undefined) =>
  options.filter(({ value, left }) => !left || value === chosen);

/** The codes that are given to records, by list; a list that is not kept is absent and takes any code. */
export const useCodes = () => {
  const { i18n } = useTranslation();
  const { data: lists } = useQuery({
    queryKey: ['code-lists'],
    queryFn: () => data(api.listCodeLists({ limit: MOST })),
    staleTime: FIVE_MINUTES,
  });
  return useMemo(() => {
    const of = (active: boolean): Partial<Record<string, readonly Option[]>> =>
      Object.fromEntries(
        (lists?.items ?? []).map(({ id, codes }) => [
          id,
          codes
            .filter((code) => !active || code.active)
            .map(({ code, label }) => ({ value: code, label: inLanguage(label, i18n.language) })),
        ]),
      );
    return { active: of(true), all: of(false) };
  }, [lists, i18n.language]);
};

/** The company's own fields of a type of record. */
export const useCustomFields = (recordType: CustomField['recordType']) => {
  const { data: fields } = useQuery({
    queryKey: ['custom-fields', 'every'],
    queryFn: ({ signal }) =>
      directory.every((cursor) => data(api.listCustomFields({ cursor, limit: MOST }, { signal }))),
    staleTime: FIVE_MINUTES,
  });
  return useMemo(() => (fields ?? []).filter((field) => field.recordType === recordType), [fields, recordType]);
};

export const labelIn = (options: readonly Option[] | undefined, value: string | undefined) =>
  options?.find((option) => option.value === value)?.label ?? value;
