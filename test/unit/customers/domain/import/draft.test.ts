import { describe, expect, it } from 'vitest';
import type { CustomField } from '../../../../../functions/customers/contract/custom-field.ts';
import type { Mapped } from '../../../../../functions/customers/contract/import.ts';
import {
  asText,
  countryIn,
  draftOf,
  entryOf,
  isBlank,
  kindIn,
  nameIn,
  type Plan,
} from '../../../../../functions/customers/domain/import/draft.ts';

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
    expect(misread({ name: 'Jos\ufffd' })).toEqual({
      column: 'Column 0',
      field: 'name',
      reason: 'The text is in another encoding than the file.',
    });
  });

  it.each([
    ['emails', (n: number) => `a${n}@a.example`],
    ['phones', (n: number) => `030 ${n}`],
  ])('has twenty %s at the most', (field, one) => {
    const cell = (count: number) => Array.from({ length: count }, (_, n) => one(n)).join(';');
    expect(misread({ name: 'Acme', [field]: cell(20) })).toBeUndefined();
    expect(misread({ name: 'Acme', [field]: cell(21) })?.reason).toBe('The value has more than 20.');
    expect(misread({ [field]: cell(11), [`${field}/work`]: cell(10) })).toMatchObject({ column: 'Column 1', field });
  });

  it('with more cells than the header is not taken: nobody knows which is which', () => {
    expect(draftOf(['Acme', '', 'Inc'], planOf(['name']))).toEqual({
      misread: {
        column: '',
        field: '',
        reason: 'The row has more cells than the header: a separator is not quoted.',
      },
    });
    expect(draftOf(['Acme', 'Inc'], planOf(['name']))).toHaveProperty('misread');
    expect(draftOf(['Acme', ' '], planOf(['name']))).toHaveProperty('draft');
  });

  it('with fewer cells than the header says nothing of the others', () => {
    expect(draftOf(['Acme'], planOf(['name', 'tags', 'number', 'organization']))).toStrictEqual({
      draft: {
        emails: [],
        phones: [],
        addresses: [],
        tags: [],
        customFields: {},
        fields: { name: 'Acme' },
      },
    });
  });

  it('has labels of words; a number only says which columns are one address', () => {
    const draft = drafted({
      emails: 'a@a.example',
      'emails/2': 'b@a.example',
      'emails/home2': 'c@a.example',
      'phones/2nd': '030 1',
      'addresses.city/12': 'Paris',
      'addresses.city': 'Rome',
      'addresses.street/12': 'Rue 1',
      'addresses.planet': 'Mars',
    });
    expect(draft.emails).toStrictEqual([
      { address: 'a@a.example' },
      { address: 'b@a.example' },
      { address: 'c@a.example', label: 'home2' },
    ]);
    expect(draft.phones).toStrictEqual([{ number: '030 1', label: '2nd' }]);
    expect(draft.addresses).toStrictEqual([{ city: 'Paris', street: 'Rue 1' }, { city: 'Rome' }]);
  });

  it('of a contact says its organization', () => {
    expect(drafted({ name: 'Ada', organization: ' Acme ' }, { recordType: 'contact' })).toMatchObject({
      organization: 'Acme',
      fields: { name: 'Ada' },
    });
  });

  it('says how a contact is reached, and what it does, in words that are known', () => {
    const read = (field: string, cells: string) =>
      cells.split(' ').map((cell) => drafted({ [field]: cell }, { recordType: 'contact' }).fields[field]);
    expect(read('preferredChannel', 'EMAIL Phone sms letter Chat visit')).toEqual([
      'email',
      'phone',
      'sms',
      'letter',
      'chat',
      'visit',
    ]);
    expect(read('role', 'Decision_Maker payer')).toEqual(['decision-maker', 'payer']);
    expect(read('stage', 'Won_Back LOST')).toEqual(['won-back', 'lost']);
    expect(misread({ preferredChannel: 'owl' })?.reason).toBe(
      'The value is none of email, phone, sms, letter, chat, visit.',
    );
  });

  it('says its language by a name or by a tag', () => {
    const languages = {
      English: 'en',
      German: 'de',
      Deutsch: 'de',
      French: 'fr',
      Français: 'fr',
      francais: 'fr',
      Spanish: 'es',
      ESPAÑOL: 'es',
      Chinese: 'zh',
      中文: 'zh',
      简体中文: 'zh-Hans',
      简體中文: 'zh-Hans',
      繁体中文: 'zh-Hant',
      繁體中文: 'zh-Hant',
      英文: 'en',
      英语: 'en',
      pt_BR: 'pt-BR',
      constructor: 'constructor',
    };
    expect(
      Object.fromEntries(
        Object.keys(languages).map((language) => [language, drafted({ language }).fields['language']]),
      ),
    ).toEqual(languages);
  });

  it('gives the codes of the list that its field has', () => {
    const codeLists = (['occupation', 'region', 'industry', 'source'] as const).map((id) => ({
      id,
      codes: [{ code: `${id}-1`, label: { en: 'The first' }, active: true }],
    }));
    expect(
      drafted(
        {
          industry: 'The First',
          occupation: 'the first',
          region: 'the first',
          source: 'THE FIRST',
          jobTitle: 'The first',
        },
        { codeLists },
      ).fields,
    ).toEqual({
      industry: 'industry-1',
      occupation: 'occupation-1',
      region: 'region-1',
      source: 'source-1',
      jobTitle: 'The first',
    });
  });

  it('gives custom fields by the kind that they have for its type of record', () => {
    const customField = (
      recordType: CustomField['recordType'],
      id: string,
      kind: CustomField['kind'],
    ): CustomField => ({ recordType, id, label: { en: id }, kind, required: false, unique: false });
    const customFields = [
      customField('contact', 'seats', 'date'),
      customField('account', 'since', 'date'),
      customField('account', 'seats', 'number'),
    ];
    expect(
      drafted({ 'customFields.seats': '1,200', 'customFields.since': '1.2.1990' }, { customFields }),
    ).toMatchObject({
      customFields: { seats: 1200, since: '1990-02-01' },
    });
    expect(misread({ 'customFields.seats': 'many' }, { customFields })).toEqual({
      column: 'Column 0',
      field: 'customFields.seats',
      reason: 'The value is no number.',
    });
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
    expect(entryOf(drafted({ ...row, 'addresses.country': '' }), { allowDuplicates: false })['phones']).toStrictEqual([
      { number: '030 1' },
    ]);
    expect(countryIn({ addresses: [{ city: 'Rome' }, { country: 'FR' }, { country: 'IT' }] }, { country: 'DE' })).toBe(
      'FR',
    );
  });

  it('is of a person when it has a part of a person’s name, unless it is said otherwise', () => {
    expect(kindIn(drafted({ name: 'Acme' }), {})).toBe('organization');
    expect(kindIn(drafted({ familyName: 'Lovelace' }), {})).toBe('person');
    expect(kindIn(drafted({ name: 'Ada' }), { kind: 'person' })).toBe('person');
    expect(kindIn(drafted({ name: 'Ada', kind: 'company' }), { kind: 'person' })).toBe('organization');
    expect(kindIn(drafted({ givenName: 'Ada' }), {})).toBe('person');
    expect(kindIn(drafted({ name: 'Ada', kind: 'B2C' }), {})).toBe('person');
  });

  it.each([
    [{ name: 'Shown', legalName: 'Acme Limited' }, 'Shown'],
    [{ legalName: 'Acme Limited' }, 'Acme Limited'],
    [{ legalName: 'Acme Limited', tradeName: 'Acme' }, 'Acme'],
    [{ givenName: 'Ada', familyName: 'Lovelace' }, 'Ada Lovelace'],
    [{ givenName: 'Anna', familyName: 'Kovács', language: 'hu' }, 'Kovács Anna'],
    [{ jobTitle: 'Countess' }, undefined],
  ])('%j is of the name %s', (row, name) => {
    expect(nameIn(drafted(row))).toBe(name);
  });

  it('has fields of text and of numbers', () => {
    expect([asText('12'), asText(12), asText(undefined)]).toEqual(['12', undefined, undefined]);
  });
});
