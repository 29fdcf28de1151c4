import { describe, expect, it } from 'vitest';
import { afterStep, type Merge } from '../../../../functions/customers/domain/merge-state.ts';
import type { ActiveAccount } from '../../../../functions/customers/domain/account.ts';

const account = (id: string): ActiveAccount => ({
  id,
  number: `A-${id}`,
  status: 'active',
  kind: 'person',
  name: id,
  emails: [],
  phones: [],
  addresses: [],
  tags: [],
  consents: [],
  customFields: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  createdBy: 'person:ada',
  updatedAt: '2026-01-01T00:00:00.000Z',
  updatedBy: 'person:ada',
  version: 1,
});

const merge = (change: Partial<Merge> = {}): Merge => ({
  id: 'M',
  targetId: 'T',
  sourceId: 'S',
  status: 'moving',
  targetBefore: account('T'),
  sourceBefore: account('S'),
  merged: account('T'),
  setAside: {},
  moved: { contacts: 0, tickets: 0, timeline: 0 },
  phase: 'contacts',
  mergedAt: '2026-01-01T00:00:00.000Z',
  mergedBy: 'person:ada',
  version: 3,
  ...change,
});

describe('a step of a merge', () => {
  it('counts what it moved, and goes on where it ended', () => {
    const next = afterStep(merge({ moved: { contacts: 30, tickets: 0, timeline: 0 } }), { count: 7, after: 'c' });
    expect(next).toMatchObject({ phase: 'contacts', after: 'c', status: 'moving', version: 4 });
    expect(next.moved).toEqual({ contacts: 37, tickets: 0, timeline: 0 });
  });

  it('begins the next phase when nothing of its own is left, and ends with the last', () => {
    const second = afterStep(merge({ after: 'c' }), { count: 2 });
    expect(second).toMatchObject({ phase: 'tickets', status: 'moving', moved: { contacts: 2 } });
    expect(second.after).toBeUndefined();
    const third = afterStep(second, { count: 0 });
    expect(third.phase).toBe('timeline');
    expect(afterStep(third, { count: 1 })).toMatchObject({ status: 'moved', moved: { contacts: 2, timeline: 1 } });
  });

  it('counts back while the merge is undone, and never below nothing', () => {
    const undoing = merge({ status: 'undoing', moved: { contacts: 5, tickets: 1, timeline: 0 } });
    expect(afterStep(undoing, { count: 2, after: 'c' }).moved).toEqual({ contacts: 3, tickets: 1, timeline: 0 });
    expect(afterStep(undoing, { count: 9, after: 'c' }).moved.contacts).toBe(0);
  });

  it('leaves nothing to come back of a phase that is through, whatever was counted', () => {
    const undoing = merge({ status: 'undoing', moved: { contacts: 5, tickets: 1, timeline: 4 } });
    const next = afterStep(undoing, { count: 2 });
    expect(next).toMatchObject({
      status: 'undoing',
      phase: 'tickets',
      moved: { contacts: 0, tickets: 1, timeline: 4 },
    });
    const last = afterStep({ ...next, phase: 'timeline' }, { count: 1 });
    expect(last).toMatchObject({ status: 'undone', moved: { timeline: 0 } });
  });
});
