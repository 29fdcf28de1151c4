import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../../functions/access/contract/principal.ts';
import { savedViewEntry } from '../../../../functions/customers/contract/saved-view.ts';
import {
  patchView,
  saveView,
  scopesOfView,
  viewScopesSeen,
  viewShown,
} from '../../../../functions/customers/domain/saved-view.ts';

const NOW = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-03T09:00:00.000Z';

const entry = savedViewEntry.parse({ name: 'Steel', recordType: 'account', filter: { industry: 'steel', grade: 'A' } });
const view = saveView(entry, { id: 'V', ownerId: 'sally', by: 'person:sally', request: { key: 'k', body: 'b' } }, NOW);

describe('a saved view', () => {
  it('is what was sent, with who made it and when; shown without what only the table must know', () => {
    expect(view).toMatchObject({ updatedBy: 'person:sally', request: { key: 'k', body: 'b' } });
    expect(viewShown(view)).toEqual({
      id: 'V',
      name: 'Steel',
      recordType: 'account',
      filter: { industry: 'steel', grade: 'A' },
      columns: [],
      sharedWith: 'nobody',
      ownerId: 'sally',
      createdAt: NOW,
      updatedAt: NOW,
      version: 1,
    });
    expect(saveView(entry, { id: 'V', ownerId: 'sally', by: 'person:sally' }, NOW)).not.toHaveProperty('request');
  });

  it('takes a merge patch', () => {
    const patched = patchView(view, { filter: { grade: null }, sharedWith: { teamId: 'north' } }, 'person:sam', LATER);
    if (!patched.ok) throw new Error('it fits');
    expect(patched.value).toEqual({
      ...view,
      filter: { industry: 'steel' },
      sharedWith: { teamId: 'north' },
      updatedAt: LATER,
      updatedBy: 'person:sam',
      version: 2,
    });
    expect(patchView(view, { columns: ['nonsense'] }, 'person:sam', LATER)).toMatchObject({
      ok: false,
      error: { code: 'invalid-result' },
    });
  });

  it('is in the list of whoever made it, and of those that it is shared with', () => {
    expect(scopesOfView({ ownerId: 'a', sharedWith: 'nobody' })).toEqual(['owner:a']);
    expect(scopesOfView({ ownerId: 'a', sharedWith: 'everybody' })).toEqual(['owner:a', 'everybody']);
    expect(scopesOfView({ ownerId: 'a', sharedWith: { teamId: 't' } })).toEqual(['owner:a', 'team:t']);
  });

  it('is looked for in the lists of somebody, of their teams and of everybody', () => {
    const ada: Principal = {
      kind: 'person',
      id: 'ada',
      roles: [],
      departmentIds: [],
      teamIds: ['t', 'u'],
      territoryIds: [],
      managedDepartmentIds: [],
    };
    expect(viewScopesSeen(ada)).toEqual(['owner:ada', 'team:t', 'team:u', 'everybody']);
    expect(viewScopesSeen({ kind: 'machine', id: 'm' })).toEqual(['owner:m', 'everybody']);
    expect(viewScopesSeen({ kind: 'nobody' })).toEqual([]);
  });
});
