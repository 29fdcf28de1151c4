import { describe, expect, it } from 'vitest';
import type { Mapped } from '../../../../../functions/customers/contract/import.ts';
import {
  draftOf,
  entryOf,
  isBlank,
  kindIn,
  nameIn,
  type Plan,
} from '../../../../../functions/customers/domain/import/draft.ts';
import { keysOf, locksOf, recordIdIn } from '../../../../../functions/customers/domain/import/match.ts';
import { wavesOf } from '../../../../../functions/customers/domain/import/waves.ts';

const planOf = (fields: readonly string[], more: Partial<Plan> = {}): Plan => ({
  recordType: 'account',
  columns: fields.map((_, n) => ({ name: `Column ${n}` })),
  mapping: fields.map((field, column): Mapped => {
    const [name = '', label] = field.split('/');
    return { column, field: name, ...(label !== undefined && { label }) };
  }),
  options: { allowDuplicates: false },
  codeLists: [],
  customFields: [],
  ...more,
});

const drafted = (row: Readonly<Record<string, string>>, more: Partial<Plan> = {}) => {
  const read = draftOf(Object.values(row), planOf(Object.keys(row), more));
  if ('misread' in read) throw new Error(read.misread.reason);
  return read.draft;
};
const misread = (row: Readonly<Record<string, string>>, more: Partial<Plan> = {}) => {
  const read = draftOf(Object.values(row), planOf(Object.keys(row), more));
  return 'misread' in read ? read.misread : undefined;
};

describe('a row', () => {
  it('says what its cells say, and nothing where they are empty', () => {
    const draft = drafted({
      name: ' Acme ',
      legalName: '',
      'emails/work': 'a@a.example; b@a.example',
      emails: 'c@a.example',
      'phones/mobile': '+49 30 1234567',
      'addresses.city/home': 'Paris',
      'addresses.country/home': 'France',
      'addresses.city': 'Rome',
      tags: 'a,b',
      employees: '1,200',
      birthday: '28.2.1990',
      industry: 'Steel Works',
      language: 'zh_Hant',
      currency: 'eur',
      grade: 'a',
      'customFields.seats': '12',
      number: 'A-7KQ2M-9XH4C',
    });
    expect(draft).toEqual({
      number: 'A-7KQ2M-9XH4C',
      emails: [
        { address: 'a@a.example', label: 'work' },
        { address: 'b@a.example', label: 'work' },
        { address: 'c@a.example' },
      ],
      phones: [{ number: '+49 30 1234567', label: 'mobile' }],
      addresses: [{ label: 'home', city: 'Paris', country: 'FR' }, { city: 'Rome' }],
      tags: ['a', 'b'],
      customFields: { seats: '12' },
      fields: {
        name: 'Acme',
        employees: 1200,
        birthday: '1990-02-28',
        industry: 'steel-works',
        language: 'zh-Hant',
        currency: 'EUR',
        grade: 'A',
      },
    });
    expect(entryOf(draft, { allowDuplicates: false })).not.toHaveProperty('number');
  });

  it('names the column and the field of what cannot be read', () => {
    expect(misread({ name: 'Acme', employees: 'many' })).toEqual({
      column: 'Column 1',
      field: 'employees',
      reason: 'The value is no number.',
    });
    expect(misread({ name: 'Acme', 'addresses.country': 'Atlantis' })?.field).toBe('addresses.country');
    expect(misread({ name: 'Jos\ufffd' })?.reason).toContain('encoding');
    expect(
      misread({ name: 'Acme', emails: Array.from({ length: 21 }, (_, n) => `a${n}@a.example`).join(';') })?.reason,
    ).toContain('more than 20');
  });

  it('with more cells than the header is not taken: nobody knows which is which', () => {
    expect(draftOf(['Acme', 'Inc'], planOf(['name']))).toHaveProperty('misread');
    expect(draftOf(['Acme', ' '], planOf(['name']))).toHaveProperty('draft');
    expect(draftOf(['Acme'], planOf(['name', 'tags']))).toHaveProperty('draft');
  });

  it('is blank when no cell says anything', () => {
    expect([isBlank([]), isBlank(['', ' ']), isBlank(['', 'x'])]).toEqual([true, true, false]);
  });

  it('reads its phones in the country of its address, or of the options', () => {
    const row = { name: 'A', phones: '030 1', 'addresses.country': 'France' };
    expect(entryOf(drafted(row), { allowDuplicates: false, country: 'DE' })).toMatchObject({
      phones: [{ country: 'FR' }],
    });
    expect(
      entryOf(drafted({ ...row, 'addresses.country': '' }), { allowDuplicates: false, country: 'DE' }),
    ).toMatchObject({ phones: [{ country: 'DE' }] });
    expect(entryOf(drafted({ ...row, 'addresses.country': '' }), { allowDuplicates: false })['phones']).toEqual([
      { number: '030 1' },
    ]);
  });

  it('is of a person when it has a part of a person’s name, unless it is said otherwise', () => {
    expect(kindIn(drafted({ name: 'Acme' }), {})).toBe('organization');
    expect(kindIn(drafted({ familyName: 'Lovelace' }), {})).toBe('person');
    expect(kindIn(drafted({ name: 'Ada' }), { kind: 'person' })).toBe('person');
    expect(kindIn(drafted({ name: 'Ada', kind: 'company' }), { kind: 'person' })).toBe('organization');
    expect(nameIn(drafted({ givenName: 'Ada', familyName: 'Lovelace' }))).toBe('Ada Lovelace');
  });
});

describe('the records that a row may be', () => {
  it.each([
    ['A-7KQ2M-9XH4C', '7KQ2M9XH4C'],
    ['a7kq2m9xh4c', '7KQ2M9XH4C'],
    ['A 7KQ2M 9XH4C', '7KQ2M9XH4C'],
    ['P-7KQ2M-9XH4C', undefined],
    ['4711', undefined],
  ])('%j is the number of %j', (text, id) => {
    expect(recordIdIn('account', text)).toBe(id);
  });

  it('are found by the external id before the e-mail addresses', () => {
    const draft = drafted({ name: 'A', emails: 'A@a.example', externalId: 'x1' });
    expect(locksOf('account', draft)).toEqual([
      { kind: 'account-external-id', value: 'x1' },
      { kind: 'email', value: 'a@a.example' },
    ]);
    expect(locksOf('contact', draft)[1]).toEqual({ kind: 'contact-email', value: 'a@a.example' });
  });

  const keys = (row: Readonly<Record<string, string>>, type: 'account' | 'contact' = 'account') =>
    keysOf(drafted(row, { recordType: type }), { type, kind: 'organization', country: 'DE', customFields: [] });
  const share = (a: readonly string[], b: readonly string[]) => a.some((key) => b.includes(key));

  it('share a key with another row that may be the same', () => {
    const one = keys({
      name: 'Acme GmbH',
      emails: 'A@a.example',
      phones: '030 1234567',
      number: 'A-7KQ2M-9XH4C',
      externalId: 'x',
    });
    const others: Record<string, string>[] = [
      { name: 'ACME' },
      { emails: 'a@A.example' },
      { phones: '+49 30 1234567' },
      { number: 'a7kq2m9xh4c' },
      { externalId: 'x' },
    ];
    expect(others.filter((other) => !share(one, keys({ legalName: 'Other', ...other })))).toEqual([]);
    expect(share(one, keys({ name: 'Other', emails: 'b@a.example', phones: '030 7654321' }))).toBe(false);
  });

  it('share a name only in one organization', () => {
    const of = (organization: string) => keys({ name: 'Ada Lovelace', organization }, 'contact');
    expect(share(of('Acme'), of('acme'))).toBe(true);
    expect(share(of('Acme'), of('Other'))).toBe(false);
  });
});

describe('waves', () => {
  it('keep what shares a key in order, and let the rest go at once', () => {
    const rows = [
      { n: 1, keys: ['a'] },
      { n: 2, keys: ['b'] },
      { n: 3, keys: ['a', 'c'] },
      { n: 4, keys: ['c'] },
      { n: 5, keys: ['d'] },
      { n: 6, keys: ['b', 'c'] },
      { n: 7, keys: [] },
    ];
    expect(wavesOf(rows, ({ keys }) => keys).map((wave) => wave.map(({ n }) => n))).toEqual([
      [1, 2, 5, 7],
      [3],
      [4],
      [6],
    ]);
    expect(wavesOf([], () => [])).toEqual([]);
  });
});
