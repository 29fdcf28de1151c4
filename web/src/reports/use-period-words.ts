import { useCallback } from 'react';
import { useLocale } from '../i18n/use-locale.ts';

/** `1 – 31 January 2026`, of two days of the calendar, both included. */
export const usePeriodWords = () => {
  const locale = useLocale();
  return useCallback(
    ({ from, to }: { readonly from: string; readonly to: string }) =>
      new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
        new Date(from),
        new Date(to),
      ),
    [locale],
  );
};
