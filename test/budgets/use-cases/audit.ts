import { marshall } from '@aws-sdk/util-dynamodb';
import { everyShard, shardOf } from '../../../shared/dynamo/shards.ts';
import type { Item } from '../../../shared/dynamo/table.ts';
import { sizeOf } from '../../support/units.ts';
import type { Life } from '../life.ts';
import { entered } from './customers.ts';
import { ADMIN, exampleOf, type UseCase } from './use-case.ts';

const CHAINS = 16;
const READER = 'access-record-changes';

let sequence = 1_000_000;

/** The change of an item as the table's stream tells it. */
const changed = (after: Item, before?: Item) => ({
  eventName: before ? 'MODIFY' : 'INSERT',
  dynamodb: {
    Keys: marshall({ pk: after['pk'], sk: after['sk'] }),
    NewImage: marshall(after),
    ...(before && { OldImage: marshall(before) }),
    ApproximateCreationDateTime: 1_772_442_000,
    SequenceNumber: String((sequence += 1)).padStart(21, '0'),
  },
});

const accountItem = async (life: Life) => {
  const { id } = await entered(life);
  const item = life.world.table.at({ pk: `customers#account#${id}`, sk: 'record' });
  if (!item) throw new Error(`the account ${id} is not stored`);
  return { id, item };
};

/** So many new accounts, and the chains that they are in. */
const changes = async (life: Life, count: number) => {
  const all = [];
  for (let n = 0; n < count; n += 1) all.push(await accountItem(life));
  const chains = new Set(all.map(({ id }) => shardOf(`account/${id}`, CHAINS)));
  return { event: { Records: all.map(({ item }) => changed(item)) }, of: { n: count, c: chains.size } };
};

/** A record with so many entries in the audit, the last of which says that it is gone. */
const gone = async (life: Life, count: number) => {
  const { id, item } = await accountItem(life);
  let before: Item | undefined;
  for (let version = 1; version <= count; version += 1) {
    const last = version === count && { status: 'deleted' };
    const after = { ...item, version, tags: [`${version}`], ...last };
    await life.call(READER, { Records: [changed(after, before)] });
    before = after;
  }
  return id;
};

const erasureOf = (life: Life, recordId: string) => {
  const erasureId = life.key();
  const event = exampleOf('audit-erasure.wanted.v1', erasureId);
  return { ...event, data: { erasureId, records: [{ recordType: 'account', recordId }] } };
};

const verification = async (life: Life) => (await life.made('verifyAudit', {})).id;

/** How large the audit is: its entries, and the read units of the links that they are in. */
const auditIn = async ({ world }: Life) => {
  const table = world.directly();
  const links = await Promise.all(
    everyShard(CHAINS).map((chain) =>
      table.query({ pk: `access#audit-chain#${chain}`, sk: { from: '0', to: '9' }, limit: 10_000 }),
    ),
  );
  const entriesIn = (link: Item) => (Array.isArray(link['entries']) ? link['entries'].length : 0);
  const size = (some: readonly Item[]) => some.reduce((sum, link) => sum + sizeOf(link), 0);
  return {
    e: links.flat().reduce((sum, link) => sum + entriesIn(link), 0),
    l: links.reduce((sum, some) => sum + Math.ceil(size(some) / 4096), 0),
  };
};

export const audit: Readonly<Record<string, UseCase>> = {
  'record n changes by people in c chains': async (life) => [await changes(life, 1), await changes(life, 20)],
  'record what was refused or exported': async (life) =>
    ['access.denied.v1', 'data.exported.v1'].map((type) => ({ messages: [exampleOf(type, life.key())] })),
  'take the values of n entries of a record that is gone': async (life) => [
    { messages: [erasureOf(life, await gone(life, 2))], of: { n: 2 } },
    { messages: [erasureOf(life, await gone(life, 3))], of: { n: 3 } },
  ],
  'verify an audit of e entries in l units of links': async (life) => {
    const told = async (type: string) => ({
      messages: [exampleOf(type, await verification(life))],
      of: await auditIn(life),
    });
    return [await told('audit-verification.continued.v1'), await told('audit-verification.due.v1')];
  },
  'store the heads of the audit': async () => [{ event: {} }],
  'audit of a record, a page': async () => [
    { request: { as: ADMIN, query: { recordType: 'person', recordId: ADMIN } } },
  ],
  'audit of a person, of one entry': async () => [
    { request: { as: ADMIN, query: { actor: `person:${ADMIN}`, limit: '1' } } },
  ],
  'audit of refusals, or of exports, of one entry': async () => [{ request: { as: ADMIN, query: { limit: '1' } } }],
  'ask for a verification': async () => [{ request: { as: ADMIN } }],
  'read a verification': async (life) => [{ request: { as: ADMIN, params: { id: await verification(life) } } }],
};
