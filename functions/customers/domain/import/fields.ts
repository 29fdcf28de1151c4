import { refuse } from '../../../../shared/kernel/refusal.ts';
import type { RecordType } from '../../../access/contract/visibility.ts';
import { accountEntry } from '../../contract/account.ts';
import { contactEntry } from '../../contract/contact.ts';
import type { Mapped } from '../../contract/import.ts';

/** Parts of an address, each a column of its own; columns of one label are one address. */
export const addressParts = ['street', 'city', 'region', 'postalCode', 'country'] as const;

export type AddressPart = (typeof addressParts)[number];

/** Entered through forms of their own, or of more than a cell. */
const notOfACell = ['addresses', 'consents', 'customFields', 'figures', 'accountId', 'reportsToId'];

const plainFields = (names: readonly string[]) => names.filter((name) => !notOfACell.includes(name));

const shared = ['number', ...addressParts.map((part) => `addresses.${part}`)];

/** The fields that a column may go to, beside `customFields.<id>`. */
const importFields: Readonly<Record<RecordType, readonly string[]>> = {
  account: [...shared, ...plainFields(Object.keys(accountEntry.shape))],
  // An organization by its name or by its number.
  contact: [...shared, 'organization', ...plainFields(Object.keys(contactEntry.shape))],
};

const CUSTOM_FIELD = /^customFields\.[a-z0-9][a-z0-9-]{0,63}$/;

/** Whether a column may go to the field; whether a custom field is there, the rows will tell. */
export const isField = (type: RecordType, field: string) =>
  importFields[type].includes(field) || CUSTOM_FIELD.test(field);

/** Fields that several columns may go to. */
const manyColumns = ['emails', 'phones', 'tags'];
export const takesMany = (field: string) => manyColumns.includes(field);
const isLabelled = (field: string) => field === 'emails' || field === 'phones' || field.startsWith('addresses.');

/** Why columns cannot go to these fields; nothing when they can. */
export const wrongInMapping = (type: RecordType, mapping: readonly Mapped[], columns: number) => {
  for (const [n, { column, field, label }] of mapping.entries()) {
    const at = `mapping.${n}`;
    if (column >= columns) return refuse('bad-mapping', 'The file has no such column.', `${at}.column`);
    if (!isField(type, field))
      return refuse('bad-mapping', `No column can be ${field}: use ${importFields[type].join(', ')}.`, `${at}.field`);
    if (label !== undefined && !isLabelled(field))
      return refuse('bad-mapping', `${field} has no label.`, `${at}.label`);
    const others = mapping.slice(0, n);
    if (others.some((other) => other.column === column))
      return refuse('bad-mapping', 'This column is there twice.', `${at}.column`);
    if (!takesMany(field) && others.some((other) => other.field === field && other.label === label))
      return refuse('bad-mapping', `Only one column can be ${field}.`, `${at}.field`);
  }
  return undefined;
};
