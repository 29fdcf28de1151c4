import { describe, expect, it } from 'vitest';
import { beginning, CHAINS } from '../../../../functions/access/domain/audit-chain.ts';
import { carriedOn, requested } from '../../../../functions/access/domain/verification.ts';

const START = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-02T09:05:00.000Z';
const asked = requested('V1', 'person:eve', START);
const seen = { at: beginning(4), entries: 10, erased: 2, headFiles: 3, faults: [] };
const fault = { kind: 'gap', chain: 1, link: 2 } as const;

describe('a verification', () => {
  it('begins at the beginning of the first chain', () => {
    expect(asked).toEqual({
      id: 'V1',
      status: 'queued',
      requestedBy: 'person:eve',
      createdAt: START,
      updatedAt: START,
      entries: 0,
      erased: 0,
      headFiles: 0,
      faultCount: 0,
      faults: [],
      at: beginning(0),
      version: 1,
    });
  });

  it('adds up what its steps have seen', () => {
    const once = carriedOn(asked, { ...seen, faults: [fault] }, LATER);
    expect(carriedOn(once, { ...seen, faults: [fault], headFiles: 4 }, LATER)).toEqual({
      ...asked,
      status: 'running',
      at: seen.at,
      entries: 20,
      erased: 4,
      headFiles: 4,
      faultCount: 2,
      faults: [fault, fault],
      updatedAt: LATER,
      version: 3,
    });
  });

  it('is done when no chain is left, and not before', () => {
    expect(carriedOn(asked, { ...seen, at: beginning(CHAINS - 1) }, LATER).status).toBe('running');
    expect(carriedOn(asked, { ...seen, at: beginning(CHAINS) }, LATER).status).toBe('done');
  });

  it('tells the first hundred faults and counts all', () => {
    const faults = Array.from({ length: 90 }, (_, link) => ({ ...fault, link }));
    const twice = carriedOn(carriedOn(asked, { ...seen, faults }, LATER), { ...seen, faults }, LATER);
    expect(twice.faultCount).toBe(180);
    expect(twice.faults).toEqual([...faults, ...faults.slice(0, 10)]);
  });
});
