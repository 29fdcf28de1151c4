import { describe, expect, it } from 'vitest';
import type { ActiveAccount } from '../../../../../functions/customers/domain/account.ts';
import type { Draft } from '../../../../../functions/customers/domain/import/draft.ts';
import { patchOf } from '../../../../../functions/customers/domain/import/patch-of.ts';

const record: ActiveAccount = {
  status: 'active',
  id: '1',
  number: 'A-1',
  createdAt: '',
  createdBy: '',
  updatedAt: '',
  updatedBy: '',
  version: 1,
  kind: 'organization',
  name: 'Acme',
  emails: [{ address: 'A@acme.example', label: 'work' }],
  phones: [{ number: '+49301234567', country: 'DE' }],
  addresses: [{ street: 'Weg 1', city: 'Berlin', country: 'DE' }],
  tags: ['Old'],
  consents: [],
  customFields: { seats: 3 },
  employees: 12,
};
const draft = (more: Partial<Draft>): Draft => ({
  emails: [],
  phones: [],
  addresses: [],
  tags: [],
  customFields: {},
  fields: {},
  ...more,
});
const patch = (more: Partial<Draft>) => patchOf(record, draft(more), 'DE');

describe('what a row brings to a record', () => {
  it('is nothing when the record says it already, however it is spelled', () => {
    expect(
      patch({
        fields: { name: 'Acme', employees: 12 },
        emails: [{ address: 'a@ACME.example' }],
        phones: [{ number: '030 1234567' }],
        addresses: [{ city: 'BERLIN' }, { street: 'Weg 1', country: 'DE', label: 'x' }],
        tags: ['old'],
        customFields: { seats: 3 },
      }),
    ).toEqual({});
  });

  it('is what differs, of the fields that have one value', () => {
    expect(patch({ fields: { name: 'Acme Ltd', employees: 12, legalName: 'Acme Limited' } })).toEqual({
      name: 'Acme Ltd',
      legalName: 'Acme Limited',
    });
    expect(patch({ customFields: { seats: 4, more: true } })).toEqual({ customFields: { seats: 4, more: true } });
  });

  it('takes no e-mail, phone, address or tag away, and adds none twice', () => {
    expect(
      patch({
        emails: [{ address: 'b@acme.example' }, { address: 'B@acme.example', label: 'x' }],
        phones: [{ number: '030 7654321', label: 'home' }],
        addresses: [{ city: 'Berlin', street: 'Allee 2' }],
        tags: ['new'],
      }),
    ).toEqual({
      emails: [{ address: 'A@acme.example', label: 'work' }, { address: 'b@acme.example' }],
      phones: [
        { number: '+49301234567', country: 'DE' },
        { number: '+49307654321', label: 'home' },
      ],
      addresses: [
        { street: 'Weg 1', city: 'Berlin', country: 'DE' },
        { city: 'Berlin', street: 'Allee 2' },
      ],
      tags: ['Old', 'new'],
    });
  });

  it('keeps a number that cannot be read as it is: it is refused where it is entered', () => {
    expect(patch({ phones: [{ number: '12' }] })).toEqual({
      phones: [{ number: '+49301234567', country: 'DE' }, { number: '12' }],
    });
  });
});
