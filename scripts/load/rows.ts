import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { CsvError, parse } from 'csv-parse';
import * as z from 'zod';
import { Unusable } from './mapping.ts';

export interface Row {
  /** 1 is the first below the header. */
  readonly number: number;
  readonly cells: readonly string[];
}

export interface Table {
  readonly header: readonly string[];
  readonly rows: AsyncIterable<Row>;
}

/** A quote that is never closed makes one record of the rest of the file; no honest one is as long as this. */
const LONGEST_RECORD = 1_000_000;
const cells = z.array(z.string());
const DELIMITERS = [',', ';', '\t'] as const;

const beginningOf = async (bytes: AsyncIterable<Buffer>) => {
  for await (const first of bytes) if (first.length > 0) return first;
  return Buffer.alloc(0);
};

const bytesIn = async (file: string): Promise<AsyncIterable<Buffer>> => {
  const handle = await open(file).catch(() => {
    throw new Unusable(`${file} cannot be read.`);
  });
  const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0);
  await handle.close();
  const raw = createReadStream(file);
  // What the first bytes say is surer than the name.
  return buffer[0] === 0x1f && buffer[1] === 0x8b ? pipeline(raw, createGunzip(), () => undefined) : raw;
};

const encodingOf = (beginning: Buffer, otherwise: string) => {
  if (beginning[0] === 0xff && beginning[1] === 0xfe) return 'utf-16le';
  if (beginning[0] === 0xfe && beginning[1] === 0xff) return 'utf-16be';
  return otherwise;
};

/** The text of a file without its byte order mark. */
async function* textIn(file: string, encoding: string) {
  const decoder = new TextDecoder(encodingOf(await beginningOf(await bytesIn(file)), encoding), { fatal: true });
  for await (const bytes of await bytesIn(file)) {
    const text = decoder.decode(bytes, { stream: true });
    if (text) yield text;
  }
  const rest = decoder.decode();
  if (rest) yield rest;
}

/** Which delimiter the header line has most of, outside of quotes. */
const delimiterOf = async (file: string, encoding: string) => {
  const counts = new Map<string, number>();
  let quoted = false;
  let empty = true;
  header: for await (const text of textIn(file, encoding))
    for (const character of text) {
      if (character === '"') quoted = !quoted;
      else if (quoted) continue;
      else if (/[\r\n]/.test(character)) {
        if (empty) continue;
        break header;
      } else counts.set(character, (counts.get(character) ?? 0) + 1);
      empty = false;
    }
  return DELIMITERS.toSorted((a, b) => (counts.get(b) ?? 0) - (counts.get(a) ?? 0))[0];
};

const inWords = (file: string, encoding: string, error: unknown) => {
  if (error instanceof Unusable) return error;
  if (error instanceof CsvError) return new Unusable(`${file} is no CSV: ${error.message}.`);
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA')
    return new Unusable(`${file} is not ${encoding} text. If it is another encoding, name it: --encoding gb18030.`);
  if (error instanceof RangeError) return new Unusable(`There is no encoding called ${encoding}.`);
  if (code.startsWith('Z_')) return new Unusable(`${file} is damaged: it cannot be unpacked.`);
  return error;
};

async function* recordsIn(file: string, encoding: string): AsyncGenerator<string[]> {
  try {
    const delimiter = await delimiterOf(file, encoding);
    const parser = pipeline(
      Readable.from(textIn(file, encoding)),
      // `5" pipe` in a cell without quotes is no mistake, and a short row may have lost its last, empty cells.
      parse({
        delimiter: delimiter ?? ',',
        relax_quotes: true,
        relax_column_count: true,
        skip_empty_lines: true,
        max_record_size: LONGEST_RECORD,
      }),
      () => undefined,
    );
    for await (const record of parser) yield cells.parse(record);
  } catch (error) {
    throw inWords(file, encoding, error);
  }
}

/**
 * Reads a CSV file with a header row, also one that is packed with gzip, without holding it in memory.
 * @throws Unusable, also from `rows`, when it is none
 */
export const openTable = async (file: string, encoding = 'utf-8'): Promise<Table> => {
  const records = recordsIn(file, encoding);
  const first = await records.next();
  if (first.done) throw new Unusable(`${file} is empty.`);
  const number = async function* () {
    let row = 0;
    for await (const cells of records) yield { number: (row += 1), cells };
  };
  return { header: first.value.map((name) => name.trim()), rows: number() };
};

/** Reads a whole file and counts its rows, so that what is wrong with it is known before anything is sent. */
export const countRows = async (file: string, encoding?: string) => {
  let count = 0;
  for await (const _ of (await openTable(file, encoding)).rows) count += 1;
  return count;
};
