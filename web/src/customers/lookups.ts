import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { CustomField } from '../api/client.ts';

const FIVE_MINUTES = 300_000;
const MOST = 200;

/** A code or an id, and what people call it. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

interface Label {
  readonly en: string;
  readonly 'zh-Hans'?: string;
  readonly 'zh-Hant'?: string;
}

/** In the language of the page; English where that lacks. */
export const inLanguage = (label: Label, language: string) =>
  (language === 'zh-Hans' || language === 'zh-Hant' ? label[language] : undefined) ?? label.en;

const named = (items: readonly { readonly id: string; readonly name: string }[] | undefined): readonly Option[] =>
  (items ?? []).map(({ id, name }) => ({ value: id, label: name }));

export const usePeople = () =>
  named(
    useQuery({
      queryKey: ['people', 'names'],
      queryFn: () => data(api.listPeople({ limit: MOST })),
      staleTime: FIVE_MINUTES,
    }).data?.items,
  );

export const useTeams = () =>
  named(
    useQuery({
      queryKey: ['teams', 'names'],
      queryFn: () => data(api.listTeams({ limit: MOST })),
      staleTime: FIVE_MINUTES,
    }).data?.items,
  );

export const useTerritories = () =>
  named(
    useQuery({
      queryKey: ['territories', 'names'],
      queryFn: () => data(api.listTerritories({ limit: MOST })),
      staleTime: FIVE_MINUTES,
    }).data?.items,
  );

export const useDepartmentNames = () =>
  named(
    useQuery({
      queryKey: ['departments'],
      queryFn: () => data(api.listDepartments()),
      staleTime: FIVE_MINUTES,
    }).data?.items,
  );

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
    queryKey: ['custom-fields'],
    queryFn: () => data(api.listCustomFields({ limit: MOST })),
    staleTime: FIVE_MINUTES,
  });
  return useMemo(() => (fields?.items ?? []).filter((field) => field.recordType === recordType), [fields, recordType]);
};

export const labelIn = (options: readonly Option[] | undefined, value: string | undefined) =>
  options?.find((option) => option.value === value)?.label ?? value;
