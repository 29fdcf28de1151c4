import { describe, expect, it } from 'vitest';
import { filteredFields, fitsFilter, scopesToRead } from '../../../../functions/customers/domain/filter.ts';
import type { AccountSummary } from '../../../../functions/customers/contract/account.ts';

const summary: AccountSummary = {
  id: '7KQ2M9XH4C',
  number: 'A-7KQ2M-9XH4C',
  kind: 'person',
  name: 'Ada',
  tags: ['fair', 'key account'],
  grade: 'A',
  ownerId: 'sally',
  updatedAt: '2026-03-02T09:00:00.000Z',
  version: 1,
};

describe('a filter', () => {
  it('looks at a field for each thing that it names', () => {
    expect(filteredFields({})).toEqual([]);
    expect(filteredFields({ kind: undefined, grade: 'A' })).toEqual(['grade']);
    expect(
      filteredFields({
        ownerId: 'a',
        teamId: 'b',
        territoryId: 'c',
        tag: 'd',
        changedSince: 'e',
        kind: 'person',
        stage: 'lost',
        grade: 'A',
        industry: 'f',
        region: 'g',
      }),
    ).toEqual([
      'ownerId',
      'teamId',
      'territoryId',
      'tags',
      'updatedAt',
      'kind',
      'stage',
      'grade',
      'industry',
      'region',
    ]);
    expect(filteredFields({ role: 'payer' })).toEqual(['role']);
  });

  it.each([
    [{}, true],
    [{ kind: 'person' }, true],
    [{ kind: 'organization' }, false],
    [{ kind: undefined }, true],
    [{ stage: 'lost' }, false],
    [{ kind: 'person', grade: 'A', ownerId: 'sally', tag: 'fair' }, true],
    [{ kind: 'person', grade: 'B' }, false],
    [{ tag: 'key account' }, true],
    [{ tag: 'key' }, false],
    [{ changedSince: '2026-03-02T09:00:00.000Z' }, true],
    [{ changedSince: '2026-03-02T08:59:59Z' }, true],
    [{ changedSince: '2026-03-02T09:00:00.001Z' }, false],
  ] as const)('%j fits what is in all as it says: %j', (filter, fits) => {
    expect(fitsFilter(filter, summary)).toBe(fits);
  });

  it('by a tag fits nothing that has none', () => {
    const { tags: _, ...untagged } = summary;
    expect(fitsFilter({ tag: 'fair' }, untagged)).toBe(false);
  });
});

describe('the scopes to read', () => {
  it.each([
    [{}, ['all'], ['all']],
    [{}, ['owner:a', 'team:b'], ['owner:a', 'team:b']],
    [{ ownerId: 'x', teamId: 'y', territoryId: 'z' }, ['all'], ['owner:x']],
    [{ teamId: 'y', territoryId: 'z' }, ['owner:a'], ['team:y']],
    [{ territoryId: 'z' }, ['all'], ['territory:z']],
    [{ ownerId: 'x' }, [], []],
  ] as const)('of %j and %j are the narrowest: %j', (filter, seen, read) => {
    expect(scopesToRead(filter, seen)).toEqual(read);
  });
});
