import { outcomes, type Counts, type Outcome, type RowView } from '../../contract/import.ts';

/** What became of a row; one that was not taken keeps its cells, so that they can be handed back. */
export interface RowResult {
  readonly row: number;
  readonly outcome: Outcome;
  readonly id?: string | undefined;
  readonly number?: string | undefined;
  readonly column?: string | undefined;
  readonly field?: string | undefined;
  readonly reason?: string | undefined;
  readonly cells?: readonly string[] | undefined;
}

export const noCounts: Counts = { created: 0, updated: 0, unchanged: 0, duplicate: 0, refused: 0 };

export const summed = (before: Counts, results: readonly Pick<RowResult, 'outcome'>[]): Counts => {
  const sums = { ...before };
  for (const { outcome } of results) sums[outcome] += 1;
  return sums;
};

/** How many rows the counts are of. */
export const rowsOf = (counts: Counts) => outcomes.reduce((sum, outcome) => sum + counts[outcome], 0);

/** What is shown of a result: nothing of the row's own values. */
export const rowViewOf = ({ cells: _, ...shown }: RowResult): RowView => shown;
