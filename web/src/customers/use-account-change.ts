import { useQueryClient } from '@tanstack/react-query';
import { api, data, ifMatch } from '../api/api.ts';
import type { Account, AccountPatch } from '../api/client.ts';
import { useMutationOf } from '../api/use-mutation-of.ts';

/** Whatever values they are. */
const entriesOf = (record: object) => Object.entries<unknown>({ ...record });

/** A merge patch put on a record: `null` takes a field away, an object is merged field by field. */
const patched = (shown: object, patch: object): Record<string, unknown> => {
  const next: Record<string, unknown> = { ...shown };
  for (const [name, value] of entriesOf(patch)) {
    const old = next[name];
    if (value === null) delete next[name];
    else if (typeof value === 'object' && !Array.isArray(value) && value !== null)
      next[name] = patched(typeof old === 'object' && old !== null ? old : {}, value);
    else next[name] = value;
  }
  return next;
};

/** The fields that a patch takes away, as nothing. */
const undone = (patch: object) =>
  Object.fromEntries(entriesOf(patch).flatMap(([name, value]) => (value === null ? [[name, undefined]] : [])));

export interface AccountChange {
  readonly patch: AccountPatch;
  /** Written though it may be a double. */
  readonly allowDuplicate?: boolean;
}

/** Changes an account: shown at once, taken back when it is refused. The field that it is for shows why. */
export const useAccountChange = (account: Account, then?: () => void) => {
  const client = useQueryClient();
  const key = ['accounts', account.id];
  return useMutationOf<AccountChange, Account, Account>({
    run: ({ patch, allowDuplicate }) =>
      data(
        api.patchAccount(
          account.id,
          patch,
          allowDuplicate ? { allowDuplicate: 'true' } : {},
          // What was read last, also by a change a moment ago.
          ifMatch(client.getQueryData<Account>(key) ?? account),
        ),
      ),
    shows: { key, change: (shown, { patch }) => ({ ...shown, ...undone(patch), ...patched(shown, patch) }) },
    settle: (answered) => answered,
    touches: [
      ['accounts', 'list'],
      ['customers-around', account.id],
    ],
    quiet: true,
    onDone: then,
  });
};
