import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, describe, expect, it } from 'vitest';
import { countRows, openTable } from '../../../../scripts/load/rows.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-rows-'));
afterAll(() => rmSync(folder, { recursive: true }));

let files = 0;
const fileOf = (content: string | Buffer) => {
  const path = join(folder, `${(files += 1)}.csv`);
  writeFileSync(path, content);
  return path;
};
const read = async (content: string | Buffer, encoding?: string) => {
  const { header, rows } = await openTable(fileOf(content), encoding);
  const cells: (readonly string[])[] = [];
  for await (const row of rows) cells.push(row.cells);
  return [header, ...cells];
};

const table = [
  ['text', 'n'],
  ['发票, "quoted"\nand more', '1'],
  ['b', '2'],
];

describe('a CSV file', () => {
  it.each([',', ';', '\t'])('is read with the delimiter %j, quotes and line breaks inside', async (delimiter) => {
    const csv = `text${delimiter}n\r\n"发票, ""quoted""\nand more"${delimiter}1\r\n\r\nb${delimiter}2`;
    expect(await read(csv)).toEqual(table);
    expect(await read(`\ufeff${csv}`)).toEqual(table);
    expect(await read(gzipSync(csv))).toEqual(table);
    expect(await read(Buffer.from(`\ufeff${csv}`, 'utf16le'))).toEqual(table);
  });

  it('tells the delimiter by the header outside of quotes', async () => {
    expect(await read('"a,b,c";d\n1;2')).toEqual([
      ['a,b,c', 'd'],
      ['1', '2'],
    ]);
    expect(await read('only\none')).toEqual([['only'], ['one']]);
  });

  it('numbers its rows from the first below the header', async () => {
    const { rows } = await openTable(fileOf('a\nx\ny\n'));
    const numbers: number[] = [];
    for await (const { number } of rows) numbers.push(number);
    expect(numbers).toEqual([1, 2]);
    expect(await countRows(fileOf('a\nx\ny\n'))).toBe(2);
  });

  it('may have another encoding that is named', async () => {
    const gb = Buffer.from([0x61, 0x0a, 0xb7, 0xa2, 0xc6, 0xb1]);
    expect(await read(gb, 'gb18030')).toEqual([['a'], ['发票']]);
    await expect(read(gb)).rejects.toThrow('--encoding');
    await expect(read('a\nb', 'klingon')).rejects.toThrow('no encoding called klingon');
  });

  it('is refused in one line when it is none', async () => {
    await expect(read('')).rejects.toThrow('is empty');
    await expect(read('a,b\n"never closed,1\n2,3')).rejects.toThrow('is no CSV');
    await expect(read(gzipSync('a,b\n1,2').subarray(0, 20))).rejects.toThrow('cannot be unpacked');
    await expect(openTable(join(folder, 'nothing.csv'))).rejects.toThrow('cannot be read');
  });
});
