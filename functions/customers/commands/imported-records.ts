import type { Cause } from '../../../shared/kernel/event.ts';
import type { Refusal } from '../../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../../shared/kernel/result.ts';
import type { RecordType } from '../../access/contract/visibility.ts';
import { accountEntry } from '../contract/account.ts';
import { contactEntry } from '../contract/contact.ts';
import type { ImportOptions } from '../contract/import.ts';
import type { Deps } from '../deps.ts';
import type { ActiveAccount } from '../domain/account.ts';
import type { ActiveContact } from '../domain/contact.ts';
import { entryOf, kindIn, type Draft } from '../domain/import/draft.ts';
import type { Viewer } from '../domain/shown.ts';
import { createAccount } from './create-account.ts';
import { createContact } from './create-contact.ts';
import { updateAccount } from './update-account.ts';
import { updateContact } from './update-contact.ts';

interface Held<Record> {
  readonly record: Record;
  readonly claims: readonly string[];
}

/** A record that is there, with the names of its claims. */
export type Kept = Held<ActiveAccount | ActiveContact>;

interface Change {
  readonly found: Kept;
  readonly patch: object;
  readonly cause: Cause;
  readonly viewer: Viewer;
  readonly allowDuplicate: boolean;
}

interface Making {
  readonly cause: Cause;
  readonly viewer: Viewer;
  readonly request: { readonly parts: readonly string[] };
  readonly allowDuplicate: boolean;
}

const isAccount = (held: Kept): held is Held<ActiveAccount> => 'kind' in held.record;
const isContact = (held: Kept): held is Held<ActiveContact> => 'accountId' in held.record;

const accountsOf = (deps: Deps) => ({
  keyOf: deps.accounts.keyOf,
  find: (id: string): Promise<Kept | undefined> => deps.accounts.find(id),
  /** @returns whether anything changed */
  update: async ({ found, ...change }: Change): Promise<Result<boolean, Refusal>> => {
    if (!isAccount(found)) throw new Error('a contact was found among the accounts');
    const { version } = found.record;
    const changed = await updateAccount(deps)({ ...change, found, ifMatch: version });
    return changed.ok ? ok(changed.value.changed.length > 0) : changed;
  },
  entryOf: (draft: Draft, options: ImportOptions, _accountId?: string) => {
    const read = accountEntry.safeParse({ kind: kindIn(draft, options), ...entryOf(draft, options) });
    if (!read.success) return read;
    const create = async (making: Making): Promise<Result<ActiveAccount, Refusal>> => {
      const made = await createAccount(deps)({ ...making, entry: read.data });
      return made.ok ? ok(made.value.account) : made;
    };
    return { success: true as const, create };
  },
});

const contactsOf = (deps: Deps) => ({
  keyOf: deps.contacts.keyOf,
  find: async (id: string): Promise<Kept | undefined> => {
    const found = await deps.contacts.get(id);
    return found?.record.status === 'active' ? { ...found, record: found.record } : undefined;
  },
  update: async ({ found, ...change }: Change): Promise<Result<boolean, Refusal>> => {
    if (!isContact(found)) throw new Error('an account was found among the contacts');
    const { version } = found.record;
    const changed = await updateContact(deps)({ ...change, found, ifMatch: version });
    return changed.ok ? ok(changed.value.changed.length > 0) : changed;
  },
  entryOf: (draft: Draft, options: ImportOptions, accountId?: string) => {
    const read = contactEntry.safeParse({ accountId, ...entryOf(draft, options) });
    if (!read.success) return read;
    const create = async (making: Making): Promise<Result<ActiveContact, Refusal>> => {
      const made = await createContact(deps)({ ...making, entry: read.data });
      return made.ok ? ok(made.value.contact) : made;
    };
    return { success: true as const, create };
  },
});

/** Accounts or contacts, as rows of an import find, change and make them. */
export const recordsOf = (deps: Deps, type: RecordType) => (type === 'account' ? accountsOf(deps) : contactsOf(deps));
