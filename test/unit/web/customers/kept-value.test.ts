import { expect, it } from 'vitest';
import { keptAs, valueFrom } from '../../../../web/src/customers/kept-value.ts';

it.each([
  ['+49 40 1', ''],
  [7, undefined],
  [['key'], []],
  [[{ value: 'x@y.example' }], []],
  [
    { text: 'a', codes: ['b'] },
    { text: '', codes: [] },
  ],
])('finds %j again', (value, like) => {
  expect(valueFrom<unknown>(keptAs(value), like)).toEqual({ value });
});

it.each([
  ['', ''],
  ['no JSON', ''],
  ['null', ''],
  [keptAs(['a']), ''],
  [keptAs('a'), []],
  [keptAs(null), {}],
])('finds nothing in %j for a field that has %j', (kept, like) => {
  expect(valueFrom<unknown>(kept, like)).toBeUndefined();
});
