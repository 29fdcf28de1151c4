import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { RecordType } from '../../access/contract/visibility.ts';
import type { Deps } from '../deps.ts';
import type { ActiveAccount } from '../domain/account.ts';
import type { ActiveContact } from '../domain/contact.ts';

const words = {
  account: ['no-such-account', 'There is no account with this id.'],
  contact: ['no-such-contact', 'There is no contact with this id.'],
} as const;

type NoSuch<Type extends RecordType> = (typeof words)[Type][0];

/**
 * What somebody finds under an id: what they may not see is as if it were not there. Nobody learns by an id what they may not
 * look for at all.
 */
export const finding =
  <Type extends RecordType, From, Found extends { readonly record: ActiveAccount | ActiveContact }>(
    type: Type,
    find: (deps: From, id: string) => Promise<Found | undefined>,
  ) =>
  (deps: From & Pick<Deps, 'directory'>) =>
  async (id: string, caller: Caller) => {
    const { directory } = deps;
    const looking = await directory.viewer(caller, ({ who }) => may.lookForCustomers(who));
    if (!looking.ok) return looking;
    const [code, detail]: readonly [NoSuch<Type>, string] = words[type];
    const found = await find(deps, id);
    if (!found) return refuse(code, detail);
    const viewer = await directory.viewer(caller, ({ who, rules }) => may.readRecord(who, type, found.record, rules));
    return viewer.ok ? ok({ ...found, viewer: viewer.value }) : conceal(code, detail);
  };

/** The account of this id, or the one that it went into, with who looks at it. */
export const findAccount = finding('account', ({ accounts }: Pick<Deps, 'accounts'>, id) => accounts.find(id));

/** The contact of this id, with who looks at it. */
export const findContact = finding('contact', async ({ contacts }: Pick<Deps, 'contacts'>, id) => {
  const found = await contacts.get(id);
  return found?.record.status === 'active' ? { ...found, record: found.record } : undefined;
});
