import type { RecordType } from '../../../access/contract/visibility.ts';
import type { CustomField } from '../../contract/custom-field.ts';
import { accountClaims, contactClaims, contactEmailLock, emailLock, externalIdLock } from '../claims.ts';
import { phoneOf } from '../normalize.ts';
import { compact } from '../record.ts';
import { asText, nameIn, type Draft } from './draft.ts';

const NUMBERS = {
  account: /^A[- ]?([0-9A-Z]{5})[- ]?([0-9A-Z]{5})$/,
  contact: /^P[- ]?([0-9A-Z]{5})[- ]?([0-9A-Z]{5})$/,
};

/** The id in a number like `A-7KQ2M-9XH4C`, however it is written; nothing when it is no such number. */
export const recordIdIn = (type: RecordType, text: string): string | undefined =>
  NUMBERS[type].exec(text.trim().toUpperCase())?.slice(1).join('');

/** The locks by which a draft is a record that is there: of its external id, then of its e-mail addresses. */
export const locksOf = (
  type: RecordType,
  { fields, emails }: Draft,
): readonly { readonly kind: string; readonly value: string }[] => {
  const externalId = fields['externalId'];
  return [
    ...(typeof externalId === 'string' ? [externalIdLock(type, externalId)] : []),
    ...emails.map(({ address }) => (type === 'account' ? emailLock(address) : contactEmailLock(address))),
  ];
};

/** What tells one draft from another, beside what it says. */
interface About {
  readonly type: RecordType;
  readonly kind: 'organization' | 'person';
  /** The country of phone numbers that have none. */
  readonly country: string | undefined;
  readonly customFields: readonly CustomField[];
}

/**
 * What drafts have in common that may be the same record, or may look like it: the locks and blocks that their records would
 * claim. Those that share one are entered one after the other.
 */
export const keysOf = (draft: Draft, { type, kind, country, customFields }: About): string[] => {
  const { number, organization = '', fields } = draft;
  const record = compact({
    name: nameIn(draft) ?? '',
    legalName: asText(fields['legalName']),
    tradeName: asText(fields['tradeName']),
    externalId: asText(fields['externalId']),
    emails: [...draft.emails],
    phones: draft.phones.map((phone) => {
      const read = phoneOf(phone, country);
      return read.ok ? { number: read.number } : phone;
    }),
    addresses: [...draft.addresses],
    tags: [],
    consents: [],
    customFields: { ...draft.customFields },
  });
  const claims =
    type === 'account'
      ? accountClaims({ ...record, kind }, customFields)
      : contactClaims({ ...record, accountId: organization.toLowerCase() }, customFields);
  return [
    ...(number === undefined ? [] : [`id ${recordIdIn(type, number) ?? number}`]),
    ...claims.map((claim) => (claim.type === 'lock' ? `${claim.kind} ${claim.value}` : claim.value)),
  ];
};
