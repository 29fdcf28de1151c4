import { describe, expect, it } from 'vitest';
import { frequentWords, isSpread, placesOf } from '../../../../../functions/customers/domain/search/frequent.ts';

describe('what many records have', () => {
  it.each([
    ['name', 'gmbh acme', true],
    ['name', 'gmbh', true],
    ['name', 'gmbhx', false],
    ['name', 'acme gmbh', false],
    ['name', 'gmail.com', false],
    ['email', 'gmail.com', true],
    ['email', 'gmail.com.example', false],
    ['email', 'gmbh', false],
    ['name', '有限公司', true],
    ['name', '公司 abc', true],
    ['name', '字节', false],
    ['name', '', false],
    ['phone', '126', false],
    ['number', 'co', false],
  ] as const)('is spread: %s %j, %j', (kind, text, spread) => {
    expect(isSpread({ kind, text })).toBe(spread);
  });

  it.each([
    ['name', 'g', { usual: true, frequent: true }],
    ['name', 'gmbh', { usual: true, frequent: true }],
    ['name', 'gmbhx', { usual: true, frequent: false }],
    ['name', 'gmbh a', { usual: false, frequent: true }],
    ['name', 'anna g', { usual: true, frequent: false }],
    ['name', 'kow', { usual: true, frequent: false }],
    ['email', 'gm', { usual: true, frequent: true }],
    ['email', 'gmbh', { usual: true, frequent: false }],
    ['name', '有', { usual: false, frequent: true }],
    ['name', '字', { usual: true, frequent: false }],
    ['phone', '1', { usual: true, frequent: false }],
  ] as const)('is looked for where it may be: %s %j', (kind, text, places) => {
    expect(placesOf({ kind, text })).toEqual(places);
  });

  it('is looked for wherever a token that begins like it was put', () => {
    for (const word of [...frequentWords, 'kowalska', '科技', '字节'])
      for (const text of [word, `${word} anna`])
        for (let length = 1; length <= text.length; length += 1) {
          const places = placesOf({ kind: 'name', text: text.slice(0, length) });
          expect(isSpread({ kind: 'name', text }) ? places.frequent : places.usual).toBe(true);
        }
  });
});
