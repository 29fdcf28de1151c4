import 'dayjs/locale/zh-cn';
import 'dayjs/locale/zh-tw';
import { DatesProvider as Provider } from '@mantine/dates';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Language } from '../i18n/languages.ts';

const LOCALES: Readonly<Record<string, string>> = {
  en: 'en',
  'zh-Hans': 'zh-cn',
  'zh-Hant': 'zh-tw',
} satisfies Record<Language, string>;

const MONDAY = 1;

/** Around date fields: months and days in the person's language. Not around everything: who needs no calendar loads none. */
export const DatesProvider = ({ children }: { readonly children: ReactNode }) => {
  const { i18n } = useTranslation();
  return <Provider settings={{ locale: LOCALES[i18n.language] ?? 'en', firstDayOfWeek: MONDAY }}>{children}</Provider>;
};
