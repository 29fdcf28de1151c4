import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createAccount } from '../../../functions/customers/commands/create-account.ts';
import { createContact } from '../../../functions/customers/commands/create-contact.ts';
import { accountEntry } from '../../../functions/customers/contract/account.ts';
import { contactEntry } from '../../../functions/customers/contract/contact.ts';
import type { Write } from '../../../shared/dynamo/table.ts';
import { err } from '../../../shared/kernel/result.ts';
import { cause, codeOf, valueOf } from '../../support/company.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
beforeAll(async () => {
  customers = await startCustomers();
});
afterAll(async () => {
  await customers.stop();
});

const account = (name: string) => ({ entry: accountEntry.parse({ kind: 'organization', name }), cause });

/** The write is stored, its answer lost, and the same write sent again. */
const sentTwice = () => ({
  ...customers.deps,
  write: async (...writes: readonly Write[]) => {
    await customers.deps.write(...writes);
    return customers.deps.write(...writes);
  },
});

describe('a write that is sent twice', () => {
  it('meets itself: an account is made once, and answered', async () => {
    const made = valueOf(await createAccount(sentTwice())(account('Echo One')));
    expect(made.created).toBe(true);
    expect((await customers.deps.accounts.get(made.account.id))?.record).toEqual(made.account);
  });

  it('meets itself: a contact is made once, and answered', async () => {
    const { account: organization } = valueOf(await createAccount(customers.deps)(account('Echo Two')));
    const entry = contactEntry.parse({ accountId: organization.id, name: 'Echo' });
    const made = valueOf(await createContact(sentTwice())({ entry, cause }));
    expect(made.created).toBe(true);
    expect(valueOf(await customers.contactsOf(organization.id)).items).toHaveLength(1);
  });
});

describe('a mark that is always taken at the same moment', () => {
  it('ends in a refusal that says to try again', async () => {
    let tries = 0;
    const write = async () => {
      tries += 1;
      return err({ index: 1, existing: undefined });
    };
    expect(codeOf(await createAccount({ ...customers.deps, write })(account('Busy')))).toBe('busy');
    expect(tries).toBe(12);
  });
});

describe('an organization that goes into another one at the same moment', () => {
  it('is looked at again: the contact belongs to the other one', async () => {
    const { account: from } = valueOf(await createAccount(customers.deps)(account('Quelle')));
    const { account: into } = valueOf(await createAccount(customers.deps)(account('Ziel')));
    const { id, number, createdAt, createdBy, updatedAt, updatedBy } = from;
    let isMerged = false;
    const write = async (...writes: readonly Write[]) => {
      if (!isMerged) {
        isMerged = true;
        await customers.store({
          ...customers.deps.accounts.keyOf(id),
          id,
          number,
          createdAt,
          createdBy,
          updatedAt,
          updatedBy,
          version: 2,
          status: 'merged',
          mergedInto: into.id,
          mergeId: 'm',
        });
      }
      return customers.deps.write(...writes);
    };
    const entry = contactEntry.parse({ accountId: from.id, name: 'Zwischenmann' });
    const made = valueOf(await createContact({ ...customers.deps, write })({ entry, cause }));
    expect(made.contact.accountId).toBe(into.id);
  });
});
