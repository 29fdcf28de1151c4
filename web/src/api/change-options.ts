import { hashKey, type QueryClient, type QueryKey, type UseMutationOptions } from '@tanstack/react-query';
import { shownChanges } from './shown-changes.ts';

export interface MutationOf<Input, Result, Shown> {
  /** The request; its version goes along by `ifMatch`. `agreed` is the record as the server said last, without guesses. */
  readonly run: (input: Input, agreed: Shown | undefined) => Promise<Result>;
  /**
   * The query whose data shows the change at once, and is put back when the server refuses.
   * Changes of one record go one after the other, each on the version that the one before led to.
   */
  readonly shows?: {
    readonly key: QueryKey;
    readonly change: (shown: Shown, input: Input) => Shown;
    /** What finds it among the changes of the record: the end of its mutation key. */
    readonly name?: string;
  };
  /** Puts what was answered in place of what was guessed. */
  readonly settle?: (result: Result) => Shown;
  /** Queries that are asked again afterwards, by the beginnings of their keys. */
  readonly touches?: readonly QueryKey[];
  /** Said when it is done. */
  readonly done?: string;
  /** A form shows the refusal itself, as long as it is there: one that has gone is told of. */
  readonly quiet?: boolean;
  /** What is told of a refusal; absent: the problem's own words. */
  readonly refusal?: (error: unknown) => Refusal;
  /** Also when whoever asked has gone from the page. */
  readonly onDone?: (result: Result, input: Input) => void;
  /** The same. */
  readonly onRefused?: (error: unknown, input: Input) => void;
}

export interface Refusal {
  readonly title: string;
  readonly detail: string;
}

/** Where a change says what became of it. */
export interface Teller {
  readonly done: (message: string) => void;
  readonly refused: (error: unknown) => void;
  /** Whether the place that made the change is still on the page. */
  readonly isThere: () => boolean;
}

/** The page took the request back itself: nobody needs to be told. */
export const isCancelled = (error: unknown) => error instanceof DOMException && error.name === 'AbortError';

/** How the query client makes a change: what `useMutationOf` promises, without a page. */
export const changeOptions = <Input, Result, Shown>(
  client: QueryClient,
  change: MutationOf<Input, Result, Shown>,
  tell: Teller,
): UseMutationOptions<Result, Error, Input, (shown: Shown) => Shown> => {
  const { shows, settle, touches = [] } = change;
  const shown = shows && shownChanges<Shown>(client, shows.key);
  return {
    ...(shows && {
      mutationKey: shows.name === undefined ? shows.key : [...shows.key, shows.name],
      scope: { id: hashKey(shows.key) },
    }),
    mutationFn: (input) => change.run(input, shown?.agreed()),
    onMutate: async (input) => {
      const guess = (was: Shown) => shows?.change(was, input) ?? was;
      if (shows) await client.cancelQueries({ queryKey: shows.key });
      shown?.add(guess);
      return guess;
    },
    onError: (error, input, guess) => {
      if (guess) shown?.drop(guess);
      change.onRefused?.(error, input);
      if (isCancelled(error) || (change.quiet && tell.isThere())) return;
      tell.refused(error);
    },
    onSuccess: (result, input, guess) => {
      if (settle) shown?.settle(guess, settle(result));
      else shown?.keep(guess);
      if (change.done) tell.done(change.done);
      change.onDone?.(result, input);
    },
    onSettled: () => {
      // What is fetched while others are under way would show the record without them; the last of them asks again.
      const isLast = shows && client.isMutating({ mutationKey: shows.key }) === 1;
      const keys = [...(isLast ? [shows.key] : []), ...touches];
      for (const queryKey of keys) void client.invalidateQueries({ queryKey });
    },
  };
};
