import { expect, it } from 'vitest';
import { filterOf } from '../../../infra/local/filter.ts';

const matches = (pattern: unknown, record: unknown) => filterOf([JSON.stringify(pattern)])(record);

it.each([
  [{ a: [{ exists: true }] }, { a: 'x' }, true],
  [{ a: [{ exists: true }] }, { b: 'x' }, false],
  [{ a: [{ exists: false }] }, {}, true],
  [{ a: { b: { S: [{ exists: true }] } } }, { a: { b: { S: '' } } }, true],
  [{ a: { b: { S: [{ exists: true }] } } }, { a: 'x' }, false],
  [{ a: ['x', 'y'] }, { a: 'y' }, true],
  [{ a: ['x'] }, { a: ['z', 'x'] }, true],
  [{ a: [1] }, { a: '1' }, false],
  [{ a: [null] }, { a: null }, true],
  [{ a: ['x'], b: ['y'] }, { a: 'x' }, false],
  [{ a: [{ prefix: 'acc' }] }, { a: 'access' }, true],
  [{ a: [{ suffix: 'ess' }] }, { a: 'access' }, true],
  [{ a: [{ 'anything-but': ['x', 'y'] }] }, { a: 'z' }, true],
  [{ a: [{ 'anything-but': 'x' }] }, { a: 'x' }, false],
  [{ a: [{ 'anything-but': { prefix: 'x' } }] }, { a: 'xy' }, false],
  [{ a: [{ 'anything-but': 'x' }] }, {}, false],
  [{ a: [{ numeric: ['>', 1, '<=', 3] }] }, { a: 3 }, true],
  [{ a: [{ numeric: ['>', 1, '<=', 3] }] }, { a: 4 }, false],
  [{ a: [{ 'equals-ignore-case': 'New' }] }, { a: 'nEW' }, true],
  [{ $or: [{ a: ['x'] }, { b: ['y'] }] }, { b: 'y' }, true],
])('%j over %j: %s', (pattern, record, answer) => {
  expect(matches(pattern, record)).toBe(answer);
});

it('lets everything pass where there is no filter', () => {
  expect(filterOf([])({})).toBe(true);
});

it('lets pass what one of several patterns matches', () => {
  expect(filterOf(['{"a":["x"]}', '{"b":["y"]}'])({ b: 'y' })).toBe(true);
});

it('refuses a comparison that it does not know rather than let something slip', () => {
  expect(() => matches({ a: [{ cidr: '10.0.0.0/24' }] }, { a: '10.0.0.1' })).toThrow('knows no filter "cidr"');
});
