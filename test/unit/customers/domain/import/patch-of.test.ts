import { describe, expect, it } from 'vitest';
import type { ActiveAccount } from '../../../../../functions/customers/domain/account.ts';
import type { Draft } from '../../../../../functions/customers/domain/import/draft.ts';
import { patchOf } from '../../../../../functions/customers/domain/import/patch-of.ts';
import { draftWith } from '../../../../support/drafts.ts';

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
const patch = (more: Partial<Draft>) => patchOf(record, draftWith(more), 'DE');

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

  it.each([
    ['an amount of money', { amount: '12.50', currency: 'EUR' }, { amount: '12.5', currency: 'EUR' }, true],
    ['another amount', { amount: '12.50', currency: 'EUR' }, { amount: '12.51', currency: 'EUR' }, false],
    ['another currency', { amount: '12.50', currency: 'EUR' }, { amount: '12.50', currency: 'USD' }, false],
    ['money where there was nothing', undefined, { amount: '1', currency: 'EUR' }, false],
    ['a text where there was money', { amount: '1', currency: 'EUR' }, '1 EUR', false],
    ['the same text', 'red', 'red', true],
    ['a text in other letters', 'red', 'Red', false],
    ['the same choices', ['red', 'white'], ['red', 'white'], true],
    ['fewer choices', ['red', 'white'], ['red'], false],
  ])('knows a custom field by what it means: %s', (_, had, given, isSame) => {
    const kept = { ...record, customFields: had === undefined ? {} : { own: had } };
    expect(patchOf(kept, draftWith({ customFields: { own: given } }), undefined)).toEqual(
      isSame ? {} : { customFields: { own: given } },
    );
  });

  it('knows an address that is among several, and one that says more is another', () => {
    const addresses = [{ city: 'Rome', country: 'IT' }, { city: 'Berlin' }];
    const given = (city: string, postalCode?: string) =>
      patchOf(
        { ...record, addresses },
        draftWith({ addresses: [{ city, ...(postalCode !== undefined && { postalCode }) }] }),
        undefined,
      );
    expect(given('Berlin')).toEqual({});
    expect(given('Berlin', '10115')).toEqual({ addresses: [...addresses, { city: 'Berlin', postalCode: '10115' }] });
  });

  it('keeps a number that cannot be read as it is: it is refused where it is entered', () => {
    expect(patch({ phones: [{ number: '12' }] })).toEqual({
      phones: [{ number: '+49301234567', country: 'DE' }, { number: '12' }],
    });
  });
});
