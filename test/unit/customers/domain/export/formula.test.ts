import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asText, neutralized } from '../../../../../functions/customers/domain/export/formula.ts';
import { textOf } from '../../../../../functions/customers/domain/import/values.ts';

describe('a text that a spreadsheet would compute', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['+49 30 5550100', "'+49 30 5550100"],
    ['-1 Cellar Road', "'-1 Cellar Road"],
    ['@sum', "'@sum"],
    ['\tx', "'\tx"],
    ['\rx', "'\rx"],
    ['＝1', "'＝1"],
    ['＋1', "'＋1"],
    ['－1', "'－1"],
    ['＠1', "'＠1"],
    ["'=1", "''=1"],
    ["''=1", "'''=1"],
    ['-5 EUR', "'-5 EUR"],
    ['-5.', "'-5."],
    ['--5', "'--5"],
  ])('%j begins with an apostrophe', (text, marked) => {
    expect(neutralized(text)).toBe(marked);
  });

  it.each(['', 'a=1', ' =1', "'a", "O'Neill", '-5', '-15.25', '-120', '5', 'x-5'])('%j stays as it is', (text) => {
    expect(neutralized(text)).toBe(text);
  });

  it('is read by an import as it was', () => {
    const odd = fc.string({ unit: fc.constantFrom("'", '=', '+', '-', '@', 'a', '1', '＝') });
    fc.assert(
      fc.property(fc.oneof(odd, fc.string()), (text) => {
        const trimmed = text.trim();
        expect(textOf(neutralized(trimmed))).toBe(trimmed);
        expect(textOf(asText(trimmed))).toBe(trimmed);
      }),
    );
  });

  it('gets no apostrophe where a cell is text', () => {
    expect(['=1', "'=1", "'a"].map(asText)).toEqual(['=1', "''=1", "'a"]);
  });
});
