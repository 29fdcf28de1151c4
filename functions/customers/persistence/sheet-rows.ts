import { Readable } from 'node:stream';
import type { CellValue } from 'exceljs';

const dateText = (date: Date) => {
  const text = date.toISOString();
  return text.endsWith('T00:00:00.000Z') ? text.slice(0, 10) : text;
};

const textOf = (value: CellValue): string => {
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : dateText(value);
  if (typeof value !== 'object') return String(value);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('text' in value) return textOf(value.text);
  if ('result' in value) return textOf(value.result);
  return '';
};

/** The rows of the first sheet of a workbook (XLSX) that has any, without blank ones before the first; gaps are blank rows. */
export async function* sheetRows(content: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  // Half a megabyte of code that only this needs.
  const { default: excel } = await import('exceljs');
  const source = Readable.from(content);
  const book = new excel.stream.xlsx.WorkbookReader(source, {
    worksheets: 'emit',
    sharedStrings: 'cache',
    styles: 'cache',
    hyperlinks: 'ignore',
    entries: 'ignore',
  });
  try {
    for await (const sheet of book) {
      let before: number | undefined;
      for await (const row of sheet) {
        const cells = Array.from({ length: row.cellCount }, (_, n) => textOf(row.getCell(n + 1).value));
        if (before === undefined && cells.every((cell) => cell.trim() === '')) continue;
        for (let gap = (before ?? row.number - 1) + 1; gap < row.number; gap += 1) yield [];
        before = row.number;
        yield cells;
      }
      if (before !== undefined) return;
    }
  } finally {
    source.destroy();
  }
}
