import * as z from 'zod';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import type { Item, PutWrite, Table, When, Write } from '../../../shared/dynamo/table.ts';
import { contactRoles } from '../contract/contact.ts';
import type { ActiveContact, Contact, ErasedContact } from '../domain/contact.ts';
import { compact } from '../domain/record.ts';
import { besideKey, contactKey, contactRowKey } from './keys.ts';
import { heldIn, storedMarks, storedReachable, type Held } from './stored.ts';

const fields = {
  accountId: z.string(),
  name: z.string(),
  givenName: z.string().optional(),
  familyName: z.string().optional(),
  jobTitle: z.string().optional(),
  role: z.enum(contactRoles).optional(),
  reportsToId: z.string().optional(),
  preferredChannel: z.enum(['email', 'phone', 'sms', 'letter', 'chat', 'visit']).optional(),
};

const stored = z.discriminatedUnion('status', [
  z.object({ ...storedMarks, ...storedReachable, ...fields, status: z.literal('active') }),
  z.object({ ...storedMarks, status: z.literal('erased'), erasureId: z.string() }),
]) satisfies z.ZodType<Contact>;

/** The contact in an item of the table. */
export const contactIn = (item: Item): Contact => stored.parse(item);

const { emails, phones, tags, ownerId, teamId, territoryId } = storedReachable;
const { id, number, updatedAt, version } = storedMarks;
const row = z.object({
  id,
  number,
  updatedAt,
  version,
  ...fields,
  emails,
  phones,
  tags,
  ownerId,
  teamId,
  territoryId,
});

/** A contact in the list of its organization. */
export type ContactRow = z.output<typeof row>;

/** The contact in a row beside its organization. */
export const contactRowIn = (item: Item): ContactRow => row.parse(item);

/** The row beside the organization; written in the contact's own transaction, guarded by the contact's version. */
const contactRowWrite = (contact: ActiveContact): Write => ({
  kind: 'put',
  item: {
    ...contactRowKey(contact.accountId, contact.id),
    ...compact(row.parse(contact)),
  },
  when: {
    expression: 'attribute_not_exists(pk) OR #version < :version',
    names: { '#version': 'version' },
    values: { ':version': contact.version },
  },
});

export const contactWrite = (
  { next, events }: Decision<Contact>,
  claims: readonly string[],
  when: When,
  cause: Cause,
): PutWrite => ({
  kind: 'put',
  item: { ...contactKey(next.id), ...next, ...(claims.length > 0 && { claims }) },
  when,
  events: stamp(events, {
    source: '/customers/contacts',
    subject: next.id,
    version: next.version,
    time: next.updatedAt,
    cause,
  }),
});

/** Contacts, each an item of its own partition, with a row beside its organization. */
export const contactStore = (table: Table) => ({
  keyOf: contactKey,
  heldIn: (item: Item): Held<Contact> => heldIn(item, contactIn),

  async get(id: string): Promise<Held<Contact> | undefined> {
    const item = await table.get(contactKey(id), { consistent: true });
    return item && heldIn(item, contactIn);
  },

  /** Those of the contacts that are stored, in no order; up to 100. */
  async getMany(ids: readonly string[]): Promise<Held<Contact>[]> {
    if (ids.length === 0) return [];
    const items = await table.getMany(
      [...new Set(ids)].map((id) => contactKey(id)),
      { consistent: true },
    );
    return items.map((item) => heldIn(item, contactIn));
  },

  /** The contacts of an organization by id, after an id. */
  async ofAccount(accountId: string, after: string | undefined, limit: number): Promise<ContactRow[]> {
    const { pk, sk } = contactRowKey(accountId, '');
    const items = await table.query({
      pk,
      sk: { begins: sk },
      limit,
      consistent: true,
      ...(after !== undefined && { after: contactRowKey(accountId, after).sk }),
    });
    return items.map(contactRowIn);
  },

  /** The writes of a change: the contact, and its row beside its organization; a row beside another one is taken away. */
  writesOf: (
    decision: Decision<ActiveContact>,
    claims: readonly string[],
    before: ActiveContact | undefined,
    cause: Cause,
  ): readonly Write[] => [
    contactWrite(decision, claims, before ? { version: before.version } : 'new', cause),
    contactRowWrite(decision.next),
    ...(before && before.accountId !== decision.next.accountId
      ? [{ kind: 'delete' as const, key: contactRowKey(before.accountId, before.id) }]
      : []),
  ],

  /** The writes by which nothing is left of a contact but its id. */
  erasureOf: (
    decision: Decision<ErasedContact>,
    { accountId, version }: Pick<ActiveContact, 'accountId' | 'version'>,
    cause: Cause,
  ): readonly Write[] => [
    contactWrite(decision, [], { version }, cause),
    { kind: 'delete', key: contactRowKey(accountId, decision.next.id) },
  ],

  withoutTicketOf: (id: string, ticketId: string): Write => ({
    kind: 'delete',
    key: besideKey(contactKey(id), 'ticket', ticketId),
  }),
});

export type ContactStore = ReturnType<typeof contactStore>;
