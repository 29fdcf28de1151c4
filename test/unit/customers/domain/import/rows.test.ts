import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Encoding, Separator } from '../../../../../functions/customers/contract/import.ts';
import { encodingOf, markLength, textIn } from '../../../../../functions/customers/domain/import/encoding.ts';
import { firstLine, rowsIn, separatorOf } from '../../../../../functions/customers/domain/import/rows.ts';

const utf16 = (text: string, { isBig = false } = {}) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** 王小明,上海;咖啡店 in GB18030; a character beyond GBK takes four bytes. */
const gb = (text: string) => {
  const bytes: Record<string, number[]> = {
    姓: [0xd0, 0xd5],
    名: [0xc3, 0xfb],
    城: [0xb3, 0xc7],
    市: [0xca, 0xd0],
    王: [0xcd, 0xf5],
    小: [0xd0, 0xa1],
    明: [0xc3, 0xf7],
    上: [0xc9, 0xcf],
    海: [0xba, 0xa3],
    客: [0xbf, 0xcd],
    户: [0xbb, 0xa7],
    公: [0xb9, 0xab],
    司: [0xcb, 0xbe],
    有: [0xd3, 0xd0],
    限: [0xcf, 0xde],
    北: [0xb1, 0xb1],
    京: [0xbe, 0xa9],
    㐀: [0x81, 0x39, 0xee, 0x39],
    亅: [0x81, 0x7c],
  };
  return Buffer.from(Array.from(text).flatMap((one) => bytes[one] ?? [one.charCodeAt(0)]));
};

const cellsIn = (bytes: Uint8Array, encoding: Encoding, separator: Separator = ',') =>
  rowsIn(bytes, { encoding, separator }).rows.map(({ cells }) => cells);

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffName,City\nJosé,Łódź\n'), 'utf-8', 3],
    ['UTF-8', Buffer.from('Name,City\nJosé,Łódź\n'), 'utf-8', 0],
    ['ASCII', Buffer.from('Name,City\nAda,London\n'), 'utf-8', 0],
    ['UTF-16 with a mark', utf16('\ufeffName,City\nJosé,上海\n'), 'utf-16le', 2],
    ['UTF-16 of the other order with a mark', utf16('\ufeffName,City\n', { isBig: true }), 'utf-16be', 2],
    ['UTF-16 without a mark', utf16('Name,City\nJosé,Paris\n'), 'utf-16le', 0],
    ['UTF-16 of the other order without a mark', utf16('Name,City\nJosé,Paris\n', { isBig: true }), 'utf-16be', 0],
    [
      'GB18030',
      gb('姓名,城市,公司\n王小明,上海,上海客户有限公司\n王明,北京,北京明公司\n王小海,北京,有限公司\n'),
      'gb18030',
      0,
    ],
    [
      'Windows-1252',
      Buffer.from('Name,City\nJos\xe9,Z\xfcrich\nFran\xe7ois,Orl\xe9ans\n', 'latin1'),
      'windows-1252',
      0,
    ],
  ] as const)('is found: %s', (_, bytes, encoding, mark) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(markLength(bytes, encoding)).toBe(mark);
  });

  it('is UTF-8 also where the part that is looked at cuts a character', () => {
    const bytes = Buffer.from('Name\nJosé');
    expect(encodingOf(bytes.subarray(0, -1))).toBe('utf-8');
  });

  it('is that of the text without its mark', () => {
    expect(textIn(utf16('\ufeffName'), 'utf-16le')).toBe('Name');
  });
});

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
    expect(cellsIn(gb('亅王|上海\n'), 'gb18030', '|')).toEqual([['亅王', '上海']]);
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
  ] as const)('ends after its break: %s %#', (encoding, bytes, end) => {
    expect(firstLine(bytes, encoding)).toBe(end);
  });
});
