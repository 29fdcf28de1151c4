import { accountEntry } from '../../functions/customers/contract/account.ts';
import { contactEntry } from '../../functions/customers/contract/contact.ts';
import { createAccountOf, type ActiveAccount } from '../../functions/customers/domain/account.ts';
import { createContactOf } from '../../functions/customers/domain/contact.ts';
import { requestErasure } from '../../functions/customers/domain/erasure.ts';
import { newExport, type Export } from '../../functions/customers/domain/export/export-state.ts';
import { newImport, type Import } from '../../functions/customers/domain/import/import-state.ts';
import { mergeAccounts } from '../../functions/customers/domain/merge.ts';
import type { Merge } from '../../functions/customers/domain/merge-state.ts';
import { pairOf } from '../../functions/customers/domain/pair.ts';
import { asDone, newPrivacyExport } from '../../functions/customers/domain/privacy-export.ts';
import { saveView } from '../../functions/customers/domain/saved-view.ts';
import { accountStore } from '../../functions/customers/persistence/account-store.ts';
import { contactStore } from '../../functions/customers/persistence/contact-store.ts';
import { duplicateStore } from '../../functions/customers/persistence/duplicate-store.ts';
import { erasureStore } from '../../functions/customers/persistence/erasure-store.ts';
import { exportStore } from '../../functions/customers/persistence/export-store.ts';
import { importStore } from '../../functions/customers/persistence/import-store.ts';
import { mergeStore } from '../../functions/customers/persistence/merge-store.ts';
import { privacyExportStore } from '../../functions/customers/persistence/privacy-export-store.ts';
import { savedViewStore } from '../../functions/customers/persistence/saved-view-store.ts';
import { standardsStore } from '../../functions/customers/persistence/standards-store.ts';
import type { Table, Write } from '../../shared/dynamo/table.ts';
import { systemClock } from '../../shared/kernel/clock.ts';
import { idFrom, shortIdFrom } from '../../shared/kernel/id.ts';
import { setUp, START } from '../support/tickets.ts';
import { actors, TEAM, TERRITORY, type Actor } from './actors.ts';

/** Who is in no column of the table. */
export const SOMEBODY = 'somebody';
const somebody = `person:${SOMEBODY}`;

type Standing = Pick<Actor, 'relation' | 'id' | 'name'>;

/** Whom a customer belongs to: the actor when that is their relation to it, somebody else otherwise. */
const ownerFor = ({ relation, id }: Standing) => (relation === 'owner' ? id : SOMEBODY);
/** Likewise whoever made it, as a record says it. */
const makerFor = ({ relation, name }: Standing) => (relation === 'owner' ? name : somebody);

/** `twin`: like the other; `target` and `source`: went together. */
type Which = 'account' | 'twin' | 'target' | 'source';

const accountId = (which: Which, owner: string) => shortIdFrom(0, `${which} of`, owner);
const contactId = (owner: string) => shortIdFrom(0, 'contact of', owner);
/** Another contact beside that of somebody in particular: others can report to it. */
export const COLLEAGUE = shortIdFrom(0, 'colleague');
const mergeId = (owner: string) => idFrom('merge of', owner);
const importId = (state: string, maker: string) => idFrom('import', state, maker);
const exportId = (state: string, maker: string) => idFrom('export', state, maker);
const viewId = (circle: string, maker: string) => idFrom('view', circle, maker);

/** An erasure that somebody asked for; and what was gathered of a customer. */
export const ERASURE = idFrom('erasure');
export const PRIVACY_EXPORT = idFrom('privacy export');

/** The account that stands in a relation to somebody: the one that they own, or the one of another person. */
export const accountFor = (actor: Standing) => accountId('account', ownerFor(actor));
/** An account of the actor, whatever their relation is. */
export const ownAccount = ({ id }: Standing) => accountId('account', id);
/** An account that is like the one that stands in a relation to somebody. */
export const twinFor = (actor: Standing) => accountId('twin', ownerFor(actor));
/** Two accounts, with a slash: the one that the actor stands in the relation to, and another one that is like it. */
export const twinsFor = (actor: Standing) => `${accountFor(actor)}/${twinFor(actor)}`;
/** Likewise, but the second is a stranger's. */
export const withStrangers = (actor: Standing) => `${accountFor(actor)}/${accountId('account', 'stranger')}`;
export const pairFor = (actor: Standing) => pairOf(accountFor(actor), twinFor(actor)).id;
export const contactFor = (actor: Standing) => contactId(ownerFor(actor));
export const mergeFor = (actor: Standing) => mergeId(ownerFor(actor));

export type ImportState = 'waiting' | 'ready' | 'running' | 'stopped' | 'done';

export const importFor = (state: ImportState) => (actor: Standing) => importId(state, makerFor(actor));

export type ExportState = 'running' | 'done';

export const exportFor = (state: ExportState) => (actor: Standing) => exportId(state, makerFor(actor));

/** By whom they are shown to, beside whoever made them. */
const circles = { nobody: 'nobody', team: { teamId: TEAM }, everybody: 'everybody' } as const;

export const viewFor = (circle: keyof typeof circles) => (actor: Standing) => viewId(circle, ownerFor(actor));

/** What is of nobody in the table is of a team and a territory. */
const belongingOf = (ownerId: string) =>
  ownerId === SOMEBODY ? { ownerId, teamId: TEAM, territoryId: TERRITORY } : { ownerId };

const accountOf = (which: Which, owner: string) => {
  const entry = accountEntry.parse({ kind: 'organization', name: `${owner} works`, ...belongingOf(owner) });
  const fields = { ...entry, name: `${owner} works`, phones: [] };
  return createAccountOf(fields, { id: accountId(which, owner), by: somebody }, START);
};

const mergeWrites = (table: Table, owner: string): Write[] => {
  const [target, source] = [accountOf('target', owner).next, accountOf('source', owner).next];
  const id = mergeId(owner);
  const decision = mergeAccounts(target, source, { choice: {}, mergeId: id, by: somebody, now: START });
  if (!decision.ok) throw new Error('they do not go together');
  const merged: ActiveAccount = decision.value.target.next;
  const merge: Merge = {
    id,
    targetId: target.id,
    sourceId: source.id,
    status: 'moved',
    targetBefore: target,
    sourceBefore: source,
    merged,
    setAside: {},
    moved: { contacts: 0, tickets: 0, timeline: 0 },
    phase: 'timeline',
    mergedAt: START,
    mergedBy: somebody,
    version: 1,
  };
  const accounts = accountStore(table);
  return [
    accounts.writeOf(decision.value.target, [], 'new', setUp),
    accounts.writeOf(decision.value.source, [], 'new', setUp),
    mergeStore(table).writeOf(merge, undefined, START, setUp),
  ];
};

const contactOf = (owner: string, id: string, name: string) => {
  const accountId = accountOf('account', owner).next.id;
  const fields = { ...contactEntry.parse({ accountId, name, ...belongingOf(owner) }), name, phones: [] };
  return createContactOf(fields, { id, by: somebody }, START);
};

/** An account with a contact, another one that is like it, and two that went together. */
const enterCustomer = async (table: Table, owner: string) => {
  const accounts = accountStore(table);
  const account = accountOf('account', owner);
  const twin = accountOf('twin', owner);
  const contact = contactOf(owner, contactId(owner), `${owner} clerk`);
  await table.write(
    accounts.writeOf(account, [], 'new', setUp),
    accounts.writeOf(twin, [], 'new', setUp),
    ...contactStore(table).writesOf(contact, [], undefined, setUp),
    ...mergeWrites(table, owner),
  );
  const pair = pairOf(account.next.id, twin.next.id);
  const found = { score: 1, because: ['name' as const], status: 'open' as const, foundAt: START, version: 1 };
  await table.write(...duplicateStore(table).writesOf({ ...pair, ...found }, undefined));
};

const beginImports = async (table: Table, maker: string) => {
  const imports = importStore(table);
  const file = { name: 'source', size: 100, encoding: 'utf-8', separator: ',', start: 10 } as const;
  const read = { file, columns: [{ name: 'Name', samples: ['Acme'] }], mapping: [{ column: 0, field: 'name' }] };
  const position = { offset: 10, row: 2, chunk: 0 };
  const refused = { created: 0, updated: 0, unchanged: 0, duplicate: 0, refused: 1 };
  const states: Record<ImportState, Partial<Import>> = {
    waiting: {},
    ready: read,
    running: { ...read, position },
    stopped: { ...read, position },
    done: { ...read, position, counts: refused },
  };
  const entry = { fileName: 'customers.csv', recordType: 'account' } as const;
  for (const state of ['waiting', 'ready', 'running', 'stopped', 'done'] as const) {
    const begun = newImport(entry, { id: importId(state, maker), by: maker, now: START });
    // Without its rows in the lists: the fewer items there are, the faster the whole table is compared.
    await table.write(imports.writeOf({ ...begun, status: state, ...states[state] }, undefined, START, setUp));
  }
};

const beginExports = async (table: Table, maker: string) => {
  const exports = exportStore(table);
  const file = { name: 'accounts.csv', of: 'accounts', rows: 0, size: 9 } as const;
  const states: Record<ExportState, Partial<Export>> = { running: {}, done: { files: [file], finishedAt: START } };
  for (const status of ['running', 'done'] as const) {
    const asked = { id: exportId(status, maker), by: maker, now: START };
    const begun = newExport({ of: 'accounts', format: 'csv' }, asked);
    await table.write(...exports.writesOf({ ...begun, status, ...states[status] }, START, setUp));
  }
};

const lookAfterPrivacy = async (table: Table) => {
  const subject = { type: 'account' as const, id: accountId('target', SOMEBODY) };
  const erasure = requestErasure({ id: ERASURE, subject, reason: 'asked', by: somebody }, START);
  await table.write(...erasureStore(table).writesOf(erasure, START, setUp));
  const exports = privacyExportStore(table);
  const begun = newPrivacyExport({ id: PRIVACY_EXPORT, subject, by: somebody }, START);
  await table.write(...exports.writesOf(begun, START, setUp));
  await table.write(exports.writeOf(asDone(begun, START), begun, START, setUp));
};

const saveViews = async (table: Table, ownerId: string) => {
  for (const [circle, sharedWith] of Object.entries(circles)) {
    const entry = { name: 'Ours', recordType: 'account' as const, filter: {}, columns: [], sharedWith };
    const view = saveView(entry, { id: viewId(circle, ownerId), ownerId, by: somebody }, START);
    await savedViewStore(table).create(view);
  }
};

const keepStandards = async (table: Table) => {
  const standards = standardsStore(table, systemClock);
  const label = { en: 'Segment' };
  const fair = { code: 'fair', label: { en: 'A fair' }, active: true };
  const meta = { version: 1, createdAt: START };
  await standards.putCodeList({ version: 0, kept: {} }, { id: 'source', codes: [fair], ...meta }, somebody, START);
  const field = { id: 'segment', recordType: 'account', label, kind: 'text', required: false, unique: false } as const;
  await standards.putCustomField({ version: 0, kept: {} }, { ...field, ...meta }, somebody, START);
};

/**
 * Customers of those who are owners, of a stranger and of somebody in a team and a territory, and all that is about them; for
 * everybody else one account.
 */
export const enterCustomers = async (table: Table) => {
  const owning = actors.filter(({ relation }) => relation === 'owner');
  for (const owner of [SOMEBODY, 'stranger', ...new Set(actors.map(({ id }) => id))]) await enterCustomer(table, owner);
  const colleague = contactOf(SOMEBODY, COLLEAGUE, 'A colleague');
  await table.write(...contactStore(table).writesOf(colleague, [], undefined, setUp));
  for (const maker of [somebody, ...owning.map(({ name }) => name)]) await beginImports(table, maker);
  for (const maker of [somebody, ...owning.map(({ name }) => name)]) await beginExports(table, maker);
  for (const ownerId of [SOMEBODY, ...owning.map(({ id }) => id)]) await saveViews(table, ownerId);
  await lookAfterPrivacy(table);
  await keepStandards(table);
};
