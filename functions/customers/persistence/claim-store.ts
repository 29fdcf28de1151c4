import * as z from 'zod';
import type { Item, Key, Table, Write } from '../../../shared/dynamo/table.ts';
import type { Claim } from '../domain/claims.ts';
import { blockKey, lockKey } from './keys.ts';

const holder = z.object({ type: z.enum(['account', 'contact']), id: z.string() });

/** The record that has a value for itself. */
export type Holder = z.output<typeof holder>;

const lockItem = z.object({ holder: z.string(), version: z.number().int() });

/** As a lock names it: one text, which a condition compares. */
const holderName = ({ type, id }: Holder) => `${type}#${id}`;

const holderIn = (item: Item): Holder => {
  const [type, id] = lockItem.parse(item).holder.split('#');
  return holder.parse({ type, id });
};

/** Holds a write to the record that has the lock. */
const heldBy = (of: Holder) => ({
  expression: '#holder = :holder',
  names: { '#holder': 'holder' },
  values: { ':holder': holderName(of) },
});
const blockItem = z.object({ ids: z.array(z.string()), version: z.number().int() });

/** So many records share a mark at the most; the oldest are forgotten. */
const MOST_IN_BLOCK = 20;

const PREFIX = 'customers#';

/** What a claim is called in the record that holds it: the key of its lock or block, so that it is found when the record lets go of it. */
const claimName = (claim: Claim) =>
  (claim.type === 'lock' ? lockKey(claim.kind, claim.value) : blockKey(claim.value)).pk.slice(PREFIX.length);

const isBlock = (name: string) => name.startsWith('block#');

const keyNamed = (name: string): Key => ({ pk: PREFIX + name, sk: isBlock(name) ? 'block' : 'lock' });

/** Locks and blocks as they were read, by name. */
export interface ClaimsNow {
  readonly holders: ReadonlyMap<string, Holder>;
  readonly blocks: ReadonlyMap<string, { readonly ids: readonly string[]; readonly version: number }>;
}

const blockWrite = (name: string, now: ClaimsNow, change: (ids: readonly string[]) => readonly string[]): Write => {
  const before = now.blocks.get(name);
  const ids = change(before?.ids ?? []).slice(-MOST_IN_BLOCK);
  const when = before ? { version: before.version } : ('new' as const);
  if (ids.length === 0) return { kind: 'delete', key: keyNamed(name), when };
  return { kind: 'put', item: { ...keyNamed(name), ids, version: (before?.version ?? 0) + 1 }, when };
};

/** Locks (a value that one record has) and blocks (records that share a mark), written in the transactions of their records. */
export const claimStore = (table: Table) => ({
  nameOf: claimName,
  isBlock,

  /** The locks and blocks of these names as they are now, in one call; and the items of the other keys with them. */
  async read(names: readonly string[], ...others: readonly Key[]) {
    const holders = new Map<string, Holder>();
    const blocks = new Map<string, z.output<typeof blockItem>>();
    const rest: Item[] = [];
    const keys = [...names.map(keyNamed), ...others];
    for (const item of keys.length === 0 ? [] : await table.getMany(keys, { consistent: true })) {
      const name = String(item['pk']).slice(PREFIX.length);
      if (!names.includes(name)) rest.push(item);
      else if (isBlock(name)) blocks.set(name, blockItem.parse(item));
      else holders.set(name, holderIn(item));
    }
    return { now: { holders, blocks } satisfies ClaimsNow, others: rest };
  },

  /** Who has a value for itself: `holderOf(emailLock('ada@customer.example'))`. */
  async holderOf({ kind, value }: { readonly kind: string; readonly value: string }) {
    const item = await table.get(lockKey(kind, value), { consistent: true });
    return item && holderIn(item);
  },

  /**
   * The writes by which several records come to hold other claims among themselves. `now` is what was read of all blocks that
   * one of them has or wants; somebody else's change of them since refuses the transaction.
   */
  reassign(
    now: ClaimsNow,
    parties: readonly { readonly of: Holder; readonly had: readonly string[]; readonly wanted: readonly string[] }[],
  ): Write[] {
    const names = [...new Set(parties.flatMap(({ had, wanted }) => [...had, ...wanted]))];
    return names.flatMap((name): Write[] => {
      const before = parties.find(({ had }) => had.includes(name))?.of;
      const after = parties.find(({ wanted }) => wanted.includes(name))?.of;
      if (isBlock(name)) {
        const wanting = parties.filter(({ wanted }) => wanted.includes(name)).map(({ of }) => of.id);
        const concerned = parties.map(({ of }) => of.id);
        const ids = now.blocks.get(name)?.ids ?? [];
        const next = ids.filter((id) => !concerned.includes(id) || wanting.includes(id));
        const added = wanting.filter((id) => !next.includes(id));
        if (added.length === 0 && next.length === ids.length) return [];
        return [blockWrite(name, now, () => [...next, ...added])];
      }
      if (before?.id === after?.id) return [];
      const heldBefore = before && heldBy(before);
      if (after)
        return [
          {
            kind: 'put',
            item: { ...keyNamed(name), holder: holderName(after), version: 1 },
            when: heldBefore ?? 'new',
          },
        ];
      return heldBefore ? [{ kind: 'delete', key: keyNamed(name), when: heldBefore }] : [];
    });
  },

  /**
   * The writes by which a record comes to hold `wanted` instead of `had`. `now` is what was read of the names that it takes
   * (`wanted` without `had`) and of the blocks that it leaves; somebody else's change of them since refuses the transaction.
   */
  writesOf(now: ClaimsNow, of: Holder, had: readonly string[], wanted: readonly string[]): Write[] {
    const taken = wanted.filter((name) => !had.includes(name));
    const left = had.filter((name) => !wanted.includes(name));
    return [
      ...taken.map((name): Write =>
        isBlock(name)
          ? blockWrite(name, now, (ids) => [...ids.filter((id) => id !== of.id), of.id])
          : { kind: 'put', item: { ...keyNamed(name), holder: holderName(of), version: 1 }, when: 'new' },
      ),
      ...left
        .filter((name) => !isBlock(name) || now.blocks.get(name)?.ids.includes(of.id))
        .map((name): Write =>
          isBlock(name)
            ? blockWrite(name, now, (ids) => ids.filter((id) => id !== of.id))
            : {
                kind: 'delete',
                key: keyNamed(name),
                when: { ...heldBy(of), expression: `attribute_not_exists(pk) OR ${heldBy(of).expression}` },
              },
        ),
    ];
  },
});

export type ClaimStore = ReturnType<typeof claimStore>;
