import { stringify } from 'csv-stringify/sync';
import type { Import } from '../domain/import/import-state.ts';
import type { ImportDeps } from '../import-deps.ts';

/** Files of results that are read at once. */
const AT_ONCE = 16;
const BYTE_ORDER_MARK = '\ufeff';

// What a spreadsheet would run as a formula is marked as text; an import takes the mark off again.
const line = (cells: readonly string[]) =>
  stringify([[...cells]], { escape_formulas: true, record_delimiter: 'windows' });

/** The rows that were not taken, as they were in the file, with the reason of each. */
async function* refusedLines({ files }: ImportDeps, { id, columns, position, counts }: Import): AsyncGenerator<string> {
  const chunks = position?.chunk ?? 0;
  let missing = counts.duplicate + counts.refused;
  yield BYTE_ORDER_MARK + line([...columns.map(({ name }) => name), 'Row', 'Reason', 'Reason in column']);
  for (let n = 0; n < chunks; n += AT_ONCE) {
    const some = Array.from({ length: Math.min(AT_ONCE, chunks - n) }, (_, k) => files.noted(id, n + k));
    for (const { results } of await Promise.all(some))
      for (const { row, cells, reason, column } of results)
        if (cells && reason !== undefined) {
          missing -= 1;
          const own = columns.map((_, k) => cells[k] ?? '');
          yield line([...own, String(row), reason, column ?? '', ...cells.slice(columns.length)]);
        }
  }
  if (missing !== 0) throw new Error(`the import ${id} has noted ${missing} refused rows less than it has counted`);
}

/** Makes the file of refused rows, of what each chunk noted; made again, it is the same. */
export const collectRefused = (deps: ImportDeps) => async (one: Import) => {
  const { duplicate, refused } = one.counts;
  if (duplicate + refused > 0)
    await deps.files.writeAll(one.id, 'refused.csv', 'text/csv; charset=utf-8', refusedLines(deps, one));
};
