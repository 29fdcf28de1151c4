import { describe, expect, it } from 'vitest';
import { encodingOf, markLength, textIn } from '../../../../../functions/customers/domain/import/encoding.ts';

const utf16 = (text: string, { isBig = false } = {}) => {
  const bytes = Buffer.from(text, 'utf16le');
  return isBig ? bytes.swap16() : bytes;
};

/** Lines of names, cities and companies: 王小明, 上海, 上海客户有限公司. */
const GB18030 = Buffer.from(
  'd0d5c3fb2cb3c7cad02cb9abcbbe0acdf5d0a1c3f72cc9cfbaa32cc9cfbaa3bfcdbba7d3d0cfdeb9abcbbe0acdf5c3f72cb1b1bea92cb1b1' +
    'bea9c3f7b9abcbbe0acdf5d0a1baa32cb1b1bea92cd3d0cfdeb9abcbbe0a',
  'hex',
);
/** Lines of names and cities: 王小明, 臺北. */
const BIG5 = Buffer.from('a96da6572cabb0a5ab0aa4fda470a9fa2cbb4fa55f0ab3afacfcacc22cb0aab6af0a', 'hex');
/** Имя, Город: in Windows-1251, which is none of ours. */
const CYRILLIC = Buffer.from('c8ecff2cc3eef0eee40ac8e2e0ed2ccceef1eae2e00a', 'hex');

/** Letters, with a zero at so many even and so many odd places. */
const withZeros = ({ even = 0, odd = 0 }) =>
  Buffer.from(
    Array.from({ length: 80 }, (_, n) => ((n % 2 === 0 ? n / 2 < even : (n - 1) / 2 < odd) ? 0 : 'a'.charCodeAt(0))),
  );

describe('the encoding of a file', () => {
  it.each([
    ['UTF-8 with a mark', Buffer.from('\ufeffName,City\nJosé,Łódź\n'), 'utf-8', 3],
    ['UTF-8', Buffer.from('Name,City\nJosé,Łódź\n'), 'utf-8', 0],
    ['ASCII', Buffer.from('Name,City\nAda,London\n'), 'utf-8', 0],
    ['nothing', Buffer.from(''), 'utf-8', 0],
    ['UTF-16 with a mark', utf16('\ufeffName,City\nJosé,上海\n'), 'utf-16le', 2],
    ['UTF-16 of the other order with a mark', utf16('\ufeffName,City\n', { isBig: true }), 'utf-16be', 2],
    ['UTF-16 with a mark, all of it Chinese', utf16('\ufeff姓名，城市'), 'utf-16le', 2],
    ['UTF-16 of the other order, all of it Chinese', utf16('\ufeff姓名，城市', { isBig: true }), 'utf-16be', 2],
    ['UTF-16 without a mark', utf16('Name,City\nJosé,Paris\n'), 'utf-16le', 0],
    ['UTF-16 of the other order without a mark', utf16('Name,City\nJosé,Paris\n', { isBig: true }), 'utf-16be', 0],
    ['UTF-16 of ASCII without a mark', utf16('Name,City\nAda,Paris\n'), 'utf-16le', 0],
    ['GB18030', GB18030, 'gb18030', 0],
    ['Big5', BIG5, 'big5', 0],
    [
      'Windows-1252',
      Buffer.from('Name,City\nJos\xe9,Z\xfcrich\nFran\xe7ois,Orl\xe9ans\n', 'latin1'),
      'windows-1252',
      0,
    ],
    ['one that is not known', CYRILLIC, 'windows-1252', 0],
  ] as const)('is found: %s', (_, bytes, encoding, mark) => {
    expect(encodingOf(bytes)).toBe(encoding);
    expect(markLength(bytes, encoding)).toBe(mark);
  });

  it('is UTF-8 also where the part that is looked at cuts a character', () => {
    const bytes = Buffer.from('Name\nJosé');
    expect(encodingOf(bytes.subarray(0, -1))).toBe('utf-8');
  });

  it.each([
    ['more than an eighth of the bytes', { odd: 11 }, 'utf-16le'],
    ['an eighth', { odd: 10 }, 'utf-8'],
    ['one', { odd: 1 }, 'utf-8'],
    ['less than a quarter as many beside', { odd: 20, even: 4 }, 'utf-16le'],
    ['a quarter as many beside', { odd: 20, even: 5 }, 'utf-8'],
    ['as many on both sides', { odd: 20, even: 20 }, 'utf-8'],
    ['more than an eighth on the other side', { even: 11 }, 'utf-16be'],
    ['an eighth on the other side', { even: 10 }, 'utf-8'],
    ['one on the other side', { even: 1 }, 'utf-8'],
    ['less than a quarter as many beside the other side', { even: 20, odd: 4 }, 'utf-16be'],
    ['a quarter as many beside the other side', { even: 20, odd: 5 }, 'utf-8'],
  ] as const)('is UTF-16 where enough zeros are on one side: %s', (_, zeros, encoding) => {
    expect(encodingOf(withZeros(zeros))).toBe(encoding);
  });
});

describe('the mark of the byte order', () => {
  it.each([
    ['a part of it', [0xef, 0xbb, 0x61], 'utf-8'],
    ['the end of it', [0x61, 0xbb, 0xbf], 'utf-8'],
    ['less than it', [0xef, 0xbb], 'utf-8'],
    ['a part of it', [0xff, 0x61], 'utf-16le'],
    ['that of the other order', [0xff, 0xfe], 'utf-16be'],
    ['one of an encoding that has none', [0xff, 0xfe], 'windows-1252'],
    ['one of an encoding that has none', [0xef, 0xbb, 0xbf], 'gb18030'],
  ] as const)('is not there by %s: %j in %s', (_, bytes, encoding) => {
    expect(markLength(Uint8Array.from(bytes), encoding)).toBe(0);
  });

  it('is not in the text', () => {
    expect(textIn(utf16('\ufeffName'), 'utf-16le')).toBe('Name');
    expect(textIn(Buffer.from('\ufeffJosé'), 'utf-8')).toBe('José');
    expect(textIn(Buffer.from('Jos\xe9', 'latin1'), 'windows-1252')).toBe('José');
  });
});
