import type { ExportFilter } from '../contract/export.ts';
import type { Deps } from '../deps.ts';
import type { Export, Source } from '../domain/export/export-state.ts';
import type { TypedRow } from '../domain/export/values.ts';
import { fitsFilter } from '../domain/filter.ts';
import { accountView, contactView, isSeen, type Viewer } from '../domain/shown.ts';
import { listPlaces } from './list-places.ts';
import { readHistory, readSettings } from './read-history.ts';
import { pairViews } from './read-merges.ts';

/** Some rows, and where their source goes on after them. */
interface Stretch {
  readonly rows: readonly TypedRow[];
  readonly after: string;
}

/** Records are read so many at once. */
const BATCH = 100;
/** So many pairs: two accounts each. */
const PAIRS = 50;

type Reading = Pick<Deps, 'lists' | 'accounts' | 'contacts'>;

const inBatches = async <Kept extends { readonly id: string }>(
  ids: readonly string[],
  read: (some: readonly string[]) => Promise<{ readonly record: Kept }[]>,
): Promise<Kept[]> => {
  const batches = Array.from({ length: Math.ceil(ids.length / BATCH) }, (_, n) =>
    ids.slice(n * BATCH, (n + 1) * BATCH),
  );
  const found = (await Promise.all(batches.map(read))).flat();
  const byId = new Map(found.map(({ record }) => [record.id, record]));
  return ids.flatMap((id) => byId.get(id) ?? []);
};

const accountsOf = ({ accounts }: Reading, ids: readonly string[]) => inBatches(ids, (some) => accounts.getMany(some));

/** The accounts of a list as they are now, where they still fit. */
async function* readAccounts(deps: Reading, filter: ExportFilter, viewer: Viewer, from: string | undefined) {
  for await (const { places, after } of listPlaces(deps, 'account', filter, viewer, from)) {
    const records = await accountsOf(
      deps,
      places.map(({ id }) => id),
    );
    const rows = records.flatMap((record): TypedRow[] =>
      record.status === 'active' && isSeen(viewer, 'account', record) && fitsFilter(filter, record)
        ? [{ of: 'accounts', row: { ...accountView(record, viewer) } }]
        : [],
    );
    yield { rows, after };
  }
}

/** The contacts of a list as they are now, with the names of their organizations where the viewer sees those. */
async function* readContacts(deps: Reading, filter: ExportFilter, viewer: Viewer, from: string | undefined) {
  for await (const { places, after } of listPlaces(deps, 'contact', filter, viewer, from)) {
    const ids = places.map(({ id }) => id);
    const records = await inBatches(ids, (some) => deps.contacts.getMany(some));
    const fitting = records.flatMap((record) =>
      record.status === 'active' && isSeen(viewer, 'contact', record) && fitsFilter(filter, record) ? [record] : [],
    );
    const accounts = await accountsOf(deps, [...new Set(fitting.map(({ accountId }) => accountId))]);
    const names = new Map(
      accounts.flatMap((record) =>
        record.status === 'active' && isSeen(viewer, 'account', record) ? [[record.id, record.name] as const] : [],
      ),
    );
    const rows = fitting.map((record): TypedRow => {
      const organization = names.get(record.accountId);
      const row = { ...contactView(record, viewer), ...(organization !== undefined && { organization }) };
      return { of: 'contacts', row };
    });
    yield { rows, after };
  }
}

async function* readDuplicates(deps: Pick<Deps, 'duplicates' | 'accounts'>, viewer: Viewer, from: string | undefined) {
  let at = from;
  for (;;) {
    const pairs = await deps.duplicates.page(at, PAIRS);
    at = pairs.at(-1)?.position;
    if (at === undefined) return;
    const views = await pairViews(
      deps,
      pairs.map(({ pair }) => pair),
      viewer,
    );
    yield { rows: views.map((row): TypedRow => ({ of: 'duplicates', row })), after: at };
  }
}

/** The rows of a source after a position, as the viewer sees them now; a stretch may have none. */
export const readExported = (
  deps: Deps,
  source: Source,
  { filter, after }: Pick<Export, 'filter' | 'after'>,
  viewer: Viewer,
): AsyncGenerator<Stretch> => {
  switch (source) {
    case 'accounts':
      return readAccounts(deps, filter, viewer, after);
    case 'contacts':
      return readContacts(deps, filter, viewer, after);
    case 'duplicates':
      return readDuplicates(deps, viewer, after);
    case 'settings':
      return readSettings(deps, viewer, after);
    case 'history':
      return readHistory(deps, viewer, after);
  }
};
