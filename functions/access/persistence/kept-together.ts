import * as z from 'zod';
import type { Key, PutWrite, Table } from '../../../shared/dynamo/table.ts';
import type { Instant } from '../../../shared/kernel/clock.ts';
import type { Cause, DomainEvent } from '../../../shared/kernel/event.ts';

/** What every stored record has beside its fields. */
export const meta = { version: z.number().int().positive(), createdAt: z.string() };

export type Stored = { readonly version: number; readonly createdAt: Instant } | undefined;

/** The write of a record's next version over the one that it was decided on. */
export const nextOf = (
  key: Key,
  content: object,
  before: Stored,
  now: Instant,
  { actor }: Pick<Cause, 'actor'>,
  events: readonly DomainEvent[] = [],
): PutWrite => ({
  kind: 'put',
  item: {
    ...key,
    ...content,
    version: (before?.version ?? 0) + 1,
    createdAt: before?.createdAt ?? now,
    updatedAt: now,
    updatedBy: actor,
  },
  when: before ? { version: before.version } : 'new',
  events,
});

/** All records of a kind, in the one item that holds them: each with a version of its own. */
export interface Kept<Kind> {
  readonly version: number;
  readonly createdAt: Instant;
  readonly byId: Readonly<
    Record<string, { readonly record: Kind; readonly version: number; readonly createdAt: Instant }>
  >;
}

const storedMember = z
  .looseObject(meta)
  .transform(({ version, createdAt, ...record }) => ({ version, createdAt, record }));

/** Records that are read together, so they share an item: by id under an attribute of it. */
export const keptTogether = <Kind extends { readonly id: string }>(
  table: Pick<Table, 'get' | 'write'>,
  key: Key,
  attribute: string,
  schema: z.ZodType<Kind>,
) => ({
  all: async (): Promise<Kept<Kind> | undefined> => {
    const item = await table.get(key, { consistent: true });
    if (!item) return undefined;
    const members = z.record(z.string(), storedMember).parse(item[attribute]);
    return {
      ...z.object(meta).parse(item),
      byId: Object.fromEntries(
        Object.entries(members).map(([id, one]) => [id, { ...one, record: schema.parse(one.record) }]),
      ),
    };
  },

  /** Puts one of them; false when the item is no longer the one that was read. */
  put: async (record: Kind, all: Kept<Kind> | undefined, now: Instant, cause: Pick<Cause, 'actor'>) => {
    const before = all?.byId[record.id];
    const members: Record<string, object> = {};
    for (const [id, { record: other, version, createdAt }] of Object.entries(all?.byId ?? {}))
      members[id] = { ...other, version, createdAt };
    members[record.id] = { ...record, version: (before?.version ?? 0) + 1, createdAt: before?.createdAt ?? now };
    const content = { [attribute]: members };
    return (await table.write(nextOf(key, content, all, now, cause))).ok;
  },
});
