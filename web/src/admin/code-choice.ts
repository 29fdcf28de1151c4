import { useQuery } from '@tanstack/react-query';
import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { api, data } from '../api/api.ts';
import type { CodeList } from '../api/client.ts';

type Label = CodeList['codes'][number]['label'];

/** A label in the person's language, where it lacks in English. */
export const useLabelWords = () => {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useCallback(
    (label: Label) => (language === 'zh-Hans' || language === 'zh-Hant' ? label[language] : undefined) ?? label.en,
    [language],
  );
};

/** The codes of a list to choose from. */
export const useCodeChoice = (id: CodeList['id']) => {
  const words = useLabelWords();
  const { data: page } = useQuery({
    queryKey: ['code-lists'],
    queryFn: ({ signal }) => data(api.listCodeLists({ limit: 200 }, { signal })),
  });
  const codes = page?.items.find((list) => list.id === id)?.codes ?? [];
  return codes.map(({ code, label }) => ({ value: code, label: words(label) }));
};
