import { describe, expect, it } from 'vitest';
import { accountEntry } from '../../../../functions/customers/contract/account.ts';
import { contactEntry } from '../../../../functions/customers/contract/contact.ts';
import { customField } from '../../../../functions/customers/contract/custom-field.ts';
import { accountClaims, contactClaims } from '../../../../functions/customers/domain/claims.ts';

const account = ({ name = 'Acme', ...entry }: { name?: string } & Record<string, unknown>) => ({
  ...accountEntry.parse({ kind: 'organization', name, ...entry }),
  name,
});
const contact = (entry: object) => ({ ...contactEntry.parse({ accountId: 'a1', name: 'Ada', ...entry }), name: 'Ada' });

const blocks = (claims: ReturnType<typeof accountClaims>) =>
  claims.flatMap((claim) => (claim.type === 'block' ? [claim.value] : []));
const locks = (claims: ReturnType<typeof accountClaims>) =>
  claims.flatMap((claim) => (claim.type === 'lock' ? [[claim.kind, claim.value, claim.field, claim.because]] : []));

const label = { en: 'x' };
const fields = [
  customField.parse({ recordType: 'account', id: 'vat', label, kind: 'text', unique: true }),
  customField.parse({ recordType: 'account', id: 'size', label, kind: 'number', unique: true }),
  customField.parse({ recordType: 'account', id: 'note', label, kind: 'text' }),
  customField.parse({ recordType: 'contact', id: 'badge', label, kind: 'text', unique: true }),
];

describe('an account claims', () => {
  it('its addresses, its external id and its unique values for itself', () => {
    const claims = accountClaims(
      account({
        emails: [{ address: 'A@x.example' }, { address: 'b@x.example' }],
        externalId: 'X7',
        customFields: { vat: ' De1 ', size: 5, note: 'n', badge: 'b' },
      }),
      fields,
    );
    expect(locks(claims)).toEqual([
      ['email', 'a@x.example', 'emails.0.address', 'email'],
      ['email', 'b@x.example', 'emails.1.address', 'email'],
      ['account-external-id', 'X7', 'externalId', 'external-id'],
      ['field:account:vat', 's:de1', 'customFields.vat', undefined],
      ['field:account:size', '5', 'customFields.size', undefined],
    ]);
  });

  it('marks of its phones, its names, each once, and its places with the beginning of its longest word', () => {
    const claims = accountClaims(
      account({
        name: 'Acme Schrauben',
        legalName: 'Acme Schrauben GmbH',
        tradeName: 'Die Schraube',
        phones: [{ number: '+49301234567;ext=7' }],
        addresses: [{ postalCode: '28 195', city: 'Bremen' }, { city: 'Łódź ' }, { street: 'Nowhere 1' }],
      }),
      [],
    );
    expect(blocks(claims)).toEqual([
      'p:+49301234567',
      'n:acme schrauben',
      'n:die schraube',
      'a:28195|schr',
      'a:lodz|schr',
    ]);
  });
});

describe('a name without a word', () => {
  it('is no mark', () => {
    expect(accountClaims(account({ name: '!!!', addresses: [{ city: 'A' }] }), fields)).toEqual([
      { type: 'block', value: 'a:a|' },
    ]);
  });
});

describe('words of the same length', () => {
  it('are told apart by the alphabet, in whatever order they come', () => {
    for (const name of ['Beta Alfa', 'Alfa Beta'])
      expect(blocks(accountClaims(account({ name, addresses: [{ city: 'A' }] }), []))).toContain('a:a|alfa');
  });
});

describe('the places of an account', () => {
  it('are one mark where two addresses have one', () => {
    const inHamburg = (street: string) => ({ street, postalCode: '20457', city: 'Hamburg' });
    const claims = accountClaims(account({ addresses: [inHamburg('Hafenstr. 12'), inHamburg('Kai 3')] }), []);
    expect(blocks(claims).filter((value) => value.startsWith('a:'))).toEqual(['a:20457|acme']);
  });

  it('count as far as the first three', () => {
    const addresses = ['A', 'B', 'C', 'D'].map((city) => ({ city }));
    expect(blocks(accountClaims(account({ addresses }), []))).toEqual(['n:acme', 'a:a|acme', 'a:b|acme', 'a:c|acme']);
  });
});

describe('a contact claims', () => {
  it('what is its own apart from accounts, and its name in its organization', () => {
    const claims = contactClaims(
      contact({
        emails: [{ address: 'A@x.example' }],
        externalId: 'X7',
        phones: [{ number: '+49301234567' }],
        customFields: { badge: true, vat: 'v' },
      }),
      fields,
    );
    expect(locks(claims)).toEqual([
      ['contact-email', 'a@x.example', 'emails.0.address', 'email'],
      ['contact-external-id', 'X7', 'externalId', 'external-id'],
      ['field:contact:badge', 'true', 'customFields.badge', undefined],
    ]);
    expect(blocks(claims)).toEqual(['contact p:+49301234567', 'contact n:a1|ada']);
  });
});
