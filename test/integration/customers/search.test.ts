import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { codeOf, valueOf } from '../../support/company.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
let views: ReturnType<typeof viewsOf>;
const ids = new Map<string, string>();
const id = (name: string) => ids.get(name) ?? `no ${name}`;

const entries: Record<string, object> = {
  kowalska: {
    kind: 'person',
    name: 'Łucja Kowalska-Nowak',
    emails: [{ address: 'Lucja.K@Example.pl' }],
    phones: [{ number: '+48 601 234 567' }],
    addresses: [{ city: 'Kraków' }],
  },
  soren: { kind: 'person', name: 'Søren Straßer', emails: [{ address: 'soren@firma.example' }] },
  johnson: { kind: 'person', name: 'Peter Johnson', emails: [{ address: 'peter@johnson.example' }] },
  john: { kind: 'person', name: 'John Maria Appleseed', phones: [{ number: '+1 415 555 0100' }] },
  mail: { kind: 'person', name: 'Ruth Silber', emails: [{ address: 'john.ruth@silber.example' }] },
  byte: { kind: 'organization', name: '北京字节跳动科技有限公司', legalName: 'ByteDance Beijing' },
  wang: { kind: 'person', name: '王小明', phones: [{ number: '+86 139 1234 5678' }] },
  taiwan: { kind: 'organization', name: '臺灣積體電路製造股份有限公司' },
  telco: { kind: 'organization', name: 'T-Mobile Polska S.A.' },
};

beforeAll(async () => {
  customers = await startCustomers();
  views = viewsOf(customers);
  for (const [name, entry] of Object.entries(entries)) ids.set(name, (await customers.posted(entry)).id);
  await views.catchUp();
});
beforeEach(() => customers.ruled({}));
afterAll(async () => {
  await customers.stop();
});

describe('search', () => {
  it.each([
    ['kowalska', 'kowalska'],
    ['KOWAL', 'kowalska'],
    ['nowak łuc', 'kowalska'],
    ['lucja nowak kowalska', 'kowalska'],
    ['łUCJA', 'kowalska'],
    ['soren', 'soren'],
    ['SØREN', 'soren'],
    ['strasse', 'soren'],
    ['Straßer', 'soren'],
    ['appleseed john', 'john'],
    ['maria', 'john'],
    ['t-mob', 'telco'],
    ['polska sa', 'telco'],
    ['bytedance', 'byte'],
  ])('finds by words of a name: %s', async (q, name) => {
    expect(await views.found(q)).toEqual([id(name)]);
  });

  it.each([
    ...Array.from('北京字节跳动科技有限公', (first, n) => [first + ('京字节跳动科技有限公司'[n] ?? ''), 'byte']),
    ['字節', 'byte'],
    ['跳動科技', 'byte'],
    ['王小', 'wang'],
    ['小明', 'wang'],
    ['王小明', 'wang'],
    ['台湾', 'taiwan'],
    ['積體', 'taiwan'],
    ['电路', 'taiwan'],
    ['制造 台湾', 'taiwan'],
  ])('finds Chinese by characters side by side, simplified or traditional: %s', async (q = '', name = '') => {
    expect(await views.found(q)).toContain(id(name));
  });

  it.each([
    ['4567', 'kowalska'],
    ['234 567', 'kowalska'],
    ['601234567', 'kowalska'],
    ['+48 601 234 567', 'kowalska'],
    ['0048601234567', 'kowalska'],
    ['0601 234567', 'kowalska'],
    ['0100', 'john'],
    ['(415) 555-0100', 'john'],
    ['12345678', 'wang'],
  ])('finds a phone by its last digits, from four on: %s', async (q, name) => {
    expect(await views.found(q)).toEqual([id(name)]);
  });

  it.each(['567', '6012', '+1 415 555', '0101'])('finds no phone by other digits: %s', async (q) => {
    expect(await views.found(q)).toEqual([]);
  });

  it.each([
    ['lucja.k@', 'kowalska'],
    ['LUCJA.K@EXAMPLE.PL', 'kowalska'],
    ['lucja.', 'kowalska'],
    ['example.pl', 'kowalska'],
    ['@example.pl', 'kowalska'],
    ['firma.ex', 'soren'],
    ['@silber', 'mail'],
  ])('finds an e-mail address by its beginning and by its domain: %s', async (q, name) => {
    expect(await views.found(q)).toEqual([id(name)]);
  });

  it.each([
    'ucja',
    'owalska',
    'k@example.pl',
    'ruth@silber.example',
    'kowalska xyz',
    '明小',
    '北跳',
    '@ruth',
    'zzz',
    '-',
    '☕',
  ])('does not show what does not match: %s', async (q) => {
    expect(valueOf(await views.search(q))).toEqual({ items: [], more: false });
  });

  it('finds by the number, however it is typed', async () => {
    const account = valueOf(await customers.get(id('john')));
    for (const q of [account.number, account.number.toLowerCase(), account.id, account.number.slice(0, 9)])
      expect(await views.found(q)).toEqual([account.id]);
    expect(await views.found(account.number.replace('A-', 'P-'))).toEqual([]);
  });

  it('ranks a whole word before a beginning, and a name before an address', async () => {
    expect(await views.found('john')).toEqual([id('john'), id('johnson'), id('mail')]);
  });

  it('needs every word, from wherever in the record', async () => {
    expect(await views.found('kowalska 4567')).toEqual([id('kowalska')]);
    expect(await views.found('ruth john')).toEqual([id('mail')]);
    expect(await views.found('kowalska john')).toEqual([]);
  });

  it('shows what a list of hits needs', async () => {
    const [hit] = valueOf(await views.search('kowalska')).items;
    expect(hit).toEqual({
      type: 'account',
      id: id('kowalska'),
      number: `A-${id('kowalska').slice(0, 5)}-${id('kowalska').slice(5)}`,
      title: 'Łucja Kowalska-Nowak',
      subtitle: 'Kraków',
      kind: 'person',
    });
  });

  it('is for whoever may look for customers', async () => {
    expect(codeOf(await views.search('john', sellers.newcomer))).toBe('forbidden');
    expect(codeOf(await views.search('john', sellers.ann))).toBe('ok');
  });
});

describe('hidden fields', () => {
  const hide = (field: string) =>
    customers.ruled({ fields: [{ recordType: 'account', field, access: 'hidden', roles: ['analyst'] }] });

  it.each([
    ['phones', '4567', 'kowalska'],
    ['emails', 'lucja.k@example.pl', 'kowalska'],
    ['emails', '@example.pl', 'kowalska'],
    ['legalName', 'bytedance', 'byte'],
  ])('of which %s are hidden do not match for %s', async (field, q, name) => {
    await hide(field);
    expect(valueOf(await views.search(q, sellers.ann))).toEqual({ items: [], more: false });
    expect(await views.found(q, sellers.sally)).toEqual([id(name)]);
    expect(await views.found(q, sellers.admin)).toEqual([id(name)]);
  });

  it('do not help another word to match, nor stand in the second line', async () => {
    await hide('emails');
    expect(await views.found('john ruth', sellers.ann)).toEqual([]);
    await hide('addresses');
    const [hit] = valueOf(await views.search('kowalska', sellers.ann)).items;
    expect(hit?.subtitle).toBeUndefined();
  });
});
