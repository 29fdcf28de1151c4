import { describe, expect, it } from 'vitest';
import { objectIn, objectsIn, phoneText, textOf } from '../../../../../functions/customers/domain/export/values.ts';

describe('the text of a value', () => {
  it.each([
    [undefined, ''],
    [null, ''],
    ['Ada', 'Ada'],
    [12, '12'],
    [-1.5, '-1.5'],
    [1.234, '1.2340'],
    [-999.125, '-999.1250'],
    [1234.567, '1234.567'],
    [1.2345, '1.2345'],
    [0.0000001, '0.0000001'],
    [1e21, '1000000000000000000000'],
    [true, 'yes'],
    [false, 'no'],
    [[], ''],
    [['a', 'b'], 'a; b'],
    [['a, b', 'c'], 'a, b ::: c'],
    [['a; b'], 'a; b :::'],
    [['北京、上海'], '北京、上海 :::'],
    [{ amount: '12.50', currency: 'EUR' }, '12.50 EUR'],
    [{ amount: '1.200', currency: 'EUR' }, '1.2000 EUR'],
    [{ amount: '1.2' }, '{"amount":"1.2"}'],
    [{ currency: 'EUR' }, '{"currency":"EUR"}'],
  ])('%j is %j', (value, text) => {
    expect(textOf(value)).toBe(text);
  });

  it('of a phone number has its extension without the sign that parts numbers', () => {
    expect(phoneText('+442079460000;ext=371')).toBe('+442079460000 x371');
    expect(phoneText(undefined)).toBe('');
  });

  it('looks into lists and objects as far as they are such', () => {
    expect(objectsIn([{ a: 1 }, 2, null, [3]])).toEqual([{ a: 1 }]);
    expect(objectsIn({ a: 1 })).toEqual([]);
    expect(objectIn({ a: 1 })).toEqual({ a: 1 });
    expect([objectIn([1]), objectIn(null), objectIn('a')]).toEqual([{}, {}, {}]);
  });
});
