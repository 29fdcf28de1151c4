import { useCallback } from 'react';
import { useTranslation } from 'react-i18next';
import { asProblem } from '../api/problem.ts';

/** The words of whatever was thrown: the console's own in the person's language where it has them, else the document's. */
export const useProblemWords = () => {
  const { t, i18n } = useTranslation('app');
  return useCallback(
    (error: unknown) => {
      const { code, document } = asProblem(error);
      const own = code.startsWith('no-such-') ? 'not-found' : code;
      const isKnown = i18n.exists(`problem.${own}`);
      return {
        title: isKnown ? t(`problem.${own}`, { defaultValue: document.title }) : document.title,
        detail: t(`problem-detail.${own}`, { defaultValue: document.detail }),
      };
    },
    [t, i18n],
  );
};
