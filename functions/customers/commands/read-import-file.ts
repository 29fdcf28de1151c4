import { stringify } from 'csv-stringify/sync';
import type { Cause } from '../../../shared/kernel/event.ts';
import { refuse } from '../../../shared/kernel/refusal.ts';
import { ok } from '../../../shared/kernel/result.ts';
import { LARGEST_FILE, LARGEST_WORKBOOK, MOST_COLUMNS, type Encoding } from '../contract/import.ts';
import { CARD_BEGINS } from '../domain/import/cards.ts';
import { encodingOf, markLength, textIn } from '../domain/import/encoding.ts';
import { guessMapping } from '../domain/import/guess-mapping.ts';
import { asRead, asUnreadable, type Import, type RowsFile } from '../domain/import/import-state.ts';
import { firstLine, separatorOf } from '../domain/import/rows.ts';
import { textOf } from '../domain/import/values.ts';
import type { ImportDeps } from '../import-deps.ts';
import { rowsFrom } from './read-rows.ts';

/** The beginning of the file that its encoding and separator are guessed by. */
const HEAD = 1024 * 1024;
const SAMPLES = 3;
const LONGEST_SAMPLE = 60;
const LONGEST_NAME = 100;

/** The file is nothing that an import can be made of; in words for whoever put it. */
class Unreadable extends Error {
  override name = 'Unreadable';
}

const beginsWith = (head: Uint8Array, ...bytes: readonly number[]) => bytes.every((byte, n) => head[n] === byte);
const isPacked = (head: Uint8Array) => beginsWith(head, 0x50, 0x4b, 0x03, 0x04);
const isOldWorkbook = (head: Uint8Array) => beginsWith(head, 0xd0, 0xcf, 0x11, 0xe0);

/** Excel's own note of the separator, before the header: `sep=;`. */
const SEPARATOR_NOTE = /^sep=(.)$/i;

const csvFile = (one: Import, head: Uint8Array, size: number): RowsFile => {
  const encoding = one.reading.encoding ?? encodingOf(head);
  const mark = markLength(head, encoding);
  const content = head.subarray(mark);
  const text = textIn(content.subarray(0, 4096), encoding);
  if (text.includes('\0')) throw new Unreadable('This is no text: put a CSV file, an Excel workbook (XLSX) or vCards.');
  const line = firstLine(content, encoding);
  const note = SEPARATOR_NOTE.exec(textIn(content.subarray(0, line), encoding).trim())?.[1];
  const start = mark + (note === undefined ? 0 : line);
  const separator =
    one.reading.separator ??
    (note === ';' || note === ',' || note === '|' ? note : separatorOf(head.subarray(start), encoding));
  return { name: 'source', size, encoding, separator, start };
};

async function* lines(rows: AsyncIterable<readonly string[]>) {
  for await (const row of rows) yield row.length === 0 ? '\n' : stringify([[...row]]);
}

/** Takes the rows out of a workbook or of cards, once: from then on they are a CSV file. */
const converted = async (
  { files, sheetRows, cardRows }: ImportDeps,
  { id }: Import,
  format: 'xlsx' | 'vcard',
  encoding: Encoding,
): Promise<RowsFile> => {
  const content = await files.whole(id, 'source');
  const rows = format === 'xlsx' ? sheetRows(content) : cardRows(content, encoding);
  let size: number;
  try {
    size = await files.writeAll(id, 'rows', 'text/csv', lines(rows));
  } catch (error) {
    if (format === 'vcard' || (error instanceof Error && error.name.startsWith('S3'))) throw error;
    throw new Unreadable('The workbook cannot be read: save it anew as XLSX, or as CSV.');
  }
  return { name: 'rows', size, encoding: 'utf-8', separator: ',', start: 0 };
};

const rowsFileOf = async (deps: ImportDeps, one: Import) => {
  const size = await deps.files.size(one.id, 'source');
  if (size === undefined) throw new Unreadable('No file has been put yet.');
  if (size === 0) throw new Unreadable('The file is empty.');
  if (size > LARGEST_FILE) throw new Unreadable('The file is larger than 2 GB: put it in parts.');
  const head = await deps.files.read(one.id, 'source', 0, Math.min(size, HEAD));
  if (isOldWorkbook(head)) throw new Unreadable('This is a workbook of an old kind (XLS): save it as XLSX or as CSV.');
  if (one.format === 'xlsx' || isPacked(head)) {
    if (!isPacked(head)) throw new Unreadable('This is no workbook (XLSX).');
    if (size > LARGEST_WORKBOOK) throw new Unreadable('The workbook is larger than 64 MB: save it as CSV.');
    return { format: 'xlsx' as const, file: await converted(deps, one, 'xlsx', 'utf-8') };
  }
  const encoding = one.reading.encoding ?? encodingOf(head);
  const isCards = one.format === undefined && CARD_BEGINS.test(textIn(head.subarray(0, 1024), encoding));
  if (one.format === 'vcard' || isCards)
    return { format: 'vcard' as const, file: await converted(deps, one, 'vcard', encoding) };
  return { format: 'csv' as const, file: csvFile(one, head, size) };
};

const columnsOf = async ({ files }: ImportDeps, { id }: Import, file: RowsFile) => {
  let header: readonly string[] | undefined;
  let start = file.size;
  const samples: (readonly string[])[] = [];
  for await (const { cells, end, broken } of rowsFrom(files, id, file, file.start)) {
    if (!header) {
      if (broken) throw new Unreadable('The header has a quotation mark that is not closed.');
      [header, start] = [cells, end];
    } else if (samples.push(cells) === SAMPLES) break;
  }
  const names = header?.map((cell) => textOf(cell).slice(0, LONGEST_NAME)) ?? [];
  while (names.at(-1) === '') names.pop();
  if (names.length === 0) throw new Unreadable('The first row names no columns.');
  if (names.length > MOST_COLUMNS) throw new Unreadable(`The file has more than ${MOST_COLUMNS} columns.`);
  const columns = names.map((name, n) => ({
    name: name === '' ? `Column ${n + 1}` : name,
    samples: samples.map((cells) => textOf(cells[n] ?? '').slice(0, LONGEST_SAMPLE)),
  }));
  return { columns, start };
};

/** Reads the beginning of the file that was put: its format, encoding, separator and columns, and which fields they may be. */
export const readImportFile = (deps: ImportDeps) => async (one: Import, cause: Cause) => {
  const { imports, standards, clock, write } = deps;
  let next: Import;
  try {
    const { format, file } = await rowsFileOf(deps, one);
    const { columns, start } = await columnsOf(deps, one, file);
    const { customFields } = await standards.current({ asStored: true });
    const mapping = guessMapping(one.recordType, columns, customFields);
    next = asRead(one, { format, file: { ...file, start }, columns, mapping });
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    next = asUnreadable(one, error.message);
  }
  const written = await write(imports.writeOf(next, one, clock.now(), cause));
  return written.ok ? ok(undefined) : refuse('went-on', 'Another hand has read the file.');
};
