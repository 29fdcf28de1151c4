import { objectIn, objectsIn, type Row } from './values.ts';

/** The most that one of the rows has: so many columns there are. */
export interface Shape {
  readonly emails: number;
  readonly phones: number;
  readonly addresses: number;
  /** Whether one of them has a label. */
  readonly labels: boolean;
  /** Ids of the custom fields that there are, in order. */
  readonly customFields: readonly string[];
}

export const noShape: Shape = { emails: 0, phones: 0, addresses: 0, labels: false, customFields: [] };

/** The shape of the rows before and one more. */
export const widened = (shape: Shape, row: Row): Shape => {
  const emails = objectsIn(row['emails']);
  const phones = objectsIn(row['phones']);
  const addresses = objectsIn(row['addresses']);
  const custom = Object.keys(objectIn(row['customFields']));
  const isNew = custom.some((id) => !shape.customFields.includes(id));
  return {
    emails: Math.max(shape.emails, emails.length),
    phones: Math.max(shape.phones, phones.length),
    addresses: Math.max(shape.addresses, addresses.length),
    labels: shape.labels || [...emails, ...phones, ...addresses].some(({ label }) => label !== undefined),
    customFields: isNew ? [...new Set([...shape.customFields, ...custom])].toSorted() : shape.customFields,
  };
};
