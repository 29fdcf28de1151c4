import { useMutation, useQueryClient, type QueryKey } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useProblemWords } from '../ui/problem-words.ts';
import { tell } from '../ui/tell.ts';

export interface MutationOf<Input, Result, Shown> {
  /** The request; its version goes along by `ifMatch`. */
  readonly run: (input: Input) => Promise<Result>;
  /** The query whose data shows the change at once, and is put back when the server refuses. */
  readonly shows?: {
    readonly key: QueryKey;
    readonly change: (shown: Shown, input: Input) => Shown;
  };
  /** Puts what was answered in place of what was guessed. */
  readonly settle?: (result: Result) => Shown;
  /** Queries that are asked again afterwards, by the beginnings of their keys. */
  readonly touches?: readonly QueryKey[];
  /** Said when it is done. */
  readonly done?: string;
  /** A form shows the refusal itself. */
  readonly quiet?: boolean;
  readonly onDone?: (result: Result, input: Input) => void;
}

/**
 * A change that is shown before the server has agreed, and taken back with its reason when it does not.
 * `mutate(input)` starts it; `error` is the refusal.
 */
export const useMutationOf = <Input, Result, Shown = Result>(change: MutationOf<Input, Result, Shown>) => {
  const client = useQueryClient();
  const { t } = useTranslation('app');
  const wordsOf = useProblemWords();
  const { shows, settle, touches = [] } = change;
  return useMutation({
    mutationFn: change.run,
    onMutate: async (input) => {
      if (!shows) return undefined;
      await client.cancelQueries({ queryKey: shows.key });
      const before = client.getQueryData<Shown>(shows.key);
      if (before !== undefined) client.setQueryData<Shown>(shows.key, shows.change(before, input));
      return { before };
    },
    onError: (error, _input, shown) => {
      if (shows && shown?.before !== undefined) client.setQueryData<Shown>(shows.key, shown.before);
      if (change.quiet) return;
      const { title, detail } = wordsOf(error);
      tell.refused(title, detail, t('close'));
    },
    onSuccess: (result, input) => {
      if (shows && settle) client.setQueryData<Shown>(shows.key, settle(result));
      if (change.done) tell.done(change.done);
      change.onDone?.(result, input);
    },
    onSettled: () => {
      const keys = [...(shows ? [shows.key] : []), ...touches];
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    },
  });
};
