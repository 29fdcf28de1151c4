import { stringify } from 'csv-stringify/sync';
import * as z from 'zod';
import { columnsOf, picked, type Column } from '../domain/export/columns.ts';
import type { Export, ExportFile, PlannedFile } from '../domain/export/export-state.ts';
import { asText, neutralized } from '../domain/export/formula.ts';
import { labelLines, LABELS_OF_A_SHEET, labelsFoot, labelSheet, labelsHead } from '../domain/export/labels.ts';
import type { Row } from '../domain/export/values.ts';
import { maySee, withoutHidden, type Viewer } from '../domain/shown.ts';
import type { ExportDeps } from '../export-deps.ts';

const BYTE_ORDER_MARK = '\ufeff';
const row = z.record(z.string(), z.unknown());

const types: Readonly<Record<Export['format'], string>> = {
  ndjson: 'application/x-ndjson; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  labels: 'text/html; charset=utf-8',
};

const recordTypes = { accounts: 'account', contacts: 'contact' } as const;

const typeOf = (of: PlannedFile['of']) => (of === 'accounts' || of === 'contacts' ? recordTypes[of] : undefined);

/** The rows of a file, a part after the other: without what has been hidden from the viewer since they were read. */
async function* rowsOf({ exportFiles }: ExportDeps, id: string, { of, parts }: PlannedFile, viewer: Viewer) {
  const type = typeOf(of);
  for (const { name } of parts) {
    const lines = (await exportFiles.part(id, name)).split('\n').filter((line) => line !== '');
    yield lines.map((line): Row => {
      const read = row.parse(JSON.parse(line));
      return type ? withoutHidden(read, type, viewer) : read;
    });
  }
}

type Parts = AsyncIterable<readonly Row[]>;

async function* asNdjson(parts: Parts, wanted: Export['columns']) {
  for await (const rows of parts) yield rows.map((one) => `${JSON.stringify(picked(one, wanted))}\n`).join('');
}

const lines = (cells: readonly (readonly string[])[]) =>
  stringify(
    cells.map((one) => one.map(neutralized)),
    { record_delimiter: 'windows' },
  );

async function* asCsv(parts: Parts, columns: readonly Column[]) {
  yield BYTE_ORDER_MARK + lines([columns.map(({ header }) => header)]);
  for await (const rows of parts) yield lines(rows.map((one) => columns.map(({ text }) => text(one))));
}

async function* cellsOf(parts: Parts, columns: readonly Column[]) {
  for await (const rows of parts) for (const one of rows) yield columns.map(({ text }) => asText(text(one)));
}

async function* asLabels(parts: Parts, from: string | undefined, count: (labels: number) => void) {
  let sheet: (readonly string[])[] = [];
  yield labelsHead;
  for await (const rows of parts)
    for (const one of rows) {
      const label = labelLines(one, from);
      if (!label) continue;
      count(1);
      sheet.push(label);
      if (sheet.length < LABELS_OF_A_SHEET) continue;
      yield labelSheet(sheet);
      sheet = [];
    }
  if (sheet.length > 0) yield labelSheet(sheet);
  yield labelsFoot;
}

/** Writes one of the files of an export, of the rows that wait for it; written again, it is the same. */
export const writeExportFile =
  (deps: ExportDeps) =>
  async (one: Export, file: PlannedFile, viewer: Viewer): Promise<ExportFile> => {
    const { id, format, columns: wanted, shape } = one;
    const { name, of } = file;
    const parts = rowsOf(deps, id, file, viewer);
    const type = typeOf(of);
    const columns = columnsOf(of, shape, wanted, (field) => !type || maySee(viewer, type, field));
    let rows = file.parts.reduce((sum, part) => sum + part.rows, 0);
    const pieces = async () => {
      switch (format) {
        case 'ndjson':
          return asNdjson(parts, wanted);
        case 'csv':
          return asCsv(parts, columns);
        case 'xlsx':
          return deps.sheetOf(
            of,
            columns.map(({ header }) => header),
            cellsOf(parts, columns),
          );
        case 'labels': {
          rows = 0;
          const { country } = await deps.directory.settings();
          return asLabels(parts, country, (labels) => (rows += labels));
        }
      }
    };
    const size = await deps.exportFiles.write(id, name, types[format], await pieces());
    return { name, of, rows, size };
  };
