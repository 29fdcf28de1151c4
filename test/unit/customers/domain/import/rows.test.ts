import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding, Separator } from '../../../../../functions/customers/contract/import.ts';
import { firstLine, rowsIn, separatorOf } from '../../../../../functions/customers/domain/import/rows.ts';

const utf16 = (text: string, { isBig = false } = {}) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** In GB18030. A character beyond GBK takes four bytes; the second half of 亅 is the byte of a bar. */
const gb = (text: string) => {
  const bytes: Record<string, number[]> = {
    王: [0xcd, 0xf5],
    小: [0xd0, 0xa1],
    明: [0xc3, 0xf7],
    上: [0xc9, 0xcf],
    海: [0xba, 0xa3],
    㐀: [0x81, 0x39, 0xee, 0x39],
    亅: [0x81, 0x7c],
  };
  return Buffer.from(Array.from(text).flatMap((one) => bytes[one] ?? [one.charCodeAt(0)]));
};

const cellsIn = (bytes: Uint8Array, encoding: Encoding, separator: Separator = ',') =>
  rowsIn(bytes, { encoding, separator }).rows.map(({ cells }) => cells);

describe('the separator of a file', () => {
  it.each([
    [',', 'Name,City;Country\nAda,London;UK\nBob,Berlin\n'],
    [';', 'Name;City;Note\nAda;London;a,b,c\nBob;Berlin;d\n'],
    ['\t', 'Name\tCity\nAda\tLondon, UK\nBob\tBerlin\n'],
    ['|', 'Name|City|Note\nAda|London|x\nBob|Berlin|y\n'],
    [',', 'Name\nAda\nBob\n'],
    [',', 'Name,"Note; long",City\n"Smith; Jones",b,c\n'],
  ] as const)('is found: %j', (separator, text) => {
    expect(separatorOf(Buffer.from(text), 'utf-8')).toBe(separator);
  });

  it.each([
    ['one column', 'Name\nAda\n'],
    ['nothing in it', ''],
    ['a quotation mark that is not closed', '"Name;City|Country\nAda;London|UK\n'],
    ['two separators that fit alike', 'Name,First;City\nSmith,Ada;London\n\n'],
  ])('is a comma where the file has %s', (_, text) => {
    expect(separatorOf(Buffer.from(text), 'utf-8')).toBe(',');
  });

  it.each([
    ['the names of columns say more in brackets', 'Name;Note (calls, mails, visits)\nAda;x\nBob;y\nCem;z\n', ';'],
    [
      'half of the rows leave out their last cells',
      'Name;City;Note, if any\nA;B, C;d\nA;B, C\nA;B, C;d\nA;B, C\n',
      ';',
    ],
    ['most rows are other than the first', 'a;b;c,d\n1,2\n1,2\n1,2\n1,2\n1,2\n', ','],
    [
      'cells of several lines have commas in them',
      'Name;Note, if any\nAda;"one, two\nthree, four\nfive, six\nseven\neight, nine"\nBob;x\nCem;y\n',
      ';',
    ],
    ['lines are empty', 'Name;Town, Country\n\n\nAda;London\n\n\n\nBob;Berlin\n\n', ';'],
    // Smith, Bob;Berlin
    ['the part that is looked at ends within a row', 'Name;City, Country\nAda;London\nSmith, Bo', ';'],
    ['but one row is another', 'Name;City, Country\nSmith, Ada\nBob;Berlin\nCem;Ankara\nDee;Oslo\n', ';'],
  ])('is found although %s', (_, text, separator) => {
    expect(separatorOf(Buffer.from(text), 'utf-8')).toBe(separator);
  });

  it('is found by the first fifty rows', () => {
    const head = `Name,City;Country\n${'Ada,London\n'.repeat(49)}`;
    expect(separatorOf(Buffer.from(`${head}${'Ada London;UK\n'.repeat(1000)}`), 'utf-8')).toBe(',');
  });
});

describe('the rows of a file', () => {
  it.each([
    ['utf-8', Buffer.from('a,"b ""c"", d"\r\n"x\ny",é\n')],
    ['utf-16le', utf16('a,"b ""c"", d"\r\n"x\ny",é\n')],
    ['utf-16be', utf16('a,"b ""c"", d"\r\n"x\ny",é\n', { isBig: true })],
    ['windows-1252', Buffer.from('a,"b ""c"", d"\r\n"x\ny",\xe9\n', 'latin1')],
  ] as const)('are the same in %s', (encoding, bytes) => {
    expect(cellsIn(bytes, encoding)).toEqual([
      ['a', 'b "c", d'],
      ['x\ny', 'é'],
    ]);
  });

  it('are read in GB18030, characters of four bytes included', () => {
    expect(cellsIn(gb('王小明,上海\n㐀,b\n'), 'gb18030')).toEqual([
      ['王小明', '上海'],
      ['㐀', 'b'],
    ]);
  });

  it('are not parted by a bar that is the half of a character', () => {
    expect(cellsIn(gb('|亅\n亅王|上海\na|亅|b\n'), 'gb18030', '|')).toEqual([
      ['', '亅'],
      ['亅王', '上海'],
      ['a', '亅', 'b'],
    ]);
    expect(cellsIn(gb('亅王,a|b\n'), 'gb18030')).toEqual([['亅王', 'a|b']]);
  });

  it('show where a byte is no character', () => {
    const bytes = Buffer.concat([gb('王'), Buffer.from([0xff]), gb(',b\n')]);
    expect(cellsIn(bytes, 'gb18030')).toEqual([['王\ufffd', 'b']]);
  });

  it('are parted by a bar after a character of several bytes', () => {
    expect(cellsIn(Buffer.from('上|é|b\n'), 'utf-8', '|')).toEqual([['上', 'é', 'b']]);
  });

  it('are read in Big5', () => {
    // 王小明,臺北
    expect(cellsIn(Buffer.from('a4fda470a9fa2cbb4fa55f0a', 'hex'), 'big5')).toEqual([['王小明', '臺北']]);
  });

  it('keep a mark of the byte order that is not at the beginning of the file', () => {
    const { rows } = rowsIn(utf16('\ufeffa,b\nc,d\n'), { encoding: 'utf-16le', separator: ',' });
    expect(rows).toEqual([
      { cells: ['\ufeffa', 'b'], end: 10 },
      { cells: ['c', 'd'], end: 18 },
    ]);
  });

  it.each(['\n', '\r\n', '\r'])('end with a line break of any kind: %j', (end) => {
    expect(cellsIn(Buffer.from(['a,b', 'c', 'd,e,f', ''].join(end)), 'utf-8')).toEqual([
      ['a', 'b'],
      ['c'],
      ['d', 'e', 'f'],
    ]);
  });

  it.each(['utf-8', 'utf-16le', 'windows-1252'] as const)('end where the next one begins, in %s', (encoding) => {
    const written = (text: string) =>
      encoding === 'utf-16le' ? utf16(text) : Buffer.from(text, encoding === 'utf-8' ? 'utf8' : 'latin1');
    const cell = fc.string({ unit: fc.constantFrom('a', 'é', '"', ',', '\n', ' ', 'ß'), maxLength: 6 });
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1, maxLength: 6 }), (rows) => {
        const quoted = (one: string) => `"${one.replaceAll('"', '""')}"`;
        const lines = rows.map((cells) => `${cells.map(quoted).join(',')}\r\n`);
        const bytes = written(lines.join(''));
        const read = rowsIn(bytes, { encoding, separator: ',' }).rows;
        expect(read.map(({ cells }) => [...cells])).toEqual(rows.map((cells) => [...cells]));
        let end = 0;
        for (const [n, line] of lines.entries()) {
          end += written(line).length;
          expect(read[n]?.end).toBe(end);
        }
      }),
    );
  });

  it('tell that a quotation mark is not closed, and give what is before it', () => {
    const { rows, isOpen } = rowsIn(Buffer.from('a,b\nc,"d\ne,f\n'), { encoding: 'utf-8', separator: ',' });
    expect(isOpen).toBe(true);
    expect(rows.map(({ cells }) => cells)).toEqual([['a', 'b']]);
    expect(rowsIn(Buffer.from('a,"b"\nc'), { encoding: 'utf-8', separator: ',' }).isOpen).toBe(false);
    expect(rowsIn(gb('王,"b\n'), { encoding: 'gb18030', separator: ',' }).isOpen).toBe(true);
    expect(rowsIn(utf16('a,"b\n'), { encoding: 'utf-16le', separator: ',' }).isOpen).toBe(true);
  });

  it('bear a quotation mark in the middle of a cell', () => {
    expect(cellsIn(Buffer.from('5" pipe,b\n"Big" Tony,c\n'), 'utf-8')).toEqual([
      ['5" pipe', 'b'],
      ['"Big" Tony', 'c'],
    ]);
  });
});

describe('the first line', () => {
  it.each([
    ['utf-8', Buffer.from('ab\ncd'), 3],
    ['utf-8', Buffer.from('ab'), 2],
    ['utf-16le', utf16('ab\ncd'), 6],
    ['utf-16be', utf16('ab\ncd', { isBig: true }), 6],
    // U+0A00 and the next character: a line break only to who counts single bytes.
    ['utf-16le', utf16('\u0a0a\u4e00\n'), 6],
    // Half of 上 (U+4E0A) is the byte of a line break.
    ['utf-16le', utf16('a上b\nc'), 8],
    ['utf-16be', utf16('a上b\nc', { isBig: true }), 8],
    ['gb18030', gb('上\n海'), 3],
    ['utf-8', Buffer.from('\nab'), 1],
    ['utf-8', Buffer.from(''), 0],
  ] as const)('ends after its break: %s %#', (encoding, bytes, end) => {
    expect(firstLine(bytes, encoding)).toBe(end);
  });
});
