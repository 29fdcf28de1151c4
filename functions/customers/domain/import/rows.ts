import { CsvError, parse } from 'csv-parse/sync';
import { separators, type Encoding, type Separator } from '../../contract/import.ts';

/** A row of a CSV file, and where it ends, in bytes. */
export interface ReadRow {
  readonly cells: readonly string[];
  readonly end: number;
}

interface Reading {
  readonly encoding: Encoding;
  readonly separator: Separator;
}

const parsed = (bytes: Uint8Array, encoding: 'utf8' | 'latin1', separator: string) => {
  const rows: { cells: string[]; end: number }[] = [];
  let isOpen = false;
  try {
    parse(bytes, {
      encoding,
      delimiter: separator,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      on_record: (cells: string[], { bytes: end }) => {
        rows.push({ cells, end });
        return null;
      },
    });
  } catch (error) {
    if (!(error instanceof CsvError) || error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    isOpen = true;
  }
  return { rows, isOpen };
};

const BAR = 0x7c;
/** No byte of GB18030 or Big5. */
const UNUSED = 0xff;
const FIRST_LEAD = 0x81;

/** The second byte of a character may be the bar's: it must not part cells. */
const withoutFalseBars = (bytes: Uint8Array) => {
  let isSecond = false;
  return bytes.map((byte) => {
    const isHalf = isSecond;
    isSecond = !isHalf && byte >= FIRST_LEAD;
    return isHalf && byte === BAR ? UNUSED : byte;
  });
};

const inTwoBytes = (bytes: Uint8Array, { encoding, separator }: Reading) => {
  const decoder = new TextDecoder(encoding);
  const { rows, isOpen } = parsed(separator === '|' ? withoutFalseBars(bytes) : bytes, 'latin1', separator);
  const decoded = (cell: string) => {
    // oxlint-disable-next-line no-control-regex -- ASCII is the same in all of them
    if (/^[\x00-\x7f]*$/.test(cell)) return cell;
    const raw = Buffer.from(cell, 'latin1');
    return decoder.decode(separator === '|' ? raw.map((byte) => (byte === UNUSED ? BAR : byte)) : raw);
  };
  return { rows: rows.map(({ cells, end }) => ({ cells: cells.map(decoded), end })), isOpen };
};

/** In these each unit of a text is so many bytes. */
const unitSizes: Partial<Record<Encoding, number>> = { 'utf-16le': 2, 'utf-16be': 2, 'windows-1252': 1 };

const inUnits = (bytes: Uint8Array, { encoding, separator }: Reading, unit: number) => {
  const utf8 = Buffer.from(new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes));
  const { rows, isOpen } = parsed(utf8, 'utf8', separator);
  let [before, end] = [0, 0];
  return {
    rows: rows.map((row) => {
      end += utf8.toString('utf8', before, row.end).length * unit;
      before = row.end;
      return { cells: row.cells, end };
    }),
    isOpen,
  };
};

/**
 * The rows in a part of a CSV file that begins with a row. The last of them may be cut; where a quotation mark was opened and
 * is not closed in this part (`isOpen`), what follows it is in no row.
 */
export const rowsIn = (bytes: Uint8Array, reading: Reading): { rows: readonly ReadRow[]; isOpen: boolean } => {
  const { encoding, separator } = reading;
  const unit = unitSizes[encoding];
  if (unit !== undefined) return inUnits(bytes, reading, unit);
  return encoding === 'utf-8' ? parsed(bytes, 'utf8', separator) : inTwoBytes(bytes, reading);
};

const NEW_LINE = 0x0a;

/** Where the first line ends, in bytes, with its line break; the end when there is none. */
export const firstLine = (bytes: Uint8Array, encoding: Encoding) => {
  const unit = encoding.startsWith('utf-16') ? 2 : 1;
  const low = encoding === 'utf-16be' ? 1 : 0;
  for (let n = 0; n < bytes.length; n += unit)
    if (bytes[n + low] === NEW_LINE && (unit === 1 || bytes[n + 1 - low] === 0)) return n + unit;
  return bytes.length;
};

const ROWS_TO_GUESS_BY = 50;

/** How well a separator fits: the columns of the first row, as far as the other rows have as many. */
const fitOf = (head: Uint8Array, reading: Reading) => {
  const [header, ...rows] = rowsIn(head, reading).rows.slice(0, ROWS_TO_GUESS_BY);
  if (!header) return 0;
  const columns = header.cells.length;
  // The last one may be cut.
  const others = rows.slice(0, -1);
  const alike = others.filter(({ cells }) => cells.length === columns).length;
  return (columns - 1) * ((alike + 1) / (others.length + 1));
};

/** The separator of a CSV file by how it begins; a comma where there is only one column. */
export const separatorOf = (head: Uint8Array, encoding: Encoding): Separator => {
  const fits = separators.map((separator) => ({ separator, fit: fitOf(head, { encoding, separator }) }));
  return fits.reduce((best, one) => (one.fit > best.fit ? one : best)).separator;
};
