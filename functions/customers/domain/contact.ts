import type * as z from 'zod';
import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { numberOf } from '../../../shared/kernel/id.ts';
import { contactEntry, type ContactEntry } from '../contract/contact.ts';
import { ContactCreated, ContactMoved, ContactUpdated } from '../contract/events.ts';
import type { phone } from '../contract/values.ts';
import { changedFields, compact, fieldsOf, newMarks, patched, touched, type Marks, type Origin } from './record.ts';

/** All that is entered of a contact, made ready. */
export interface ContactFields extends Omit<ContactEntry, 'name' | 'phones'> {
  readonly name: string;
  readonly phones: z.output<typeof phone>[];
}

export interface ActiveContact extends Marks, ContactFields {
  readonly status: 'active';
}

/** Nothing personal of it is left; the id is not given again. */
export interface ErasedContact extends Marks {
  readonly status: 'erased';
  readonly erasureId: string;
}

export type Contact = ActiveContact | ErasedContact;

/** The fields that people enter. */
const contactFieldNames: readonly string[] = Object.keys(contactEntry.shape);

export const createContactOf = (fields: ContactFields, origin: Origin, now: Instant) => {
  const contact: ActiveContact = {
    ...compact(fields),
    ...newMarks(origin, numberOf('P', origin.id), now),
    status: 'active',
  };
  return {
    next: contact,
    events: [ContactCreated({ accountId: contact.accountId })],
  } satisfies Decision<ActiveContact>;
};

/** What a merge patch makes of what was entered; `invalid-result` when that is no contact. */
export const patchContact = (before: ActiveContact, patch: object) =>
  patched(fieldsOf(before, contactFieldNames), patch, contactEntry);

/** A contact after a change of its fields, and which they are; none, when nothing differs. */
export const updateContactOf = (before: ActiveContact, fields: ContactFields, by: string, now: Instant) => {
  const { status, id, number, createdAt, createdBy, request } = before;
  const next: ActiveContact = compact({
    ...fields,
    status,
    id,
    number,
    createdAt,
    createdBy,
    request,
    ...touched(before, by, now),
  });
  const changed = changedFields(fieldsOf(before, contactFieldNames), fieldsOf(next, contactFieldNames));
  const { accountId } = next;
  const moved = accountId === before.accountId ? [] : [ContactMoved({ accountId, fromAccountId: before.accountId })];
  return {
    changed,
    decision: {
      next,
      events: [ContactUpdated({ accountId, fields: changed }), ...moved],
    } satisfies Decision<ActiveContact>,
  };
};

/** The longest reporting line that is followed upwards. */
export const LONGEST_LINE = 20;
