import type { RowsFile } from '../domain/import/import-state.ts';
import { textIn } from '../domain/import/encoding.ts';
import { firstLine, rowsIn } from '../domain/import/rows.ts';
import type { ImportDeps } from '../import-deps.ts';

/** So many bytes are read at once; no row is longer. */
const RANGE = 1024 * 1024;

/** A row of the file, and where the next one begins. One that is `broken` stands in one cell, as far as its first line goes. */
export interface FileRow {
  readonly cells: readonly string[];
  readonly end: number;
  readonly broken?: true;
}

/**
 * The rows of a file from where a row begins, in the file's order. Holds a megabyte at a time. Where a quotation mark is never
 * closed, the line with it is a broken row, and the rows go on with the next line.
 */
export async function* rowsFrom(
  files: Pick<ImportDeps['files'], 'read'>,
  id: string,
  { name, size, encoding, separator }: Omit<RowsFile, 'start'>,
  offset: number,
): AsyncGenerator<FileRow> {
  for (let at = offset; at < size;) {
    const to = Math.min(size, at + RANGE);
    const bytes = await files.read(id, name, at, to);
    const { rows, isOpen } = rowsIn(bytes, { encoding, separator });
    // The last row of a part goes on in the next one, or may.
    const whole = to < size ? rows.filter(({ end }) => end < bytes.length) : rows;
    for (const { cells, end } of whole) yield { cells, end: at + end };
    const done = whole.at(-1)?.end ?? 0;
    const isStuck = to < size ? done === 0 : isOpen && done < bytes.length;
    if (!isStuck) {
      at += to < size ? done : bytes.length;
      continue;
    }
    const rest = bytes.subarray(done);
    const line = firstLine(rest, encoding);
    at += done + line;
    yield { cells: [textIn(rest.subarray(0, line), encoding).trim()], end: at, broken: true };
  }
}
