import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';

/** `1 – 31 January 2026`, of two days of the calendar, both included. */
export const usePeriodWords = () => {
  const { i18n } = useTranslation();
  return useCallback(
    ({ from, to }: { readonly from: string; readonly to: string }) =>
      new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium', timeZone: 'UTC' }).formatRange(
        new Date(from),
        new Date(to),
      ),
    [i18n.language],
  );
};
