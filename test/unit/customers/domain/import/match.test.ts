import { describe, expect, it } from 'vitest';
import type { CustomField } from '../../../../../functions/customers/contract/custom-field.ts';
import type { Draft } from '../../../../../functions/customers/domain/import/draft.ts';
import { keysOf, locksOf, recordIdIn } from '../../../../../functions/customers/domain/import/match.ts';
import { draftWith } from '../../../../support/drafts.ts';

describe('the number of a record', () => {
  it.each([
    ['A-7KQ2M-9XH4C', '7KQ2M9XH4C'],
    ['a7kq2m9xh4c', '7KQ2M9XH4C'],
    [' A 7KQ2M 9XH4C ', '7KQ2M9XH4C'],
    ['A-7KQ2M9XH4C', '7KQ2M9XH4C'],
    ['P-7KQ2M-9XH4C', undefined],
    ['A-7KQ2M-9XH4C5', undefined],
    ['AA-7KQ2M-9XH4C', undefined],
    ['A/7KQ2M-9XH4C', undefined],
    ['A-7KQ2-M9XH4C', undefined],
    ['4711', undefined],
  ])('of an account, %j, has the id %j', (text, id) => {
    expect(recordIdIn('account', text)).toBe(id);
  });

  it.each([
    ['P-7KQ2M-9XH4C', '7KQ2M9XH4C'],
    ['p7kq2m9xh4c', '7KQ2M9XH4C'],
    [' P 7KQ2M 9XH4C ', '7KQ2M9XH4C'],
    ['A-7KQ2M-9XH4C', undefined],
    ['P-7KQ2M-9XH4C5', undefined],
    ['PP-7KQ2M-9XH4C', undefined],
    ['P-7KQ2M-9XH4', undefined],
  ])('of a contact, %j, has the id %j', (text, id) => {
    expect(recordIdIn('contact', text)).toBe(id);
  });
});

describe('the records that a row may be', () => {
  it('are found by the external id before the e-mail addresses', () => {
    const row = draftWith({ emails: [{ address: 'A@a.example' }], fields: { externalId: 'x1' } });
    expect(locksOf('account', row)).toEqual([
      { kind: 'account-external-id', value: 'x1' },
      { kind: 'email', value: 'a@a.example' },
    ]);
    expect(locksOf('contact', row)).toEqual([
      { kind: 'contact-external-id', value: 'x1' },
      { kind: 'contact-email', value: 'a@a.example' },
    ]);
    expect(locksOf('account', draftWith({}))).toEqual([]);
  });
});

describe('what a row has in common with another that may be the same', () => {
  const customFields: CustomField[] = [
    { recordType: 'account', id: 'vat', label: { en: 'VAT' }, kind: 'text', required: false, unique: true },
  ];
  const keys = (
    more: Partial<Draft>,
    type: 'account' | 'contact' = 'account',
    kind: 'organization' | 'person' = 'organization',
  ) => keysOf(draftWith(more), { type, kind, country: 'DE', customFields });

  it('is, of an account, its number, what is unique to it, its phones, its names and its places', () => {
    expect(
      keys({
        number: 'a7kq2m 9xh4c',
        emails: [{ address: 'Info@ACME.example' }],
        phones: [{ number: '030 1234567' }, { number: '12' }],
        addresses: [{ city: 'Berlin' }],
        tags: ['vip'],
        customFields: { vat: 'DE1', other: 'x' },
        fields: { name: 'Shown', legalName: 'Acme Limited', tradeName: 'Acme Shops', externalId: 'x1', grade: 'A' },
      }),
    ).toEqual([
      'id 7KQ2M9XH4C',
      'email info@acme.example',
      'account-external-id x1',
      'field:account:vat s:de1',
      'p:+49301234567',
      'p:12',
      'n:shown',
      'n:acme',
      'n:acme shops',
      'a:berlin|show',
    ]);
  });

  it('is, of a contact, its name in its organization', () => {
    expect(
      keys(
        {
          organization: 'ACME',
          emails: [{ address: 'ada@acme.example' }],
          phones: [{ number: '030 1234567' }],
          fields: { givenName: 'Ada', familyName: 'Lovelace', externalId: 'x1' },
        },
        'contact',
      ),
    ).toEqual([
      'contact-email ada@acme.example',
      'contact-external-id x1',
      'contact p:+49301234567',
      'contact n:acme|ada lovelace',
    ]);
    expect(keys({}, 'contact')).toEqual(['contact n:|']);
  });

  it('is a number as it stands where it is none', () => {
    expect(keys({ number: '4711' })).toEqual(['id 4711']);
  });

  it('is the whole name of a person, and the name of a company without its form', () => {
    expect(keys({ fields: { name: 'Acme GmbH' } })).toEqual(['n:acme']);
    expect(keys({ fields: { name: 'Ag Kim' } }, 'account', 'person')).toEqual(['n:ag kim']);
  });

  it('is the line of a phone in the country of the row', () => {
    expect(keys({ phones: [{ number: '+49 30 1234567' }] })).toEqual(keys({ phones: [{ number: '030 1234567' }] }));
  });
});
