import * as z from 'zod';
import type { Deps } from '../deps.ts';
import type { TypedRow } from '../domain/export/values.ts';
import { mergeView, type Viewer } from '../domain/shown.ts';
import { viewShown } from '../domain/saved-view.ts';
import { listPlaces } from './list-places.ts';

/** Of an account so many tickets, and so many entries of its timeline, are read at once; of so many accounts. */
const AT_ONCE = 200;
const ACCOUNTS = 10;
const VIEWS = 100;

type Reading = Pick<Deps, 'lists' | 'contacts' | 'knownTickets' | 'timelines' | 'merges'>;

/** After a place in the list of accounts; or within an account that has much. */
const positionShape = z.object({
  at: z.string().optional(),
  inside: z
    .object({
      id: z.string(),
      position: z.string(),
      part: z.enum(['tickets', 'timeline']),
      after: z.string().optional(),
    })
    .optional(),
});

type Position = z.output<typeof positionShape>;
type Inside = NonNullable<Position['inside']>;

const ticketsOf = async ({ knownTickets }: Reading, id: string, after?: string) => {
  const found = await knownTickets.beside(id, after, AT_ONCE);
  return {
    rows: found.map(({ row }): TypedRow => ({ of: 'tickets', row: { ...row, accountId: id } })),
    after: found.length < AT_ONCE ? undefined : found.at(-1)?.position,
  };
};

/** Entries, and the merges that they tell of. */
const timelineOf = async ({ timelines, merges }: Reading, viewer: Viewer, id: string, after?: string) => {
  const found = await timelines.page(id, after, AT_ONCE);
  const rows: TypedRow[] = [];
  for (const { entry } of found) {
    const { at, by, what, about, details } = entry;
    rows.push({ of: 'timeline', row: { accountId: id, id: entry.id, at, by, what, about, details } });
    const { mergeId } = details;
    const merge = what === 'took-in' && typeof mergeId === 'string' ? await merges.get(mergeId) : undefined;
    if (merge) rows.push({ of: 'merges', row: { ...mergeView(merge, viewer) } });
  }
  return { rows, after: found.length < AT_ONCE ? undefined : found.at(-1)?.position };
};

const positionOf = (position: Position) => JSON.stringify(position);

/** The rest of an account that has much. */
async function* within(deps: Reading, viewer: Viewer, at: string | undefined, from: Inside) {
  const { id, position } = from;
  for (const part of ['tickets', 'timeline'] as const) {
    if (from.part === 'timeline' && part === 'tickets') continue;
    let after = from.part === part ? from.after : undefined;
    do {
      const some = part === 'tickets' ? await ticketsOf(deps, id, after) : await timelineOf(deps, viewer, id, after);
      after = some.after;
      const next: Inside = after === undefined ? { id, position, part: 'timeline' } : { id, position, part, after };
      const isOver = after === undefined && part === 'timeline';
      yield {
        rows: some.rows,
        after: positionOf(isOver ? { at: position } : { ...(at !== undefined && { at }), inside: next }),
      };
    } while (after !== undefined);
  }
}

/** Tickets, timelines and merges of all accounts, an account after the other. */
export async function* readHistory(deps: Reading, viewer: Viewer, from: string | undefined) {
  let { at, inside }: Position = from === undefined ? {} : positionShape.parse(JSON.parse(from));
  if (inside) {
    yield* within(deps, viewer, at, inside);
    at = inside.position;
  }
  for await (const { places } of listPlaces(deps, 'account', {}, viewer, at))
    for (let n = 0; n < places.length; n += ACCOUNTS) {
      const some = await Promise.all(
        places.slice(n, n + ACCOUNTS).map(async ({ id, position }) => ({
          id,
          position,
          tickets: await ticketsOf(deps, id),
          timeline: await timelineOf(deps, viewer, id),
        })),
      );
      for (const { id, position, tickets, timeline } of some) {
        if (tickets.after === undefined && timeline.after === undefined)
          yield { rows: [...tickets.rows, ...timeline.rows], after: positionOf({ at: position }) };
        else yield* within(deps, viewer, at, { id, position, part: 'tickets' });
        at = position;
      }
    }
}

/** Code lists, custom fields, the rules of stages, and the saved views that are the viewer's or shared: few. */
export async function* readSettings(
  { standards, facts, savedViews, directory }: Pick<Deps, 'standards' | 'facts' | 'savedViews' | 'directory'>,
  { who }: Viewer,
  from: string | undefined,
) {
  if (from !== undefined) return;
  const [lists, fields, { rules }, teams] = await Promise.all([
    standards.codeLists(),
    standards.customFields(),
    facts.rules(),
    directory.teams({ asStored: true }),
  ]);
  const rows: TypedRow[] = [
    ...Object.values(lists.kept).map((row): TypedRow => ({ of: 'code-lists', row })),
    ...Object.values(fields.kept).map((row): TypedRow => ({ of: 'custom-fields', row })),
    ...rules.map((row): TypedRow => ({ of: 'stage-rules', row: { ...row } })),
  ];
  const own = who.kind === 'nobody' ? [] : [`owner:${who.id}`];
  const scopes = [...own, 'everybody', ...teams.map(({ id }) => `team:${id}`)];
  let after: string | undefined;
  do {
    const views = await savedViews.page(scopes, after, VIEWS);
    rows.push(...views.map(({ view }): TypedRow => ({ of: 'saved-views', row: { ...viewShown(view) } })));
    after = views.length < VIEWS ? undefined : views.at(-1)?.position;
  } while (after !== undefined);
  yield { rows, after: 'end' };
}
