import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { territoryOf } from '../../access/contract/territories.ts';
import type { RecordType } from '../../access/contract/visibility.ts';
import type { AccountEntry } from '../contract/account.ts';
import type { ContactEntry } from '../contract/contact.ts';
import type { CustomField } from '../contract/custom-field.ts';
import type { Deps } from '../deps.ts';
import { settersOf, type AccountFields, type ActiveAccount } from '../domain/account.ts';
import type { ActiveContact, ContactFields } from '../domain/contact.ts';
import { codeMisfit, customMisfit, type Coded } from '../domain/fits.ts';
import { composeName } from '../domain/name.ts';
import { phoneOf } from '../domain/normalize.ts';
import { compact } from '../domain/record.ts';
import { isOneself, mayGiveCustom, type Viewer } from '../domain/shown.ts';

type Reading = Pick<Deps, 'directory' | 'standards'>;

/** Fields that are ready to be kept, and the definitions that their unique values follow from. */
interface Ready<Fields> {
  readonly fields: Fields;
  readonly definitions: readonly CustomField[];
}

/** The phones in E.164: by their own country, or the first address's, or the company's. Those that stay are not read again. */
const phonesReady = async (
  { directory }: Reading,
  { phones, addresses }: AccountEntry | ContactEntry,
  before: AccountFields['phones'] = [],
) => {
  const ready: AccountFields['phones'] = [];
  const address = addresses.find(({ country }) => country !== undefined)?.country;
  let company: { country?: string | undefined } | undefined;
  for (const [n, phone] of phones.entries()) {
    const kept = before.some(({ number }) => number === phone.number);
    const named = phone.country ?? address;
    if (!kept && named === undefined && !phone.number.trim().startsWith('+')) company ??= await directory.settings();
    const read = kept ? { ok: true as const, ...phone } : phoneOf(phone, named ?? company?.country);
    if (!read.ok) return refuse('bad-phone', `The number ${read.reason}.`, `phones.${n}.number`);
    ready.push(compact({ number: read.number, country: read.country, label: phone.label }));
  }
  return ok(ready);
};

interface Belongs {
  readonly ownerId?: string | undefined;
  readonly teamId?: string | undefined;
  readonly territoryId?: string | undefined;
}

/** Looked for among those that are known, and only then among those that are stored. */
const isIn = async (
  id: string,
  list: (options?: { asStored: boolean }) => Promise<readonly { readonly id: string }[]>,
) => (await list()).some((one) => one.id === id) || (await list({ asStored: true })).some((one) => one.id === id);

/**
 * A refusal when the owner, the team or the territory is newly given and not there; the owner is a person who signs in, or whoever
 * asks.
 */
const strangerIn = async ({ directory }: Reading, given: Belongs, viewer: Viewer | undefined, before: Belongs = {}) => {
  const { ownerId, teamId, territoryId } = given;
  if (
    ownerId !== undefined &&
    ownerId !== before.ownerId &&
    !(viewer && isOneself(viewer, ownerId)) &&
    (ownerId.includes('@') || !(await directory.find(ownerId, (who) => who.kind === 'person')))
  )
    return refuse('unknown-owner', 'There is no person with this id who signs in.', 'ownerId');
  if (teamId !== undefined && teamId !== before.teamId && !(await isIn(teamId, (options) => directory.teams(options))))
    return refuse('unknown-team', `There is no team ${teamId}.`, 'teamId');
  if (
    territoryId !== undefined &&
    territoryId !== before.territoryId &&
    !(await isIn(territoryId, (options) => directory.territories(options)))
  )
    return refuse('unknown-territory', `There is no territory ${territoryId}.`, 'territoryId');
  return undefined;
};

/** Checks codes and custom fields by what is known, and refuses only by what is stored. */
const standardsFor = async (
  { standards }: Reading,
  type: RecordType,
  entry: Coded & Pick<AccountEntry, 'customFields'>,
  before: (Coded & Pick<AccountFields, 'customFields'>) | undefined,
  viewer: Viewer | undefined,
) => {
  for (const asStored of [false, true]) {
    const { codeLists, customFields } = await standards.current({ asStored });
    const misfit =
      codeMisfit(entry, before, codeLists) ??
      customMisfit(type, entry.customFields, before?.customFields, customFields, mayGiveCustom(viewer, type));
    if (!misfit) return ok(customFields);
    if (asStored) return misfit;
  }
  throw new Error('unreachable: what is stored decides');
};

/** The name as entered; where it was made of its parts before, or is not given, it is made of them now. */
const nameReady = (entry: AccountEntry | ContactEntry, before?: AccountFields | ContactFields) =>
  entry.name === undefined || (before && entry.name === before.name && entry.name === composeName(before))
    ? (composeName(entry) ?? entry.name)
    : entry.name;

const missingName = () => refuse('invalid-result', 'A record needs a name, or one of its parts.', 'name');

/**
 * Makes an account's entry ready to be kept: its name, phones, owner, team and territory, codes and custom fields by what the
 * company keeps.
 * @param change what it was before, and the fields that somebody gave; left out for a new one
 */
export const accountReady =
  (deps: Reading) =>
  async (
    entry: AccountEntry,
    {
      before,
      given,
      viewer,
    }: { before?: ActiveAccount | undefined; given: readonly string[]; viewer?: Viewer | undefined },
  ) => {
    const phones = await phonesReady(deps, entry, before?.phones);
    if (!phones.ok) return phones;
    const stranger = await strangerIn(deps, entry, viewer, before);
    if (stranger) return stranger;
    const standards = await standardsFor(deps, 'account', entry, before, viewer);
    if (!standards.ok) return standards;
    const name = nameReady(entry, before);
    if (name === undefined) return missingName();
    const setters = settersOf(entry, given, before);
    const byRules =
      setters.territoryBy === 'person' ? undefined : territoryOf(entry, await deps.directory.territories());
    const fields: AccountFields = compact({
      ...entry,
      ...setters,
      name,
      phones: phones.value,
      formerExternalIds: before?.formerExternalIds,
      ...(setters.territoryBy !== 'person' && {
        territoryId: byRules,
        territoryBy: byRules === undefined ? undefined : ('rules' as const),
      }),
    });
    return ok<Ready<AccountFields>>({ fields, definitions: standards.value });
  };

/** Makes a contact's entry ready to be kept, as `accountReady` does. */
export const contactReady =
  (deps: Reading) =>
  async (
    entry: ContactEntry,
    { before, viewer }: { before?: ActiveContact | undefined; viewer?: Viewer | undefined },
  ) => {
    const phones = await phonesReady(deps, entry, before?.phones);
    if (!phones.ok) return phones;
    const stranger = await strangerIn(deps, entry, viewer, before);
    if (stranger) return stranger;
    const standards = await standardsFor(deps, 'contact', entry, before, viewer);
    if (!standards.ok) return standards;
    const name = nameReady(entry, before);
    if (name === undefined) return missingName();
    return ok<Ready<ContactFields>>({
      fields: compact({ ...entry, name, phones: phones.value }),
      definitions: standards.value,
    });
  };
