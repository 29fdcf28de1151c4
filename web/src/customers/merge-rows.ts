import type { Account } from '../api/client.ts';

export type Side = 'left' | 'right';

/** Fields of which an account has one value, in the order in which they are compared. */
const single = [
  'name',
  'legalName',
  'tradeName',
  'givenName',
  'familyName',
  'birthday',
  'industry',
  'occupation',
  'region',
  'source',
  'employees',
  'currency',
  'language',
  'timeZone',
  'externalId',
  'stage',
  'grade',
  'ownerId',
  'teamId',
  'territoryId',
  'figures',
] as const;

/** Fields whose values come together. */
const many = ['emails', 'phones', 'addresses', 'tags', 'consents'] as const;

/** What a row of the comparison is: both have another value, the same one, only one has it, or all are kept. */
export interface MergeRow {
  readonly field: string;
  readonly kind: 'choice' | 'same' | 'one' | 'all';
}

const same = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

const valueOf = (account: Account, field: string): unknown =>
  field.startsWith('customFields.')
    ? account.customFields?.[field.slice('customFields.'.length)]
    : Object.entries(account).find(([name]) => name === field)?.[1];

/** The fields that one of the two has something in. */
export const rowsOf = (left: Account, right: Account): readonly MergeRow[] => {
  const customs = new Set([left, right].flatMap(({ customFields = {} }) => Object.keys(customFields)));
  const ofOne = [...single, ...[...customs].map((id) => `customFields.${id}`)].flatMap((field): MergeRow[] => {
    const [one, other] = [valueOf(left, field), valueOf(right, field)];
    if (one === undefined && other === undefined) return [];
    if (one === undefined || other === undefined) return [{ field, kind: 'one' }];
    return [{ field, kind: same(one, other) ? 'same' : 'choice' }];
  });
  const ofMany = many.flatMap((field): MergeRow[] =>
    (left[field]?.length ?? 0) + (right[field]?.length ?? 0) > 0 ? [{ field, kind: 'all' }] : [],
  );
  const [name, ...others] = ofOne;
  return [...(name ? [name] : []), ...ofMany, ...others];
};

/** Those of the target, then those of the source that it does not have. */
const united = <Value>(
  target: readonly Value[] = [],
  source: readonly Value[] = [],
  keyOf: (value: Value) => string = String,
): Value[] => {
  const known = new Set(target.map(keyOf));
  return [...target, ...source.filter((value) => !known.has(keyOf(value)))];
};

type Consents = NonNullable<Account['consents']>;

/** Of two words on the same channel and purpose the later one holds. */
const latest = (target: Consents = [], source: Consents = []) =>
  [...target, ...source]
    .toSorted((one, other) => other.at.localeCompare(one.at))
    .filter(
      ({ channel, purpose }, at, all) =>
        all.findIndex((other) => other.channel === channel && other.purpose === purpose) === at,
    );

/** What the target will be: its own values, the source's where it has none or where somebody said so, and the lists of both. */
export const resultOf = (target: Account, source: Account, holds: (field: string) => 'target' | 'source'): Account => {
  const result: Record<string, unknown> = { ...target };
  for (const field of single) {
    const [own, others] = [valueOf(target, field), valueOf(source, field)];
    result[field] = others !== undefined && (own === undefined || holds(field) === 'source') ? others : own;
  }
  const customFields = { ...source.customFields, ...target.customFields };
  for (const [id, value] of Object.entries(source.customFields ?? {}))
    if (holds(`customFields.${id}`) === 'source') customFields[id] = value;
  return {
    ...target,
    ...result,
    emails: united(target.emails, source.emails, ({ address }) => address.toLowerCase()),
    phones: united(target.phones, source.phones, ({ number }) => number),
    addresses: united(target.addresses, source.addresses, (address) =>
      JSON.stringify({ ...address, label: undefined }),
    ),
    tags: united(target.tags, source.tags, (tag) => tag.toLowerCase()),
    consents: latest(target.consents, source.consents),
    customFields,
  };
};
