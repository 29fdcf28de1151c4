import { useQueryClient } from '@tanstack/react-query';
import { api, data, ifMatch } from '../api/api.ts';
import type { Account, AccountPatch, AccountSummary } from '../api/client.ts';
import type { Refusal } from '../api/change-options.ts';
import { changeRow } from '../api/pages.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';
import { overwrites, patched, undone } from './patch.ts';

export interface AccountChange {
  readonly patch: AccountPatch;
  /** Written though it may be a double. */
  readonly allowDuplicate?: boolean;
  /** What the person saw when they began to type. */
  readonly seen?: Account;
  /** Also when the field has gone from the page. */
  readonly onDone?: () => void;
  readonly onRefused?: (error: unknown) => void;
}

/**
 * Changes an account: shown at once, taken back when it is refused. The field that it is for shows why.
 * A change of what the person saw otherwise is refused as stale; that other fields went on refuses nothing.
 */
export const useAccountChange = (account: Account, then?: () => void, refusal?: (error: unknown) => Refusal) => {
  const client = useQueryClient();
  const key = ['accounts', account.id];
  return useMutationOf<AccountChange, Account, Account>({
    run: ({ patch, allowDuplicate, seen = account }, agreed = account) =>
      data(
        api.patchAccount(
          account.id,
          patch,
          allowDuplicate ? { allowDuplicate: 'true' } : {},
          ifMatch(overwrites(patch, seen, agreed) ? seen : agreed),
        ),
      ),
    shows: { key, change: (shown, { patch }) => ({ ...shown, ...undone(patch), ...patched(shown, patch) }) },
    settle: (answered) => answered,
    touches: [['customers-around', account.id]],
    quiet: true,
    refusal,
    onDone: (answered, { patch, onDone }) => {
      changeRow<AccountSummary>(client, ['accounts', 'list'], account.id, (row) => ({
        ...row,
        ...undone(patch),
        ...answered,
      }));
      onDone?.();
      then?.();
    },
    onRefused: (error, { onRefused }) => onRefused?.(error),
  });
};
