import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../ui/problem-words.ts';
import { tell } from '../ui/tell.ts';
import { changeOptions, type MutationOf } from './change-options.ts';

/**
 * A change that is shown before the server has agreed, and taken back with its reason when it does not.
 * `mutate(input)` starts it; `error` is the refusal.
 */
export const useMutationOf = <Input, Result, Shown = Result>(change: MutationOf<Input, Result, Shown>) => {
  const client = useQueryClient();
  const { t } = useTranslation('app');
  const wordsOf = useProblemWords();
  const isThere = useRef(true);
  useEffect(() => {
    isThere.current = true;
    return () => {
      isThere.current = false;
    };
  }, []);
  return useMutation(
    changeOptions(client, change, {
      done: tell.done,
      refused: (error) => {
        const { title, detail } = (change.refusal ?? wordsOf)(error);
        tell.refused(title, detail, t('close'));
      },
      isThere: () => isThere.current,
    }),
  );
};
