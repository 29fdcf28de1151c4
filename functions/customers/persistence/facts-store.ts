import * as z from 'zod';
import { shardOf } from '../../../shared/dynamo/shards.ts';
import type { CheckWrite, Item, Key, Table, Write } from '../../../shared/dynamo/table.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import { accountKinds, grades, stages } from '../contract/account.ts';
import { stageRule, type StageRule } from '../contract/stage-rules.ts';
import type { Facts } from '../domain/facts.ts';
import { usualStageRules } from '../domain/usual-stage-rules.ts';
import { accountIn } from './account-store.ts';
import { accountKey, factsKey, factsPartition, stageRulesKey } from './keys.ts';
import { heldIn, storedFigures } from './stored.ts';

/** As many as the list of all accounts has: they are written at the same pace. */
const SHARDS = 4;

const setBy = z.enum(['person', 'rules']).optional();

const stored = z.object({
  id: z.string(),
  version: z.number().int(),
  kind: z.enum(accountKinds),
  createdAt: z.string(),
  stage: z.enum(stages).optional(),
  grade: z.enum(grades).optional(),
  stageBy: setBy,
  gradeBy: setBy,
  figures: storedFigures.optional(),
  touchedOn: z.string().optional(),
}) satisfies z.ZodType<Facts>;

const storedRules = z.object({ rules: z.array(stageRule), version: z.number().int(), createdAt: z.string() });

/** The rules that hold; version 0 are the usual ones, which nobody has put. */
export interface CurrentRules {
  readonly rules: readonly StageRule[];
  readonly version: number;
  readonly createdAt?: Instant | undefined;
}

const rulesIn = (item: Item | undefined): CurrentRules =>
  item ? storedRules.parse(item) : { rules: usualStageRules, version: 0 };

const keyOf = (id: string) => factsKey(shardOf(id, SHARDS), id);

/** The rules of stages and grades, and for each account a small row of what they look at. */
export const factsStore = (table: Table) => ({
  shards: SHARDS,

  rules: async (): Promise<CurrentRules> => rulesIn(await table.get(stageRulesKey, { consistent: true })),

  /** Puts rules in the place of those of before. */
  rulesWriteOf: (rules: readonly StageRule[], before: CurrentRules, by: string, now: Instant): Write => ({
    kind: 'put',
    item: {
      ...stageRulesKey,
      rules,
      version: before.version + 1,
      createdAt: before.createdAt ?? now,
      updatedAt: now,
      updatedBy: by,
    },
    when: before.version === 0 ? 'new' : { version: before.version },
  }),

  /** Holds a write to the rules that it was decided by. */
  rulesCheckOf: ({ version }: CurrentRules): CheckWrite => ({
    kind: 'check',
    key: stageRulesKey,
    when: version === 0 ? 'new' : { version },
  }),

  /** An account, what is known of it and the rules, all as they are now, in one call. */
  async load(id: string) {
    const keys = [accountKey(id), keyOf(id), stageRulesKey];
    const items = await table.getMany(keys, { consistent: true });
    const find = (key: Key | undefined) => items.find(({ pk, sk }) => pk === key?.pk && sk === key?.sk);
    const [account, facts, rules] = keys.map(find);
    return {
      held: account && heldIn(account, accountIn),
      facts: facts && stored.parse(facts),
      rules: rulesIn(rules),
    };
  },

  writeOf: (next: Facts, before: Facts | undefined): Write => ({
    kind: 'put',
    item: { ...keyOf(next.id), ...next },
    when: before ? { version: before.version } : 'new',
  }),

  removeOf: ({ id, version }: Facts): Write => ({ kind: 'delete', key: keyOf(id), when: { version } }),

  /** The facts of accounts in the order of their ids, after one of them. */
  async page(shard: number, after: string | undefined, limit: number): Promise<Facts[]> {
    const items = await table.query({
      pk: factsPartition(shard),
      limit,
      consistent: true,
      ...(after !== undefined && { after }),
    });
    return items.map((item) => stored.parse(item));
  },
});

export type FactsStore = ReturnType<typeof factsStore>;
