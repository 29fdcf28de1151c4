import { millisecondsOf, type Instant } from '../../../shared/kernel/clock.ts';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { AccountMerged, AccountTookIn, AccountUnmerged } from '../contract/events.ts';
import { singleFields, type MergeBody, type SingleField } from '../contract/merge.ts';
import { accountFieldNames, stateOf, type AccountFields, type ActiveAccount, type MergedAccount } from './account.ts';
import { emailKey, foldText } from './normalize.ts';
import { changedFields, compact, fieldsOf, isSame, touched } from './record.ts';

/** As many values as an account holds of each. */
const limits = [
  ['emails', 50],
  ['phones', 50],
  ['addresses', 50],
  ['tags', 100],
  ['consents', 100],
  ['customFields', 100],
] as const;

type Choice = MergeBody['fields'];

/** Lists, with what makes two of their values the same. */
const listKeys = {
  emails: ({ address }: AccountFields['emails'][number]) => emailKey(address),
  phones: ({ number }: AccountFields['phones'][number]) => number,
  addresses: ({ label: _, ...place }: AccountFields['addresses'][number]) => foldText(JSON.stringify(place)),
  tags: (tag: string) => foldText(tag),
  consents: ({ channel, purpose }: AccountFields['consents'][number]) => `${channel} ${purpose}`,
};

const union = <Value>(some: readonly Value[], others: readonly Value[], keyOf: (value: Value) => string): Value[] => {
  const known = new Set(some.map(keyOf));
  return [...some, ...others.filter((value) => !known.has(keyOf(value)))];
};

/** Of two words on the same channel and purpose the later one holds. */
const latestConsents = (some: AccountFields['consents'], others: AccountFields['consents']) =>
  [...some, ...others]
    .toSorted((a, b) => millisecondsOf(b.at) - millisecondsOf(a.at))
    .filter((consent, n, all) => all.findIndex((one) => listKeys.consents(one) === listKeys.consents(consent)) === n);

const customOf = (target: AccountFields, source: AccountFields, choice: Choice): AccountFields['customFields'] => ({
  ...source.customFields,
  ...target.customFields,
  ...Object.fromEntries(
    Object.entries(source.customFields).filter(([id]) => choice[`customFields.${id}`] === 'source'),
  ),
});

/** Who set what the rules would set otherwise goes along with what was set. */
const setters = { stage: 'stageBy', grade: 'gradeBy', territoryId: 'territoryBy' } as const;
const hasSetter = (field: SingleField): field is keyof typeof setters => field in setters;

type Draft = { -readonly [Field in keyof AccountFields]: AccountFields[Field] };

const take = <Field extends keyof Draft>(into: Pick<Draft, Field>, from: Pick<Draft, Field>, field: Field) => {
  into[field] = from[field];
};

/** Takes a field, and who set it. */
const takeSingle = (into: Draft, from: Draft, field: SingleField) => {
  take(into, from, field);
  if (hasSetter(field)) take(into, from, setters[field]);
};

/** The fields of two accounts in one: every value of the lists, and of the others the one that holds. */
const mergedFields = (target: ActiveAccount, source: ActiveAccount, choice: Choice): AccountFields => {
  const merged: Draft = {
    kind: target.kind,
    name: target.name,
    emails: union(target.emails, source.emails, listKeys.emails),
    phones: union(target.phones, source.phones, listKeys.phones),
    addresses: union(target.addresses, source.addresses, listKeys.addresses),
    tags: union(target.tags, source.tags, listKeys.tags),
    consents: latestConsents(target.consents, source.consents),
    customFields: customOf(target, source, choice),
  };
  for (const field of singleFields) {
    const [first, second] = choice[field] === 'source' ? [source, target] : [target, source];
    takeSingle(merged, first[field] === undefined ? second : first, field);
  }
  const losing = [target, source].flatMap(({ externalId }) =>
    externalId === undefined || externalId === merged.externalId ? [] : [externalId],
  );
  const former = [...(target.formerExternalIds ?? []), ...(source.formerExternalIds ?? []), ...losing];
  return compact({ ...merged, formerExternalIds: former.length > 0 ? [...new Set(former)] : undefined });
};

/** The values that one of the two had and that do not hold, by field. */
export const setAsideBy = (target: ActiveAccount, source: ActiveAccount, merged: AccountFields) => {
  const losers = singleFields.flatMap((field) =>
    [target, source].flatMap((one) =>
      one[field] !== undefined && !isSame(one[field], merged[field]) ? [[field, one[field]] as const] : [],
    ),
  );
  const custom = [target, source].flatMap((one) =>
    Object.entries(one.customFields).flatMap(([id, value]) =>
      isSame(value, merged.customFields[id]) ? [] : [[`customFields.${id}`, value] as const],
    ),
  );
  return Object.fromEntries<unknown>([...losers, ...custom]);
};

/** Both accounts after the merge. */
export const mergeAccounts = (
  target: ActiveAccount,
  source: ActiveAccount,
  { choice, mergeId, by, now }: { choice: Choice; mergeId: string; by: string; now: Instant },
) => {
  if (target.id === source.id) return refuse('same-account', 'An account cannot go into itself.', 'sourceId');
  if (target.kind !== source.kind)
    return refuse('different-kinds', 'One is an organization and the other a person: make them the same kind first.');
  const fields = mergedFields(target, source, choice);
  const over = limits.find(([name, most]) => Object.keys(fields[name]).length > most);
  if (over)
    return refuse('too-many-values', `Together they have more than ${over[1]} ${over[0]}: take some away first.`);
  const { status, id, number, createdAt, createdBy, request } = target;
  const taken: ActiveAccount = compact({
    ...fields,
    status,
    id,
    number,
    createdAt,
    createdBy,
    request,
    ...touched(target, by, now),
  });
  const gone: MergedAccount = {
    status: 'merged',
    id: source.id,
    number: source.number,
    createdAt: source.createdAt,
    createdBy: source.createdBy,
    ...touched(source, by, now),
    mergedInto: target.id,
    mergeId,
  };
  return ok({
    target: {
      next: taken,
      events: [AccountTookIn({ account: stateOf(taken), fromId: source.id, mergeId })],
    } satisfies Decision<ActiveAccount>,
    source: {
      next: gone,
      events: [AccountMerged({ intoId: target.id, mergeId })],
    } satisfies Decision<MergedAccount>,
  });
};

/** A list as it was, with what was added, changed and taken away since the merge. */
const unmergedList = <Value>(
  before: readonly Value[],
  merged: readonly Value[],
  current: readonly Value[],
  keyOf: (value: Value) => string,
): readonly Value[] => {
  const byKey = (values: readonly Value[]) => new Map(values.map((value) => [keyOf(value), value]));
  const [then, now] = [byKey(merged), byKey(current)];
  const stayed = before.flatMap((value) => {
    const key = keyOf(value);
    const held = now.get(key);
    // Taken away since, or changed since: that holds.
    if (held === undefined) return [];
    return [isSame(then.get(key), held) ? value : held];
  });
  return [...stayed, ...current.filter((value) => !then.has(keyOf(value)))];
};

const unmergedCustom = (before: AccountFields, merged: AccountFields, current: AccountFields) =>
  Object.fromEntries(
    [...new Set([...Object.keys(before.customFields), ...Object.keys(current.customFields)])].flatMap((id) => {
      const isEdited = !isSame(merged.customFields[id], current.customFields[id]);
      const value = isEdited ? current.customFields[id] : before.customFields[id];
      return value === undefined ? [] : [[id, value] as const];
    }),
  );

/** Former ids as they were, and with those of accounts that came since, but for what goes back to the source. */
const unmergedIds = (before: AccountFields, merged: AccountFields, current: AccountFields, source: AccountFields) => {
  const left = unmergedList(
    before.formerExternalIds ?? [],
    merged.formerExternalIds ?? [],
    current.formerExternalIds ?? [],
    (id) => id,
  ).filter((id) => id !== source.externalId && !source.formerExternalIds?.includes(id));
  return left.length > 0 ? left : undefined;
};

/** The target without what the source brought: as it was, but for what somebody changed since. */
const unmergedFields = (
  before: ActiveAccount,
  merged: ActiveAccount,
  current: ActiveAccount,
  source: ActiveAccount,
): AccountFields => {
  const list = <Name extends keyof typeof listKeys>(
    name: Name,
    keyOf: (value: AccountFields[Name][number]) => string,
  ) => unmergedList(before[name], merged[name], current[name], keyOf);
  const fromFor = (field: SingleField | 'kind') => (isSame(merged[field], current[field]) ? before : current);
  const fields: Draft = {
    kind: fromFor('kind').kind,
    name: before.name,
    emails: [...list('emails', listKeys.emails)],
    phones: [...list('phones', listKeys.phones)],
    addresses: [...list('addresses', listKeys.addresses)],
    tags: [...list('tags', listKeys.tags)],
    consents: [...list('consents', listKeys.consents)],
    customFields: unmergedCustom(before, merged, current),
    formerExternalIds: unmergedIds(before, merged, current, source),
  };
  for (const field of singleFields) takeSingle(fields, fromFor(field), field);
  return compact(fields);
};

/** Both accounts after the merge is undone. */
export const unmergeAccounts = (
  {
    targetBefore,
    sourceBefore,
    merged,
  }: { targetBefore: ActiveAccount; sourceBefore: ActiveAccount; merged: ActiveAccount },
  { target, source }: { target: ActiveAccount; source: MergedAccount },
  { mergeId, by, now }: { mergeId: string; by: string; now: Instant },
) => {
  const fields = unmergedFields(targetBefore, merged, target, sourceBefore);
  const { status, id, number, createdAt, createdBy, request } = target;
  const left: ActiveAccount = compact({
    ...fields,
    status,
    id,
    number,
    createdAt,
    createdBy,
    request,
    ...touched(target, by, now),
  });
  const back: ActiveAccount = { ...sourceBefore, ...touched(source, by, now) };
  return {
    kept: changedFields(fieldsOf(merged, accountFieldNames), fieldsOf(target, accountFieldNames)),
    target: {
      next: left,
      events: [AccountUnmerged({ account: stateOf(left), otherId: source.id, mergeId })],
    } satisfies Decision<ActiveAccount>,
    source: {
      next: back,
      events: [AccountUnmerged({ account: stateOf(back), otherId: target.id, mergeId })],
    } satisfies Decision<ActiveAccount>,
  };
};
