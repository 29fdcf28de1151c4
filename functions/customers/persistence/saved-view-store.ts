import * as z from 'zod';
import { epochSeconds, plusHours, type Instant } from '../../../shared/kernel/clock.ts';
import type { Item, Table, Write } from '../../../shared/dynamo/table.ts';
import { savedView } from '../contract/saved-view.ts';
import { scopesOfView, type KeptView } from '../domain/saved-view.ts';
import { savedViewKey, savedViewRowKey } from './view-keys.ts';

const stored = z.object({
  ...savedView.shape,
  updatedBy: z.string(),
  request: z.object({ key: z.string(), body: z.string() }).optional(),
}) satisfies z.ZodType<KeptView>;

/** A view that somebody has deleted: says who, for a while, and is there for nobody. */
const DELETED = { status: 'deleted' } as const;
const KEPT_HOURS = 24;

const viewIn = (item: Item | undefined): KeptView | undefined =>
  item && item['status'] !== DELETED.status ? stored.parse(item) : undefined;

const rowOf = (view: KeptView, scope: string): Write => ({
  kind: 'put',
  item: { ...savedViewRowKey(scope, view), ...view },
  when: {
    expression: 'attribute_not_exists(pk) OR #version < :version',
    names: { '#version': 'version' },
    values: { ':version': view.version },
  },
});

const withoutRow = (view: KeptView, scope: string): Write => ({ kind: 'delete', key: savedViewRowKey(scope, view) });

/** Saved views, each an item of its own, with a row in each list that it appears in. */
export const savedViewStore = (table: Table) => ({
  async get(id: string): Promise<KeptView | undefined> {
    return viewIn(await table.get(savedViewKey(id), { consistent: true }));
  },

  /** Stores a new view. When its id is taken: the view that has it, or `taken` by one that was deleted. */
  async create(view: KeptView): Promise<KeptView | 'taken' | undefined> {
    const written = await table.write(
      { kind: 'put', item: { ...savedViewKey(view.id), ...view }, when: 'new' },
      ...scopesOfView(view).map((scope) => rowOf(view, scope)),
    );
    return written.ok ? undefined : (viewIn(written.error.existing) ?? 'taken');
  },

  /** Stores a view in the place of what it was; false when that has changed. */
  async replace(before: KeptView, next: KeptView): Promise<boolean> {
    const scopes = scopesOfView(next);
    const { ok } = await table.write(
      { kind: 'put', item: { ...savedViewKey(next.id), ...next }, when: { version: before.version } },
      ...scopes.map((scope) => rowOf(next, scope)),
      ...scopesOfView(before)
        .filter((scope) => !scopes.includes(scope))
        .map((scope) => withoutRow(before, scope)),
    );
    return ok;
  },

  /** Takes a view away, and says for a day who did; false when it has changed. */
  async delete(before: KeptView, by: string, now: Instant): Promise<boolean> {
    const { ok } = await table.write(
      {
        kind: 'put',
        item: {
          ...savedViewKey(before.id),
          ...DELETED,
          updatedBy: by,
          updatedAt: now,
          version: before.version + 1,
          expiresAt: epochSeconds(plusHours(now, KEPT_HOURS)),
        },
        when: { version: before.version },
      },
      ...scopesOfView(before).map((scope) => withoutRow(before, scope)),
    );
    return ok;
  },

  /** The views of these lists after a position, the oldest first, each once. */
  async page(scopes: readonly string[], after: string | undefined, limit: number) {
    const lists = await Promise.all(
      scopes.map((scope) =>
        table.query({
          pk: savedViewRowKey(scope).pk,
          limit,
          consistent: true,
          ...(after !== undefined && { after }),
        }),
      ),
    );
    const found = new Map(lists.flat().map((item) => [String(item['sk']), stored.parse(item)]));
    return [...found]
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .slice(0, limit)
      .map(([position, view]) => ({ position, view }));
  },
});

export type SavedViewStore = ReturnType<typeof savedViewStore>;
