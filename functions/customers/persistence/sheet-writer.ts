import { PassThrough } from 'node:stream';
import { setImmediate as turn } from 'node:timers/promises';

/** Rows that are written before what was made of them is let out. */
const ROWS_AT_ONCE = 500;
/** A cell of a workbook holds no more characters. */
const LONGEST_CELL = 32_767;

const cut = (text: string) => (text.length > LONGEST_CELL ? `${text.slice(0, LONGEST_CELL - 1)}…` : text);

/** A workbook (XLSX) with one sheet, whose cells are all text: the header, and rows as they come. */
export async function* sheetOf(
  name: string,
  header: readonly string[],
  rows: AsyncIterable<readonly string[]>,
): AsyncGenerator<Uint8Array> {
  // Half a megabyte of code that only this needs.
  const { default: excel } = await import('exceljs');
  const stream = new PassThrough({ highWaterMark: 1024 * 1024 });
  const book = new excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: false });
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 1 }] });
  sheet.columns = header.map(() => ({ width: 20, style: { numFmt: '@' } }));
  const written = (async () => {
    sheet.addRow([...header]).commit();
    let count = 0;
    for await (const cells of rows) {
      sheet.addRow(cells.map((cell) => (cell === '' ? null : cut(cell)))).commit();
      count += 1;
      if (count % ROWS_AT_ONCE === 0) await turn();
      while (stream.writableNeedDrain) await turn();
    }
    sheet.commit();
    await book.commit();
  })();
  written.catch((error: unknown) => stream.destroy(error instanceof Error ? error : new Error('not written')));
  for await (const piece of stream) if (piece instanceof Uint8Array) yield piece;
  await written;
}
