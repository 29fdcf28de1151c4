import { afterAll, beforeAll, expect, it } from 'vitest';
import { createAccount } from '../../../functions/customers/commands/create-account.ts';
import { findSender } from '../../../functions/customers/commands/find-sender.ts';
import { accountEntry } from '../../../functions/customers/contract/account.ts';
import { depsOf, type Deps } from '../../../functions/customers/deps.ts';
import { clockAt } from '../../support/clock.ts';
import { cause, codeOf, valueOf } from '../../support/company.ts';
import { startLocalTable } from '../../support/local-table.ts';
import { START } from '../../support/tickets.ts';

let local: Awaited<ReturnType<typeof startLocalTable>>;
let deps: Deps;
beforeAll(async () => {
  local = await startLocalTable();
  deps = depsOf(local.table, clockAt(START));
});
afterAll(async () => {
  await local.stop();
});

type Said = Parameters<ReturnType<typeof findSender>>[1];

let count = 0;
/** A ticket of somebody, and the account that it came to. */
const sent = async (said: Said) => {
  count += 1;
  const id = `TICKET${String(count).padStart(4, '0')}`;
  const outcome = codeOf(await findSender(deps)(id, said, cause));
  return { id, outcome, link: await deps.ticketLinks.get(id) };
};
const accountOf = async (id: string | undefined) => {
  const found = await deps.accounts.find(id ?? '');
  if (!found) throw new Error('there is no such account');
  return found.record;
};
const known = async (entry: object) => {
  const made = await createAccount(deps)({
    entry: accountEntry.parse({ kind: 'person', ...entry }),
    cause,
    allowDuplicate: true,
  });
  return valueOf(made).account.id;
};

it('enters a sender whom nobody knows, and links the ticket', async () => {
  const { link } = await sent({ name: '王小明', email: 'Wang@Customer.example' });
  const account = await accountOf(link?.accountId);
  expect(account).toMatchObject({ kind: 'person', name: '王小明', emails: [{ address: 'Wang@Customer.example' }] });
});

it('finds them by the address in any case, whatever name they give', async () => {
  const first = await sent({ name: 'Zoë', email: 'zoe@customer.example' });
  const second = await sent({ name: 'Z.', email: 'ZOE@customer.example' });
  expect(second.link?.accountId).toBe(first.link?.accountId);
});

it('enters a sender once when ten of their tickets arrive together', async () => {
  const tickets = await Promise.all(
    Array.from({ length: 10 }, () => sent({ name: 'Ten Times', email: 'ten@customer.example' })),
  );
  expect(new Set(tickets.map(({ link }) => link?.accountId)).size).toBe(1);
  expect(tickets.map(({ outcome }) => outcome)).toEqual(tickets.map(() => 'ok'));
});

it('enters one account for ten tickets that come together with a phone number only', async () => {
  const tickets = await Promise.all(Array.from({ length: 10 }, () => sent({ phone: '+49 30 901820' })));
  expect(new Set(tickets.map(({ link }) => link?.accountId)).size).toBe(1);
});

it('knows a sender by the number, however it is written', async () => {
  const id = await known({ name: 'Phone Friend', phones: [{ number: '+14155550123' }] });
  expect((await sent({ name: 'Somebody', phone: '+1 (415) 555-0123' })).link?.accountId).toBe(id);
});

it('does not take a namesake for the sender', async () => {
  const id = await known({ name: 'John Smith', emails: [{ address: 'john@one.example' }] });
  const { link, outcome } = await sent({ name: 'John Smith', email: 'john@two.example' });
  expect(outcome).toBe('ok');
  expect(link?.accountId).not.toBe(id);
});

it('believes who submitted it when the named customer is there, and looks for the sender otherwise', async () => {
  const id = await known({ name: 'Named Customer' });
  expect((await sent({ accountId: id, email: 'x@customer.example' })).link?.accountId).toBe(id);
  const other = await sent({ accountId: '0000000000', email: 'y@customer.example' });
  expect(await accountOf(other.link?.accountId)).toMatchObject({ emails: [{ address: 'y@customer.example' }] });
});

it('links a ticket once, also when the message comes again', async () => {
  const first = await sent({ email: 'again@customer.example' });
  expect(codeOf(await findSender(deps)(first.id, { email: 'another@customer.example' }, cause))).toBe('already-linked');
  expect(await deps.ticketLinks.get(first.id)).toEqual(first.link);
});

it('tells of the link in the write that makes it', async () => {
  const { id, link } = await sent({ email: 'told@customer.example' });
  const item = (await local.everything()).find(({ pk, sk }) => pk === `customers#ticket#${id}` && sk === 'link');
  expect(JSON.parse(String(item?.['events']))).toMatchObject([
    { id: `${id}/link:1:0`, type: 'ticket.linked.v1', subject: id, data: { accountId: link?.accountId } },
  ]);
});

it('links nothing when a ticket says nothing of its sender', async () => {
  expect(await sent({ name: 'Only A Name' })).toMatchObject({ outcome: 'no-sender', link: undefined });
  expect(await sent({ phone: '123' })).toMatchObject({ outcome: 'no-sender', link: undefined });
});
