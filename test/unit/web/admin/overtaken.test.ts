import { expect, it } from 'vitest';
import { refuseOvertaken, seenIn, versionOf, withRow } from '../../../../web/src/admin/overtaken.ts';
import { asProblem } from '../../../../web/src/api/problem.ts';

const billing = { id: 'billing', name: 'Billing', targets: { first: 4, last: 24 } };

const codeOf = (run: () => void) => {
  try {
    run();
    return undefined;
  } catch (error) {
    return asProblem(error).code;
  }
};

it('lets a change pass that was decided on what is stored, in whatever order that is told', () => {
  const { etag } = seenIn(billing, billing);
  const stored = { targets: { last: 24, first: 4 }, name: 'Billing', id: 'billing' };
  expect(codeOf(() => refuseOvertaken(etag, stored))).toBeUndefined();
});

it.each([
  ['was changed by somebody', { ...billing, targets: { first: 8, last: 24 } }],
  ['is gone', undefined],
])('refuses one of a record that %s', (_, stored) => {
  expect(codeOf(() => refuseOvertaken(versionOf(billing), stored))).toBe('stale-version');
});

it('puts a saved row in the place of the old one, and leaves the others', () => {
  const general = { ...billing, id: 'general' };
  const shown = {
    pages: [{ items: [general, billing], cursor: 'more' }, { items: [] }],
    pageParams: [undefined, 'more'],
  };
  const renamed = { ...billing, name: 'Invoices' };
  expect(withRow(shown, renamed, ({ id }) => id === 'billing').pages).toEqual([
    { items: [general, renamed], cursor: 'more' },
    { items: [] },
  ]);
});
