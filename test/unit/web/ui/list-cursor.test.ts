import { expect, it } from 'vitest';
import { isOnRow, positionOf, stepFrom } from '../../../../web/src/ui/list-cursor.ts';

const indexIn =
  (...rows: string[]) =>
  (id: string) =>
    rows.includes(id) ? rows.indexOf(id) : undefined;

it('stays on its row when another one comes above it', () => {
  expect(positionOf({ id: 'b', index: 1 }, indexIn('urgent', 'a', 'b'))).toBe(2);
});

it('begins with the first row', () => {
  const position = positionOf(undefined, indexIn('a', 'b'));
  expect(isOnRow(position)).toBe(false);
  expect([stepFrom(position, 1, 2), stepFrom(position, -1, 2)]).toEqual([0, 0]);
});

it.each([
  [0, 0, 0],
  [1, 1, 0],
  [2, 1, 1],
])('goes on to the neighbours of a row that has gone from place %d', (index, below, above) => {
  const position = positionOf({ id: 'gone', index }, indexIn('a', 'b'));
  expect(isOnRow(position)).toBe(false);
  expect([stepFrom(position, 1, 2), stepFrom(position, -1, 2)]).toEqual([below, above]);
});
