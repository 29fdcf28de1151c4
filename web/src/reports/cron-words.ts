import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { languages, type Language } from '../i18n/languages.ts';

const locales: Readonly<Record<Language, { readonly name: string; readonly load: () => Promise<unknown> }>> = {
  en: { name: 'en', load: () => Promise.resolve() },
  'zh-Hans': { name: 'zh_CN', load: () => import('cronstrue/locales/zh_CN.js') },
  'zh-Hant': { name: 'zh_TW', load: () => import('cronstrue/locales/zh_TW.js') },
};

/** A cron expression in the words of a language. @throws what is wrong with the expression */
const wordsOfCron = async (expression: string, language: Language) => {
  const { name, load } = locales[language];
  const [{ toString }] = await Promise.all([import('cronstrue'), load()]);
  return toString(expression, { locale: name, use24HourTimeFormat: true });
};

/** A cron expression in the person's language: `At 08:00, only on Monday`; itself while that is fetched, and where it cannot be said. */
export const useCronWords = (expression: string): string => {
  const { i18n } = useTranslation();
  const language: Language = languages.find((one) => one === i18n.language) ?? 'en';
  const { data: words = expression } = useQuery({
    queryKey: ['cron-words', language, expression],
    queryFn: () => wordsOfCron(expression, language),
    retry: false,
    staleTime: Infinity,
  });
  return words;
};
