import { describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { anyText, emailAddress, line, slug, text } from '../../../../shared/kernel/text.ts';

const reasonOf = (schema: z.ZodType, value: unknown) => schema.safeParse(value).error?.issues[0]?.message;

describe('any text', () => {
  it('may be empty, and is valid Unicode without control characters', () => {
    expect(anyText(3).parse('')).toBe('');
    expect(anyText(3).parse(' \n')).toBe(' \n');
    expect(anyText(3).safeParse('1234').success).toBe(false);
    expect(reasonOf(anyText(9), 'a\ud83d')).toBe('must be valid Unicode (it has half of a surrogate pair)');
    expect(reasonOf(anyText(9), 'a\u0000b')).toBe('must not contain control characters');
  });
});

describe('line and text', () => {
  it.each([
    ['empty', '', 'must not be empty'],
    ['only spaces', ' \u3000 ', 'must not be empty'],
    ['half a surrogate pair', 'a\ud83d', 'must be valid Unicode (it has half of a surrogate pair)'],
    ['NUL', 'a\u0000b', 'must not contain control characters'],
    ['escape', 'a\u001bb', 'must not contain control characters'],
    ['delete', 'a\u007fb', 'must not contain control characters'],
    ['C1', 'a\u0085b', 'must not contain control characters'],
  ])('refuse %s, with the reason', (_, value, reason) => {
    expect(reasonOf(line(100), value)).toBe(reason);
    expect(reasonOf(text(100), value)).toBe(reason);
  });

  it.each(['Łódź', '発票 发票 發票', 'smile 😀', 'e\u0301', '<script>', "Robert'); DROP TABLE"])('take %s', (value) => {
    expect(line(100).parse(value)).toBe(value);
    expect(text(100).parse(value)).toBe(value);
  });

  it.each(['a\tb', 'a\nb', 'a\r\nb'])('differ in tabs and line breaks: %j', (value) => {
    expect(reasonOf(line(100), value)).toBe('must not contain control characters');
    expect(text(100).parse(value)).toBe(value);
  });

  it.each(['\u2028', '\u2029'])('differ in the line separators of Unicode: %j', (separator) => {
    expect(line(100).safeParse(`a${separator}b`).success).toBe(false);
    expect(text(100).safeParse(`a${separator}b`).success).toBe(true);
  });

  it('take as much as they say and no more', () => {
    expect(text(5).safeParse('12345').success).toBe(true);
    expect(text(5).safeParse('123456').success).toBe(false);
  });
});

describe('slug', () => {
  it.each(['a', 'billing', 'late-invoices', '2nd-level', 'a'.repeat(64)])('takes %s', (id) => {
    expect(slug.safeParse(id).success).toBe(true);
  });

  it.each(['', '-a', 'a-', 'A', 'a b', 'a#b', 'a/b', 'ä', 'a\n', 'a'.repeat(65)])('refuses %j', (id) => {
    expect(slug.safeParse(id).success).toBe(false);
  });
});

describe('emailAddress', () => {
  it('takes an address and refuses what would be two, or a header', () => {
    expect(emailAddress.safeParse('ada@customer.example').success).toBe(true);
    for (const bad of ['ada', 'a@b, c@d.example', 'a@b.example\nBcc: c@d.example', `${'a'.repeat(250)}@b.example`])
      expect(emailAddress.safeParse(bad).success).toBe(false);
  });
});
