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

/** Whose ticket it is: of an account, and where a contact of it wrote, of that contact. */
interface Owner {
  readonly accountId: string;
  readonly contactId?: string | undefined;
}

/** The account that an address belongs to, be it the account's own or that of one of its contacts. */
const ownerOfAddress = async ({ accounts, contacts, claims }: Deps, email: string): Promise<Owner | undefined> => {
  const holder = (await claims.holderOf(emailLock(email))) ?? (await claims.holderOf(contactEmailLock(email)));
  if (!holder) return undefined;
  const contact = holder.type === 'contact' ? await contacts.get(holder.id) : undefined;
  if (holder.type === 'contact' && contact?.record.status !== 'active') return undefined;
  const of = contact?.record.status === 'active' ? contact.record.accountId : holder.id;
  const account = await accounts.find(of);
  return account && { accountId: account.record.id, ...(contact && { contactId: holder.id }) };
};

/** The sender's account: found by the address, or by who is like them; otherwise entered. */
const ownerOf = async (deps: Deps, sender: Sender, cause: Cause) => {
  for (let tries = 0; tries < TRIES; tries += 1) {
    const byAddress = sender.email === undefined ? undefined : await ownerOfAddress(deps, sender.email);
    if (byAddress !== undefined) return ok(byAddress);
    const entry = accountOfSender(sender);
    if (!entry) return refuse('no-sender', 'The ticket says nothing by which its sender could be known.');
    // Who shares a mark with the sender is looked at first; a namesake does not keep them from being entered.
    for (const allowDuplicate of [false, true]) {
      const made = await createAccount(deps)({ entry, cause, allowDuplicate });
      if (made.ok) return ok<Owner>({ accountId: made.value.account.id });
      if (made.error.code !== 'duplicate') return made;
      const known = knownSender(z.array(candidate).parse(made.error.candidates ?? []));
      const found = known === undefined ? undefined : await deps.accounts.find(known);
      if (found) return ok<Owner>({ accountId: found.record.id });
    }
  }
  return refuse('busy', 'The sender is being entered by others at this moment.');
};

/** With the account that the submitter named goes the contact who wrote, if it is one of it. */
const ownerAsNamed = async (deps: Deps, accountId: string, { email }: Sender): Promise<Owner> => {
  const found = email === undefined ? undefined : await ownerOfAddress(deps, email);
  return found?.accountId === accountId ? found : { accountId };
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
    for (let tries = 0; tries < TRIES; tries += 1) {
      const owner: Awaited<ReturnType<typeof ownerOf>> =
        named === undefined ? await ownerOf(deps, sender, cause) : ok(await ownerAsNamed(deps, named, sender));
      if (!owner.ok) return owner;
      const { accountId, contactId } = owner.value;
      const written = await write(
        ticketLinks.writeOf(ticketId, accountId, undefined, clock.now(), cause),
        ...(contactId === undefined ? [] : ticketLinks.contactWritesOf(ticketId, contactId)),
      );
      if (written.ok) return ok(undefined);
      if (written.error.index === 0) return refuse('already-linked', 'It is known whose ticket this is.');
    }
    return refuse('busy', 'The sender is being changed by others at this moment.');
  };
