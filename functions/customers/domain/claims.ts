import type { CustomField } from '../contract/custom-field.ts';
import type { CustomValue } from '../contract/values.ts';
import type { AccountFields } from './account.ts';
import type { ContactFields } from './contact.ts';
import { emailKey, foldText, lineOf, nameKey, nameParts, postalKey } from './normalize.ts';

/** A value that no other record may have. */
export interface LockClaim {
  readonly type: 'lock';
  /** What kind of value: `email`, `contact-email`, `account-external-id`, `field:account:<id>`. */
  readonly kind: string;
  readonly value: string;
  /** The path of the value in the record. */
  readonly field: string;
  readonly because?: 'email' | 'external-id';
}

/** A mark that records share which may be the same customer. */
interface BlockClaim {
  readonly type: 'block';
  readonly value: string;
}

export type Claim = LockClaim | BlockClaim;

export const emailLock = (address: string) => ({ kind: 'email', value: emailKey(address) });
export const contactEmailLock = (address: string) => ({ kind: 'contact-email', value: emailKey(address) });
export const externalIdLock = (type: 'account' | 'contact', externalId: string) => ({
  kind: `${type}-external-id`,
  value: externalId,
});

/** A unique value as it is compared: a text in any case. */
const uniqueValue = (value: CustomValue) =>
  typeof value === 'string' ? `s:${value.normalize('NFC').trim().toLowerCase()}` : JSON.stringify(value);

const lockClaims = (
  type: 'account' | 'contact',
  { emails, externalId, customFields }: AccountFields | ContactFields,
  definitions: readonly CustomField[],
): LockClaim[] => [
  ...emails.map(({ address }, n) => ({
    type: 'lock' as const,
    ...(type === 'account' ? emailLock(address) : contactEmailLock(address)),
    field: `emails.${n}.address`,
    because: 'email' as const,
  })),
  ...(externalId === undefined
    ? []
    : [
        {
          type: 'lock' as const,
          ...externalIdLock(type, externalId),
          field: 'externalId',
          because: 'external-id' as const,
        },
      ]),
  ...definitions.flatMap(({ recordType, id, unique }) => {
    const value = customFields[id];
    return unique && recordType === type && value !== undefined
      ? [
          {
            type: 'lock' as const,
            kind: `field:${type}:${id}`,
            value: uniqueValue(value),
            field: `customFields.${id}`,
          },
        ]
      : [];
  }),
];

/** How many letters of the longest word of a name stand beside a place. */
const LETTERS_BESIDE_PLACE = 4;

/** A record is written in one transaction with all its marks, new and old: so these are few. */
const MOST_PLACES = 3;
const MOST_PHONES = 10;

const placesOf = (
  { addresses }: Pick<AccountFields, 'addresses'>,
  name: string,
  kind: 'organization' | 'person',
): string[] => {
  const [longest = ''] = nameParts(name, kind).toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1));
  return addresses.slice(0, MOST_PLACES).flatMap(({ postalCode, city }) => {
    const place = postalCode === undefined ? foldText(city ?? '').trim() : postalKey(postalCode);
    return place === '' ? [] : [`a:${place}|${Array.from(longest).slice(0, LETTERS_BESIDE_PLACE).join('')}`];
  });
};

/** Two addresses in one place, or two ways to write one number, are one mark. */
const blockClaims = (values: readonly string[]): BlockClaim[] =>
  [...new Set(values)].map((value) => ({ type: 'block', value }));

/** The names that a customer goes by. */
export const namesOf = ({ name, legalName, tradeName }: Pick<AccountFields, 'name' | 'legalName' | 'tradeName'>) =>
  [name, legalName, tradeName].filter((one) => one !== undefined);

/** All that an account claims: what only it may have, and the marks by which its doubles are found. */
export const accountClaims = (account: AccountFields, definitions: readonly CustomField[]): Claim[] => [
  ...lockClaims('account', account, definitions),
  ...(account.formerExternalIds ?? []).map((externalId) => ({
    type: 'lock' as const,
    ...externalIdLock('account', externalId),
    field: 'externalId',
    because: 'external-id' as const,
  })),
  ...blockClaims([
    ...account.phones.slice(0, MOST_PHONES).map(({ number }) => `p:${lineOf(number)}`),
    ...namesOf(account).flatMap((name) => {
      const key = nameKey(name, account.kind);
      return key === '' ? [] : [`n:${key}`];
    }),
    ...placesOf(account, account.name, account.kind),
  ]),
];

/** All that a contact claims; its name counts in its organization only. */
export const contactClaims = (contact: ContactFields, definitions: readonly CustomField[]): Claim[] => [
  ...lockClaims('contact', contact, definitions),
  ...blockClaims([
    ...contact.phones.slice(0, MOST_PHONES).map(({ number }) => `contact p:${lineOf(number)}`),
    `contact n:${contact.accountId}|${nameKey(contact.name, 'person')}`,
  ]),
];
