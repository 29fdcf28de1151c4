import { describe, expect, it } from 'vitest';
import { cellName, merged, negated, type Cell, type Delta } from '../../../../functions/analytics/domain/counters.ts';

const day = '2026-03-01';
const flow: Cell = { kind: 'flow', day, departmentId: 'billing', type: 'complaint', channel: 'email' };
const balance: Cell = { kind: 'balance', day, departmentId: 'billing' };

describe('the name of a row of counters', () => {
  it('says the day first, so that days are a range, and then all that the row is for', () => {
    expect(cellName(flow)).toBe('2026-03-01#billing#complaint#email');
    expect(cellName(balance)).toBe('2026-03-01#billing');
  });
});

describe('deltas', () => {
  const deltas: Delta[] = [
    { cell: flow, counters: { received: 1, resolved: 1 } },
    { cell: balance, counters: { open: 1 } },
    { cell: flow, counters: { received: 2, resolved: -1 } },
  ];

  it('are one a row, without what adds up to nothing', () => {
    expect(merged(deltas)).toEqual([
      { cell: flow, counters: { received: 3 } },
      { cell: balance, counters: { open: 1 } },
    ]);
  });

  it('are nothing together with their negation', () => {
    expect(merged([...deltas, ...negated(deltas)])).toEqual([]);
  });
});
