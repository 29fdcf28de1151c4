import { describe, expect, it } from 'vitest';
import { columnsOf, picked } from '../../../../../functions/customers/domain/export/columns.ts';
import { noShape, widened } from '../../../../../functions/customers/domain/export/shape.ts';
import { guessMapping } from '../../../../../functions/customers/domain/import/guess-mapping.ts';

const all = () => true;
const account = {
  number: 'A-7KQ2M-9XH4C',
  name: 'Acme',
  emails: [{ address: 'a@example.com' }, { address: 'b@example.com', label: 'work' }],
  phones: [{ number: '+4930555' }],
  addresses: [{ city: 'Berlin' }, { city: 'Oslo', country: 'NO' }],
  customFields: { b: 1, a: 'x' },
  consents: [
    {
      channel: 'email',
      purpose: 'news',
      state: 'given',
      at: '2026-03-01T00:00:00.000Z',
      how: 'web form',
      proof: 'no. 4',
    },
    { channel: 'sms', purpose: 'news', state: 'withdrawn', at: '2026-03-02T00:00:00.000Z', how: 'phone' },
  ],
};

describe('the columns of a table', () => {
  const shape = widened(noShape, account);
  const table = (columns: ReturnType<typeof columnsOf>, row: Record<string, unknown> = account) =>
    Object.fromEntries(columns.map(({ header, text }) => [header, text(row)]));

  it('are one for each of several values', () => {
    expect(table(columnsOf('accounts', shape, ['emails', 'phones', 'addresses', 'customFields'], all))).toEqual({
      'Email 1': 'a@example.com',
      'Email 1 label': '',
      'Email 2': 'b@example.com',
      'Email 2 label': 'work',
      'Phone 1': '+4930555',
      'Phone 1 label': '',
      'Address 1 street': '',
      'Address 1 city': 'Berlin',
      'Address 1 state': '',
      'Address 1 postal code': '',
      'Address 1 country': '',
      'Address 1 label': '',
      'Address 2 street': '',
      'Address 2 city': 'Oslo',
      'Address 2 state': '',
      'Address 2 postal code': '',
      'Address 2 country': 'NO',
      'Address 2 label': '',
      a: 'x',
      b: '1',
    });
  });

  it('are empty where a row has less than others', () => {
    const columns = columnsOf('accounts', shape, undefined, all);
    expect(columns.map(({ text }) => text({})).join('')).toBe('');
    expect(columnsOf('duplicates', noShape, undefined, all).map(({ text }) => text({}))).toEqual(Array(7).fill(''));
  });

  it('have headers for people', () => {
    const headers = {
      ownerId: 'Owner id',
      teamId: 'Team id',
      territoryId: 'Territory id',
      accountId: 'Account id',
      reportsToId: 'Reports to id',
      createdAt: 'Created at',
      createdBy: 'Created by',
      updatedAt: 'Updated at',
      stageBy: 'Stage set by',
      gradeBy: 'Grade set by',
      territoryBy: 'Territory set by',
      formerExternalIds: 'Former external ids',
      version: 'Version',
      id: 'Id',
    };
    const columns = columnsOf('accounts', shape, Object.keys(headers), all);
    expect(columns.map(({ header }) => header)).toEqual(Object.values(headers));
  });

  it('have labels only where there are any', () => {
    const columns = columnsOf('accounts', { ...shape, labels: false }, ['phones'], all);
    expect(columns.map(({ header }) => header)).toEqual(['Phone 1']);
    const labelled = columnsOf('accounts', shape, ['addresses'], all).filter(({ header }) => header.endsWith('label'));
    const addresses = [{ label: 'home' }, { label: 'work' }];
    expect(labelled.map(({ text }) => text({ addresses }))).toEqual(['home', 'work']);
  });

  it('show the figures of orders', () => {
    const figures = { orders12m: 3, spend12m: { amount: '12.50', currency: 'EUR' }, lastOrderAt: '2026-03-01' };
    expect(table(columnsOf('accounts', shape, ['figures'], all), { figures })).toEqual({
      'Orders in 12 months': '3',
      'Spend in 12 months': '12.50 EUR',
      'Last order at': '2026-03-01',
    });
  });

  it('tell of consents', () => {
    expect(table(columnsOf('accounts', shape, ['consents'], all))).toEqual({
      Consents:
        'email/news given 2026-03-01T00:00:00.000Z (web form, no. 4)\nsms/news withdrawn 2026-03-02T00:00:00.000Z (phone)',
    });
  });

  it('are in the order in which they are wanted, without those that are not shown', () => {
    const wanted = ['tags', 'customFields.b', 'name', 'customFields.a', 'stageBy', 'newField'];
    const columns = columnsOf('accounts', shape, wanted, (field) => field !== 'customFields.a');
    expect(columns.map(({ header }) => header)).toEqual(['Tags', 'b', 'Name', 'Stage set by', 'newField']);
    const usual = columnsOf('accounts', shape, undefined, (field) => !['customFields.a', 'phones'].includes(field));
    const headers = usual.map(({ header }) => header);
    expect(headers).toContain('b');
    expect(headers.filter((header) => header === 'a' || header.startsWith('Phone'))).toEqual([]);
  });

  it('of pairs show both accounts', () => {
    const pair = {
      score: 0.9,
      because: ['name', 'phone'],
      accounts: [
        { number: 'A-1', name: 'Acme' },
        { number: 'A-2', name: 'Acme Inc' },
      ],
      foundAt: '2026-03-01T00:00:00.000Z',
    };
    expect(table(columnsOf('duplicates', noShape, undefined, all), pair)).toEqual({
      Number: 'A-1',
      Name: 'Acme',
      'Number 2': 'A-2',
      'Name 2': 'Acme Inc',
      Score: '0.9',
      Because: 'name; phone',
      'Found at': '2026-03-01T00:00:00.000Z',
    });
  });

  it.each(['account', 'contact'] as const)('are understood by an import of such a file: %s', (type) => {
    const columns = columnsOf(`${type}s`, { ...shape, customFields: [] }, undefined, all);
    const row = { ...account, number: type === 'account' ? account.number : 'P-7KQ2M-9XH4C' };
    const named = columns.map(({ header, text }) => ({ name: header, samples: [text(row)] }));
    const mapping = guessMapping(type, named).map(({ column, field, label }) => [named[column]?.name, field, label]);
    const common = [
      ['Number', 'number', undefined],
      ['Name', 'name', undefined],
      ['First name', 'givenName', undefined],
      ['Last name', 'familyName', undefined],
      ['Email 1', 'emails', undefined],
      ['Email 2', 'emails', undefined],
      ['Phone 1', 'phones', undefined],
      ...['street', 'city', 'region', 'postalCode', 'country'].flatMap((part) => {
        const word = { region: 'state', postalCode: 'postal code' }[part] ?? part;
        return [
          [`Address 1 ${word}`, `addresses.${part}`, undefined],
          [`Address 2 ${word}`, `addresses.${part}`, '2'],
        ];
      }),
      ['Tags', 'tags', undefined],
      ['Language', 'language', undefined],
      ['Time zone', 'timeZone', undefined],
      ['Birthday', 'birthday', undefined],
      ['External id', 'externalId', undefined],
    ];
    const own = {
      account: [
        ['Kind', 'kind'],
        ['Legal name', 'legalName'],
        ['Trade name', 'tradeName'],
        ['Industry', 'industry'],
        ['Occupation', 'occupation'],
        ['Sales region', 'region'],
        ['Source', 'source'],
        ['Stage', 'stage'],
        ['Grade', 'grade'],
        ['Currency', 'currency'],
        ['Employees', 'employees'],
      ],
      contact: [
        ['Organization', 'organization'],
        ['Job title', 'jobTitle'],
        ['Role', 'role'],
        ['Preferred channel', 'preferredChannel'],
      ],
    }[type].map(([name, field]) => [name, field, undefined]);
    const sorted = (rows: unknown[][]) => rows.map((one) => one.join(' ')).toSorted();
    expect(sorted(mapping)).toEqual(sorted([...common, ...own]));
  });
});

describe('the fields that are wanted of a record', () => {
  it('are all where nobody says', () => {
    expect(picked(account, undefined)).toBe(account);
  });
  it('are in it as they were', () => {
    expect(picked(account, ['name', 'customFields.a'])).toEqual({ name: 'Acme', customFields: { a: 'x' } });
    expect(picked(account, ['customFields'])).toEqual({ customFields: { b: 1, a: 'x' } });
    expect(picked(account, ['customFields', 'customFields.a'])).toEqual({ customFields: { b: 1, a: 'x' } });
    expect(picked(account, ['name', 'customFields.c'])).toEqual({ name: 'Acme' });
  });
});
