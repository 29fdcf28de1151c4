import { account } from '../../customers/contract/account.ts';
import { contact } from '../../customers/contract/contact.ts';
import type { RecordType } from './visibility.ts';

const fields: Readonly<Record<RecordType, readonly string[]>> = {
  account: Object.keys(account.shape),
  contact: Object.keys(contact.shape),
};

/** Whether a rule may speak of the field: one at the top of the record, or a custom field of it, `customFields.<id>`. */
export const isField = (type: RecordType, field: string) =>
  fields[type].includes(field) || /^customFields\.[a-z0-9-]+$/.test(field);
