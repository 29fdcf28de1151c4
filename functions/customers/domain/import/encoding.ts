import { detect } from 'chardet';
import type { Encoding } from '../../contract/import.ts';

const marks: readonly (readonly [Encoding, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
];

/** How many bytes a byte order mark takes at the beginning of a file of this encoding. */
export const markLength = (bytes: Uint8Array, encoding: Encoding) => {
  const mark = marks.find(([one]) => one === encoding)?.[1];
  return mark?.every((byte, n) => bytes[n] === byte) ? mark.length : 0;
};

/** Text of Latin letters has a zero beside nearly each of them in UTF-16: on which side, says the order. */
const byZeros = (bytes: Uint8Array): Encoding | undefined => {
  const sample = bytes.subarray(0, 4096);
  let [even, odd] = [0, 0];
  for (const [n, byte] of sample.entries()) {
    if (byte !== 0) continue;
    if (n % 2 === 0) even += 1;
    else odd += 1;
  }
  const many = sample.length / 8;
  if (odd > many && even < odd / 4) return 'utf-16le';
  return even > many && odd < even / 4 ? 'utf-16be' : undefined;
};

const isUtf8 = (bytes: Uint8Array) => {
  try {
    // The last character of a part of a file may be cut.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
};

/** The encoding of a text by how it begins. */
export const encodingOf = (head: Uint8Array): Encoding => {
  const marked = marks.find(([encoding]) => markLength(head, encoding) > 0)?.[0];
  if (marked) return marked;
  const zeros = byZeros(head);
  if (zeros) return zeros;
  if (isUtf8(head)) return 'utf-8';
  // Only what is no ASCII tells; in a file of a few names it is rare.
  const found = detect(head);
  if (found === 'GB18030') return 'gb18030';
  return found === 'Big5' ? 'big5' : 'windows-1252';
};

/** The text in bytes, without the mark at its beginning. */
export const textIn = (bytes: Uint8Array, encoding: Encoding) => new TextDecoder(encoding).decode(bytes);
