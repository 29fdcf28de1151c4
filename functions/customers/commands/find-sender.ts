import * as z from 'zod';
import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { candidate } from '../contract/account.ts';
import type { Deps } from '../deps.ts';
import { contactEmailLock, emailLock } from '../domain/claims.ts';
import { phoneOf } from '../domain/normalize.ts';
import { accountOfSender, knownSender, type Sender } from '../domain/sender.ts';
import { createAccount } from './create-account.ts';

/** Another ticket of the same sender may enter them at the same moment: then they are there at the next look. */
const TRIES = 5;

/** The account that an address belongs to, be it the account's own or that of one of its contacts. */
const accountOfAddress = async ({ accounts, contacts, claims }: Deps, email: string) => {
  const holder = (await claims.holderOf(emailLock(email))) ?? (await claims.holderOf(contactEmailLock(email)));
  if (!holder) return undefined;
  if (holder.type === 'account') return (await accounts.find(holder.id))?.record.id;
  const contact = await contacts.get(holder.id);
  return contact?.record.status === 'active' ? (await accounts.find(contact.record.accountId))?.record.id : undefined;
};

/** The sender's account: found by the address, or by who is like them; otherwise entered. */
const accountOf = async (deps: Deps, sender: Sender, cause: Cause) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const byAddress = sender.email === undefined ? undefined : await accountOfAddress(deps, sender.email);
    if (byAddress !== undefined) return ok(byAddress);
    const entry = accountOfSender(sender);
    if (!entry) return refuse('no-sender', 'The ticket says nothing by which its sender could be known.');
    // Who shares a mark with the sender is looked at first; a namesake does not keep them from being entered.
    for (const allowDuplicate of [false, true]) {
      const made = await createAccount(deps)({ entry, cause, allowDuplicate });
      if (made.ok) return ok(made.value.account.id);
      if (made.error.code !== 'duplicate') return made;
      const known = knownSender(z.array(candidate).parse(made.error.candidates ?? []));
      const found = known === undefined ? undefined : await deps.accounts.find(known);
      if (found) return ok(found.record.id);
    }
  }
  return refuse('busy', 'The sender is being entered by others at this moment.');
};

/**
 * Finds the account of whoever sent a ticket, or enters it, and links the ticket to it: once, also when the message comes again
 * or several tickets of one sender come together. A customer that the submitter named is believed when it is there.
 */
export const findSender =
  (deps: Deps) =>
  async (
    ticketId: string,
    said: {
      accountId?: string | undefined;
      name?: string | undefined;
      email?: string | undefined;
      phone?: string | undefined;
    },
    cause: Cause,
  ) => {
    const { accounts, ticketLinks, directory, clock, write } = deps;
    if (await ticketLinks.get(ticketId)) return refuse('already-linked', 'It is known whose ticket this is.');
    const named = said.accountId === undefined ? undefined : (await accounts.find(said.accountId))?.record.id;
    const { country } = await directory.settings();
    const read = said.phone === undefined ? undefined : phoneOf({ number: said.phone }, country);
    const sender = { name: said.name, email: said.email, phone: read?.ok ? read.number : undefined };
    const account = named === undefined ? await accountOf(deps, sender, cause) : ok(named);
    if (!account.ok) return account;
    const written = await write(ticketLinks.writeOf(ticketId, account.value, undefined, clock.now(), cause));
    return written.ok ? ok(undefined) : refuse('already-linked', 'It is known whose ticket this is.');
  };
