import { expect, it } from 'vitest';
import { overwrites } from '../../../../web/src/customers/patch.ts';

const seen = { name: 'Mills', tags: ['a'], customFields: { seats: 1, floor: 2 } };

it.each([
  ['the same field', { name: 'Mill' }, { ...seen, name: 'Amber Mills' }, true],
  ['a field that is taken away', { name: null }, { ...seen, name: 'Amber Mills' }, true],
  ['a list', { tags: ['b'] }, { ...seen, tags: ['a', 'c'] }, true],
  ['a field that came into being', { industry: 'trade' }, { ...seen, industry: 'retail' }, true],
  ['an own field', { customFields: { seats: 3 } }, { ...seen, customFields: { seats: 9, floor: 2 } }, true],
  ['another own field', { customFields: { seats: 3 } }, { ...seen, customFields: { seats: 1, floor: 9 } }, false],
  ['another field', { name: 'Mill' }, { ...seen, tags: ['c'] }, false],
  ['nothing', { tags: ['b'] }, structuredClone(seen), false],
])('tells whether a change meets %s that somebody changed', (_, patch, now, expected) => {
  expect(overwrites(patch, seen, now)).toBe(expected);
});
