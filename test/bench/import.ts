/**
 * npm run bench:import [-- ROWS]: how fast an import takes rows, beside the bare parser on the same file in the same run; the
 * memory that it holds; and what a row costs. The file is made up as it is read, and the table takes what is written and
 * forgets it: what is measured is the product, without the time that DynamoDB and S3 take.
 */
import { Readable } from 'node:stream';
import { parse } from 'csv-parse';
import type { Item, Key, Table, Write } from '../../shared/dynamo/table.ts';
import { ok } from '../../shared/kernel/result.ts';
import { memoryFiles, startImports } from '../support/imports.ts';
import { writeUnits } from '../support/units.ts';

const USUAL_ROWS = 1_000_000;
/** Units are counted of the first rows: weighing an item takes longer than entering it. */
const WEIGHED_ROWS = 300;

const rows = Number(process.argv[2] ?? USUAL_ROWS);
if (!Number.isInteger(rows) || rows < 1) throw new Error('usage: npm run bench:import -- ROWS');

const HEADER = Buffer.from('Name,Email,Phone,City,Tags\n');
const letters = (n: number, length: number) => {
  let state = Math.imul(n + 1, 2_654_435_761) >>> 0;
  let text = '';
  for (let k = 0; k < length; k += 1) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    text += String.fromCharCode(97 + ((state >>> 24) % 26));
  }
  return text;
};
const digits = (n: number, length: number) => String(n).padStart(length, '0');
const rowOf = (n: number) =>
  `${letters(n, 10)} ${letters(n + 500_000_000, 9)},c${digits(n, 9)}@example.com,+4930${digits(1_000_000 + n, 8)},Town ${digits(n % 9973, 4)},new\n`;
const WIDTH = Buffer.byteLength(rowOf(0));
const SIZE = HEADER.length + rows * WIDTH;

/** A part of the file: all rows are as long, so that each is made where it stands. */
const bytesOf = (from: number, to: number) => {
  const first = Math.max(0, Math.floor((from - HEADER.length) / WIDTH));
  const last = Math.min(rows, Math.ceil((to - HEADER.length) / WIDTH));
  const body = Array.from({ length: Math.max(0, last - first) }, (_, n) => rowOf(first + n)).join('');
  if (from < HEADER.length) return Buffer.concat([HEADER, Buffer.from(body)]).subarray(from, to);
  const start = HEADER.length + first * WIDTH;
  return Buffer.from(body).subarray(from - start, to - start);
};

function* file() {
  const part = 64 * 1024;
  for (let at = 0; at < SIZE; at += part) yield bytesOf(at, Math.min(SIZE, at + part));
}

const spent = { reads: 0, writes: 0, keys: 0, units: 0, weighed: 0 };
let entered = 0;

/** Keeps what the import itself and the directory store; takes the rest and forgets it. */
const forgetting = (table: Table): Table => {
  const isKept = ({ pk }: Key) => pk.startsWith('access#') || pk.startsWith('customers#import');
  const keyIn = (write: Write): Key => (write.kind === 'put' ? write.item : write.key);
  return {
    ...table,
    get: async (key, options) => {
      spent.reads += 1;
      return isKept(key) ? table.get(key, options) : undefined;
    },
    getMany: async (keys, options) => {
      spent.reads += 1;
      spent.keys += keys.filter((key) => !isKept(key)).length;
      const kept = keys.filter(isKept);
      return kept.length === 0 ? ([] as Item[]) : table.getMany(kept, options);
    },
    write: async (...writes) => {
      spent.writes += 1;
      const accounts = writes.filter(
        (write) => write.kind === 'put' && write.item.sk === 'record' && !isKept(write.item),
      );
      entered += accounts.length;
      if (spent.weighed < WEIGHED_ROWS) {
        spent.weighed += accounts.length;
        for (const write of writes)
          if (write.kind === 'put')
            spent.units += writeUnits(undefined, write.item, { inTransaction: writes.length > 1 });
      }
      return table.write(...writes.filter((write) => isKept(keyIn(write))));
    },
  };
};

const perSecond = (count: number, ms: number) => Math.round((count / ms) * 1000);
const megabytes = () => Math.round(process.memoryUsage().rss / 1024 / 1024);

const startedBare = performance.now();
let parsed = 0;
for await (const _ of Readable.from(file()).pipe(parse({ from_line: 2 }))) parsed += 1;
const bare = performance.now() - startedBare;
console.log(`The bare parser: ${parsed} rows, ${perSecond(parsed, bare)} rows a second`);

const imports = await startImports({
  within: forgetting,
  files: {
    ...memoryFiles(),
    size: async () => SIZE,
    read: async (_id, _name, from, to) => bytesOf(from, to),
    putResults: async () => ok(undefined),
    noted: async () => ({ results: [], mark: undefined }),
  },
});
const id = await imports.ready('');
let peak = megabytes();
const held = [peak];
const watch = setInterval(() => {
  const now = megabytes();
  peak = Math.max(peak, now);
  if (entered >= (held.length * rows) / 10) held.push(now);
}, 100);
const started = performance.now();
const one = await imports.entered(id);
const ms = performance.now() - started;
clearInterval(watch);

const perRow = (count: number) => (count / rows).toFixed(2);
console.log(
  `The import: ${one.counts.created} of ${rows} rows created, ${perSecond(rows, ms)} rows a second, ${(ms / 1000).toFixed(0)} s`,
);
console.log(
  `The parser is ${(ms / bare).toFixed(1)} times as fast. Without the time of DynamoDB and S3: the table forgets.`,
);
console.log(`Memory, each tenth of the way: ${held.join(', ')} MB; ${peak} MB at the most`);
console.log(
  `A row: ${perRow(spent.reads + spent.writes)} calls (${perRow(spent.reads)} that read, ${perRow(spent.writes)} that write), ` +
    `${perRow(spent.keys)} keys read, ${(spent.units / Math.max(1, spent.weighed)).toFixed(1)} write units`,
);
if (one.counts.created !== rows) process.exitCode = 1;
