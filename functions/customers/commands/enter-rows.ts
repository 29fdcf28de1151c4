import { countryIn, draftOf, kindIn, isBlank, type Draft } from '../domain/import/draft.ts';
import { keysOf } from '../domain/import/match.ts';
import type { RowResult } from '../domain/import/results.ts';
import { wavesOf } from '../domain/import/waves.ts';
import { enterRow, type Entering } from './enter-row.ts';
import type { FileRow } from './read-rows.ts';

/** So many rows are entered at once: their reads and writes go in few calls. */
const AT_ONCE = 25;

interface Row {
  readonly row: number;
  readonly cells: readonly string[];
  readonly draft: Draft;
}

/** The name of the column that a field of a record came from. */
const columnOf = ({ plan }: Entering, field: string | undefined) => {
  if (field === undefined) return undefined;
  const [group = ''] = field.split('.');
  const from =
    plan.mapping.find((one) => one.field === field) ?? plan.mapping.find((one) => one.field.split('.')[0] === group);
  return from && plan.columns[from.column]?.name;
};

const BROKEN = 'The row cannot be read: it has a quotation mark that is not closed, or it is too long.';

const inOrder = (results: readonly RowResult[]) => results.toSorted((a, b) => a.row - b.row);

/** What is known of rows before they are entered, and where what became of them is noted. */
interface Notes {
  /** Of rows that were entered before the work was interrupted: they are not entered again. */
  readonly before: readonly RowResult[];
  readonly note: (results: readonly RowResult[]) => Promise<void>;
}

/**
 * Enters rows: many at once, but those that may be of the same record one after the other, in their order; each is noted
 * before the next one of its record is entered.
 * @param first the number of the first of them
 * @returns what became of each that is not blank, in their order
 */
export const enterRows = async (
  entering: Entering,
  rows: readonly FileRow[],
  first: number,
  { before, note }: Notes,
): Promise<RowResult[]> => {
  const results = [...before];
  const known = new Set(before.map(({ row }) => row));
  const readable: Row[] = [];
  for (const [n, { cells, broken }] of rows.entries()) {
    const row = first + n;
    if (known.has(row)) continue;
    if (broken) results.push({ row, outcome: 'refused', reason: BROKEN, cells });
    else if (!isBlank(cells)) {
      const read = draftOf(cells, entering.plan);
      if ('draft' in read) readable.push({ row, cells, draft: read.draft });
      else results.push({ row, outcome: 'refused', ...read.misread, cells });
    }
  }
  const { plan, country } = entering;
  const waves = wavesOf(readable, ({ draft }) =>
    keysOf(draft, {
      type: plan.recordType,
      kind: kindIn(draft, plan.options),
      country: countryIn(draft, plan.options) ?? country,
      customFields: plan.customFields,
    }),
  );
  for (const wave of waves) {
    for (let n = 0; n < wave.length; n += AT_ONCE)
      results.push(
        ...(await Promise.all(
          wave.slice(n, n + AT_ONCE).map(async ({ row, cells, draft }) => {
            const result = await enterRow(entering, row, draft);
            const isTaken = result.reason === undefined;
            const column = columnOf(entering, result.field);
            return { row, ...result, ...(isTaken ? {} : { cells, ...(column !== undefined && { column }) }) };
          }),
        )),
      );
    await note(inOrder(results));
  }
  if (waves.length === 0) await note(inOrder(results));
  return inOrder(results);
};
