import { useTranslation } from 'react-i18next';
import { localeOf } from './languages.ts';

/** The tag that dates and numbers are written by: that of the browser where it is of the language that is spoken. */
export const useLocale = (): string => localeOf(useTranslation().i18n.language);
