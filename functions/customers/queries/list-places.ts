import { scopesSeen, type RecordType } from '../../access/contract/visibility.ts';
import type { ExportFilter } from '../contract/export.ts';
import type { Deps } from '../deps.ts';
import { fitsFilter, scopesToRead } from '../domain/filter.ts';
import { isSeen, type Viewer } from '../domain/shown.ts';

/** Rows of lists are read so many at once: of each of their partitions, and of all. */
const EACH = 250;
const MOST_READ = 1_000;

interface Place {
  readonly id: string;
  readonly position: string;
}

/** What was read of a list at once. */
interface Places {
  readonly places: readonly Place[];
  /** Where to read on. */
  readonly after: string;
}

async function* beside(
  { contacts }: Pick<Deps, 'contacts'>,
  accountId: string,
  filter: ExportFilter,
  from: string | undefined,
): AsyncGenerator<Places> {
  let at = from;
  for (;;) {
    const rows = await contacts.ofAccount(accountId, at, MOST_READ);
    at = rows.at(-1)?.id;
    if (at === undefined) return;
    const fitting = rows.filter((row) => fitsFilter(filter, row));
    yield { places: fitting.map(({ id }) => ({ id, position: id })), after: at };
  }
}

/**
 * The records of a list whose summaries fit and that the viewer sees, the newest first, from a position on; contacts of one
 * organization by their ids. Places never change, so none is skipped or comes twice while others write.
 */
export async function* listPlaces(
  deps: Pick<Deps, 'lists' | 'contacts'>,
  type: RecordType,
  { accountId, ...filter }: ExportFilter,
  viewer: Viewer,
  from: string | undefined,
): AsyncGenerator<Places> {
  const scopes = scopesToRead(filter, scopesSeen(viewer.who, type, viewer.rules));
  if (scopes.length === 0) return;
  if (accountId !== undefined) {
    yield* beside(deps, accountId, filter, from);
    return;
  }
  const bounds = { each: EACH, most: MOST_READ };
  let at = from;
  do {
    const { rows, until } =
      type === 'account'
        ? await deps.lists.accounts(scopes, at, bounds)
        : await deps.lists.contacts(scopes, at, bounds);
    const fitting = rows.filter(({ summary }) => isSeen(viewer, type, summary) && fitsFilter(filter, summary));
    const after = until ?? rows.at(-1)?.position;
    if (after !== undefined)
      yield { places: fitting.map(({ summary, position }) => ({ id: summary.id, position })), after };
    at = until;
  } while (at !== undefined);
}
