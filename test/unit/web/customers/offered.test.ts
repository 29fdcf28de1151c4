import { expect, it } from 'vitest';
import { labelIn, offered } from '../../../../web/src/customers/lookups.ts';

const people = [
  { value: 'aiko', label: 'Aiko' },
  { value: 'left', label: 'Lena', left: true },
];

it('offers nobody who has left, and still says who they are', () => {
  expect(offered(people, undefined)).toEqual([{ value: 'aiko', label: 'Aiko' }]);
  expect(labelIn(people, 'left')).toBe('Lena');
});

it('keeps who has left where they are chosen already', () => {
  expect(offered(people, 'left')).toEqual(people);
});
