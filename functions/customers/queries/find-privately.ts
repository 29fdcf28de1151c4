import { conceal, refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { may } from '../../access/contract/policy.ts';
import type { Deps } from '../deps.ts';
import type { Subject } from '../domain/erasure.ts';

const words = {
  account: ['no-such-account', 'There is no account with this id.'],
  contact: ['no-such-contact', 'There is no contact with this id.'],
} as const;

const recordOf = async ({ accounts, contacts }: Pick<Deps, 'accounts' | 'contacts'>, { type, id }: Subject) =>
  type === 'account' ? (await accounts.end(id))?.record : (await contacts.get(id))?.record;

/**
 * The record that somebody who looks after privacy names, or the account that it went into; also when it was erased. They see
 * no other records than they may.
 */
export const findPrivately = async (
  deps: Pick<Deps, 'accounts' | 'contacts' | 'directory'>,
  type: Subject['type'],
  id: string,
  caller: Caller,
) => {
  const { directory } = deps;
  const looking = await directory.viewer(caller, ({ who }) => may.handlePrivacy(who));
  if (!looking.ok) return looking;
  const record = await recordOf(deps, { type, id });
  const [code, detail] = words[type];
  if (!record || record.status === 'merged') return refuse(code, detail);
  if (record.status === 'erased') return ok({ id: record.id, status: record.status });
  const viewer = await directory.viewer(
    caller,
    ({ who, rules }) => may.handlePrivacy(who) && may.readRecord(who, type, record, rules),
  );
  return viewer.ok ? ok({ id: record.id, status: record.status }) : conceal(code, detail);
};
