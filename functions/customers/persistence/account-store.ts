import * as z from 'zod';
import type { Decision } from '../../../shared/kernel/decision.ts';
import { stamp, type Cause } from '../../../shared/kernel/event.ts';
import type { CheckWrite, Item, PutWrite, Table, When } from '../../../shared/dynamo/table.ts';
import { accountKinds, grades, stages } from '../contract/account.ts';
import type { Account, ActiveAccount, MergedAccount } from '../domain/account.ts';
import { accountKey } from './keys.ts';
import { heldIn, storedFigures, storedMarks, storedReachable, type Held } from './stored.ts';

const setBy = z.enum(['person', 'rules']).optional();

const stored = z.discriminatedUnion('status', [
  z.object({
    ...storedMarks,
    ...storedReachable,
    status: z.literal('active'),
    kind: z.enum(accountKinds),
    name: z.string(),
    legalName: z.string().optional(),
    tradeName: z.string().optional(),
    givenName: z.string().optional(),
    familyName: z.string().optional(),
    industry: z.string().optional(),
    occupation: z.string().optional(),
    region: z.string().optional(),
    source: z.string().optional(),
    currency: z.string().optional(),
    employees: z.number().optional(),
    figures: storedFigures.optional(),
    stage: z.enum(stages).optional(),
    grade: z.enum(grades).optional(),
    stageBy: setBy,
    gradeBy: setBy,
    territoryBy: setBy,
    formerExternalIds: z.array(z.string()).optional(),
  }),
  z.object({ ...storedMarks, status: z.literal('merged'), mergedInto: z.string(), mergeId: z.string() }),
  z.object({ ...storedMarks, status: z.literal('erased'), erasureId: z.string() }),
]) satisfies z.ZodType<Account>;

/** The account in an item of the table. */
export const accountIn = (item: Item): Account => stored.parse(item);

/** What an account is stored as: itself, the names of its claims, and what else an index needs. */
const accountWrite = (
  { next, events }: Decision<Account>,
  claims: readonly string[],
  when: When,
  cause: Cause,
): PutWrite => ({
  kind: 'put',
  item: { ...accountKey(next.id), ...next, ...(claims.length > 0 && { claims }) },
  when,
  events: stamp(events, {
    source: '/customers/accounts',
    subject: next.id,
    version: next.version,
    time: next.updatedAt,
    cause,
  }),
});

/** How far a redirect is followed: merges keep them flat where they can. */
export const LONGEST_REDIRECT = 5;

/** The account to which an id leads by now, and those on the way that went into the next one. */
export interface Lead {
  readonly account: Held<ActiveAccount>;
  readonly merged: readonly MergedAccount[];
}

const isStill = (id: string, field: string, value: string): CheckWrite => ({
  kind: 'check',
  key: accountKey(id),
  when: { expression: '#field = :value', names: { '#field': field }, values: { ':value': value } },
});

/** Accounts, each an item of its own partition. */
export const accountStore = (table: Table) => {
  const get = async (id: string): Promise<Held<Account> | undefined> => {
    const item = await table.get(accountKey(id), { consistent: true });
    return item && heldIn(item, accountIn);
  };
  const lead = async (id: string): Promise<Lead | undefined> => {
    const merged: MergedAccount[] = [];
    let at = id;
    for (let steps = 0; steps <= LONGEST_REDIRECT; steps += 1) {
      const found = await get(at);
      if (!found || found.record.status === 'erased') return undefined;
      if (found.record.status === 'active') return { account: { ...found, record: found.record }, merged };
      merged.push(found.record);
      at = found.record.mergedInto;
    }
    throw new Error(`the account ${id} was merged on and on: it was last seen as ${at}`);
  };
  return {
    get,
    keyOf: accountKey,
    heldIn: (item: Item): Held<Account> => heldIn(item, accountIn),
    lead,

    /** The account of this id, or the one that it went into; nothing when it is not there or erased. */
    find: async (id: string) => (await lead(id))?.account,

    /** Holds a write to where an id leads at that moment. */
    checksOf: ({ account, merged }: Lead): CheckWrite[] => [
      ...merged.map(({ id, mergeId }) => isStill(id, 'mergeId', mergeId)),
      isStill(account.record.id, 'status', 'active'),
    ],

    /** Where an id leads in the end: to an account that is there, or that was erased; nothing when there never was one. */
    async end(id: string): Promise<Held<Account> | undefined> {
      let found = await get(id);
      for (let steps = 0; found?.record.status === 'merged' && steps < LONGEST_REDIRECT; steps += 1)
        found = await get(found.record.mergedInto);
      return found;
    },

    /** Those of the accounts that are stored, in no order; up to 100. */
    async getMany(ids: readonly string[]): Promise<Held<Account>[]> {
      if (ids.length === 0) return [];
      const items = await table.getMany(
        [...new Set(ids)].map((id) => accountKey(id)),
        { consistent: true },
      );
      return items.map((item) => heldIn(item, accountIn));
    },

    /** The write of a change, for a transaction. */
    writeOf: accountWrite,
  };
};

export type AccountStore = ReturnType<typeof accountStore>;
