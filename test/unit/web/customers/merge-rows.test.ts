import { describe, expect, it } from 'vitest';
import type { Account } from '../../../../web/src/api/client.ts';
import { resultOf, rowsOf } from '../../../../web/src/customers/merge-rows.ts';

const account = (fields: Partial<Account>): Account => ({
  id: 'a',
  number: 'A-1',
  kind: 'organization',
  name: 'Nordwind',
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  version: 1,
  ...fields,
});

const toTarget = () => 'target' as const;

describe('the comparison of two accounts', () => {
  it('lets one choose only where both have another value', () => {
    const rows = rowsOf(
      account({ industry: 'trade', region: 'north', tags: ['key'] }),
      account({ industry: 'retail', region: 'north', legalName: 'Nordwind GmbH' }),
    );
    expect(Object.fromEntries(rows.map(({ field, kind }) => [field, kind]))).toEqual({
      name: 'same',
      tags: 'all',
      legalName: 'one',
      industry: 'choice',
      region: 'same',
    });
  });

  it('says nothing of fields that neither has', () => {
    expect(rowsOf(account({}), account({})).map(({ field }) => field)).toEqual(['name']);
  });

  it('compares the fields of the company itself by their values', () => {
    const money = { amount: '5.00', currency: 'EUR' };
    const rows = rowsOf(
      account({ customFields: { budget: money, seats: 1 } }),
      account({ customFields: { budget: { ...money }, seats: 2 } }),
    );
    expect(rows).toContainEqual({ field: 'customFields.budget', kind: 'same' });
    expect(rows).toContainEqual({ field: 'customFields.seats', kind: 'choice' });
  });
});

describe('what results of a merge', () => {
  it("has the target's values, and the source's where the target has none", () => {
    const result = resultOf(account({ industry: 'trade' }), account({ industry: 'retail', region: 'north' }), toTarget);
    expect([result.industry, result.region]).toEqual(['trade', 'north']);
  });

  it("has the source's value where somebody says so, but never nothing instead of something", () => {
    const result = resultOf(
      account({ industry: 'trade', legalName: 'Nordwind GmbH', customFields: { seats: 1 } }),
      account({ id: 'b', industry: 'retail', customFields: { seats: 2 } }),
      () => 'source',
    );
    expect([result.industry, result.legalName, result.customFields]).toEqual(['retail', 'Nordwind GmbH', { seats: 2 }]);
    expect(result.id).toBe('a');
  });

  it('has every e-mail address once, in whatever case it is written', () => {
    const result = resultOf(
      account({ emails: [{ address: 'Info@nordwind.example' }] }),
      account({ emails: [{ address: 'info@nordwind.example' }, { address: 'sales@nordwind.example' }] }),
      toTarget,
    );
    expect(result.emails).toEqual([{ address: 'Info@nordwind.example' }, { address: 'sales@nordwind.example' }]);
  });

  it('has the later word of two about the same channel and purpose', () => {
    const consent = (state: 'given' | 'withdrawn', at: string) =>
      ({ channel: 'email', purpose: 'marketing', state, at, how: 'web form' }) as const;
    const early = consent('given', '2026-01-01T00:00:00.000Z');
    const late = consent('withdrawn', '2026-02-01T00:00:00.000Z');
    expect(resultOf(account({ consents: [early] }), account({ consents: [late] }), toTarget).consents).toEqual([late]);
    expect(resultOf(account({ consents: [late] }), account({ consents: [early] }), toTarget).consents).toEqual([late]);
  });
});
