import type { CustomValue } from '../../contract/values.ts';
import type { ActiveAccount } from '../account.ts';
import type { ActiveContact } from '../contact.ts';
import { emailKey, foldText, phoneOf } from '../normalize.ts';
import { addressParts } from './fields.ts';
import type { Draft } from './draft.ts';

type Kept = ActiveAccount | ActiveContact;

const firstOfEach = <One>(all: readonly One[], keyOf: (one: One) => string) =>
  [...new Map(all.toReversed().map((one) => [keyOf(one), one] as const)).values()].toReversed();

/** What is there, and what is new to it; nothing where nothing is. */
const joined = <Had, New>(
  had: readonly Had[],
  given: readonly New[],
  keyOf: (one: Had | New) => string,
): readonly (Had | New)[] | undefined => {
  const known = new Set(had.map(keyOf));
  const added = firstOfEach(given, keyOf).filter((one) => !known.has(keyOf(one)));
  return added.length === 0 ? undefined : [...had, ...added];
};

type Address = Draft['addresses'][number];

/** Each part that is given is the same. */
const says = (kept: Kept['addresses'][number], given: Address) =>
  addressParts.every((part) => given[part] === undefined || foldText(given[part]) === foldText(kept[part] ?? ''));

const isMoney = (value: CustomValue | undefined): value is { amount: string; currency: string } =>
  typeof value === 'object' && !Array.isArray(value);

/** The same value; of money also one with other decimals. */
const isSameCustom = (kept: CustomValue | undefined, given: CustomValue) =>
  isMoney(kept) && isMoney(given)
    ? Number(kept.amount) === Number(given.amount) && kept.currency === given.currency
    : JSON.stringify(kept) === JSON.stringify(given);

/**
 * The merge patch that brings a draft into a record: only what the row gives and the record does not have. No e-mail, phone,
 * address or tag is taken away.
 * @param usualCountry the country that phone numbers without one are read in
 */
export const patchOf = (record: Kept, draft: Draft, usualCountry: string | undefined): Record<string, unknown> => {
  const phones = draft.phones.map((phone) => {
    const read = phoneOf(phone, usualCountry);
    // One that cannot be read is refused where it is entered.
    return read.ok ? { ...phone, number: read.number } : phone;
  });
  const addresses = draft.addresses.filter((given) => !record.addresses.some((kept) => says(kept, given)));
  const kept = new Map<string, unknown>(Object.entries(record));
  const fields = Object.entries(draft.fields).filter(([name, value]) => kept.get(name) !== value);
  const customFields = Object.entries(draft.customFields).filter(
    ([id, value]) => !isSameCustom(record.customFields[id], value),
  );
  const emails = joined(record.emails, draft.emails, ({ address }) => emailKey(address));
  const allPhones = joined(record.phones, phones, ({ number }) => number);
  const tags = joined(record.tags, draft.tags, foldText);
  return {
    ...Object.fromEntries(fields),
    ...(emails && { emails }),
    ...(allPhones && { phones: allPhones }),
    ...(addresses.length > 0 && { addresses: [...record.addresses, ...addresses] }),
    ...(tags && { tags }),
    ...(customFields.length > 0 && { customFields: Object.fromEntries(customFields) }),
  };
};
