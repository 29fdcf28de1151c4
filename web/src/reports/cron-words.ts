import type { Language } from '../i18n/languages.ts';

const locales: Readonly<Record<Language, { readonly name: string; readonly load: () => Promise<unknown> }>> = {
  en: { name: 'en', load: () => Promise.resolve() },
  'zh-Hans': { name: 'zh_CN', load: () => import('cronstrue/locales/zh_CN.js') },
  'zh-Hant': { name: 'zh_TW', load: () => import('cronstrue/locales/zh_TW.js') },
};

/** A cron expression in the words of a language. @throws what is wrong with the expression */
export const wordsOfCron = async (expression: string, language: Language) => {
  const { name, load } = locales[language];
  const [{ toString }] = await Promise.all([import('cronstrue'), load()]);
  return toString(expression, { locale: name, use24HourTimeFormat: true });
};
