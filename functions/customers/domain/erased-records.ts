import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { AccountErased, ContactErased } from '../contract/events.ts';
import type { Account, ErasedAccount } from './account.ts';
import type { ActiveContact, ErasedContact } from './contact.ts';
import { touched, type Marks } from './record.ts';

/** What is left of a record: its id and its number, which are not given again. */
const markOf = ({ id, number, createdAt, createdBy }: Marks) => ({ id, number, createdAt, createdBy });

export const eraseAccountOf = (before: Account, erasureId: string, by: string, now: Instant) => {
  const next: ErasedAccount = { ...markOf(before), ...touched(before, by, now), status: 'erased', erasureId };
  return { next, events: [AccountErased({ erasureId })] } satisfies Decision<ErasedAccount>;
};

export const eraseContactOf = (before: ActiveContact, erasureId: string, by: string, now: Instant) => {
  const next: ErasedContact = { ...markOf(before), ...touched(before, by, now), status: 'erased', erasureId };
  return { next, events: [ContactErased({ accountId: before.accountId })] } satisfies Decision<ErasedContact>;
};

/**
 * A record that had values of an erased one for a while, since the two were merged: it stays as it is, and the audit forgets
 * what it kept of it before.
 */
export const forgetPast = <Kept extends Marks>(before: Kept, erasureId: string, by: string, now: Instant) => ({
  next: { ...before, ...touched(before, by, now), erasureId },
  events: [],
});
