import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createAccount } from '../../../functions/customers/commands/create-account.ts';
import { createContact } from '../../../functions/customers/commands/create-contact.ts';
import { accountEntry } from '../../../functions/customers/contract/account.ts';
import { contactEntry } from '../../../functions/customers/contract/contact.ts';
import { customField } from '../../../functions/customers/contract/custom-field.ts';
import { cause, valueOf } from '../../support/company.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { startExports, type Exports } from '../../support/exports.ts';
import { startImports, type Imports } from '../../support/imports.ts';

const label = { en: 'x' };
const fields = [
  { id: 'seats', kind: 'number', label },
  { id: 'fee', kind: 'money', label },
  { id: 'signed', kind: 'date', label },
  { id: 'vip', kind: 'yes-no', label },
  { id: 'formula', kind: 'text', label },
  { id: 'likes', kind: 'multi-choice', label, choices: ['tea', 'milk'].map((code) => ({ code, label })) },
].map((one) => customField.parse({ recordType: 'account', ...one }));

const accounts = [
  {
    kind: 'organization',
    name: '=cmd|calc',
    legalName: '+49 Club GmbH',
    emails: [{ address: 'a@example.com', label: 'work' }, { address: 'b@example.com' }],
    phones: [{ number: '+44 20 7946 0000 x371' }, { number: '030 5550100', label: 'mobile' }],
    addresses: [
      { street: '-1 Cellar Road', city: 'Kraków', country: 'PL', label: 'home' },
      { street: '长安街1号', city: '北京', postalCode: '100000', country: 'CN' },
      { city: 'Oslo' },
    ],
    tags: ['a, b', '=c', '北京、上海'],
    employees: 12_345,
    stage: 'growing',
    grade: 'A',
    region: 'baltic',
    externalId: '-7',
    customFields: {
      seats: -1.234,
      fee: { amount: '-12.500', currency: 'EUR' },
      signed: '2026-03-04',
      vip: false,
      formula: "'=1+1",
      likes: ['tea', 'milk'],
    },
  },
  { kind: 'person', name: "'@name", givenName: '-5', familyName: '＝x', birthday: '1990-02-28', language: 'zh-Hant' },
  {
    kind: 'person',
    name: 'Plain',
    tags: ['one, only'],
    customFields: { seats: 1_234_567.891, fee: { amount: '1200', currency: 'USD' }, vip: true },
  },
];

const company = async () => {
  const imports = await startImports();
  const now = imports.clock.now();
  for (const one of fields) {
    const before = await imports.deps.standards.customFields();
    await imports.deps.standards.putCustomField(before, { ...one, version: 1, createdAt: now }, 'system:test', now);
  }
  const exports = await startExports({ given: imports.table });
  const views = viewsOf({ deps: imports.deps, everything: async () => [...imports.fake.everything()] });
  return { imports, exports, views };
};

const values = z.record(z.string(), z.unknown());
const listed = z.array(values);

/** A number's country, and labels, are in no cell that is read again. */
const readAgain = (field: string, value: unknown) => {
  if (!['emails', 'phones', 'addresses'].includes(field)) return value;
  return listed.parse(value).map(({ label: _, ...one }) => (field === 'phones' ? { number: one['number'] } : one));
};

/** What people entered of the records of a type, by name. */
const enteredIn = ({ fake }: Imports, type: 'account' | 'contact') => {
  const fields = Object.keys(type === 'account' ? accountEntry.shape : contactEntry.shape);
  return [...fake.everything()]
    .filter(({ pk, sk }) => sk === 'record' && String(pk).startsWith(`customers#${type}#`))
    .map((record) =>
      Object.fromEntries(
        fields
          .filter((field) => field !== 'accountId' && record[field] !== undefined)
          .map((field) => [field, readAgain(field, record[field])]),
      ),
    )
    .toSorted((a, b) => (String(a['name']) < String(b['name']) ? -1 : 1));
};

describe.each(['csv', 'xlsx'])('what was exported as %s', (format) => {
  let imports: Imports;
  let exports: Exports;
  const exported = async (of: string) => {
    const { id, files } = await exports.exported({ of, format });
    return exports.files.bytes(id, files[0]?.name ?? '');
  };

  beforeAll(async () => {
    const made = await company();
    ({ imports, exports } = made);
    const asked = { cause: { ...cause, actor: 'person:sally' }, allowDuplicate: true };
    const ids: string[] = [];
    for (const entry of accounts)
      ids.push(valueOf(await createAccount(imports.deps)({ entry: accountEntry.parse(entry), ...asked })).account.id);
    for (const name of ['=Ada', 'Grace'])
      valueOf(
        await createContact(imports.deps)({
          entry: contactEntry.parse({
            accountId: ids[0],
            name,
            role: 'decision-maker',
            emails: [{ address: `${name.length}@people.example` }],
          }),
          ...asked,
        }),
      );
    await made.views.catchUp();
  });

  it('adds and changes nothing when it is imported again', async () => {
    for (const [of, recordType, count] of [
      ['accounts', 'account', 3],
      ['contacts', 'contact', 2],
    ] as const) {
      const before = JSON.stringify(enteredIn(imports, recordType));
      const id = await imports.ready(await exported(of), { recordType, fileName: `${of}.${format}` });
      expect((await imports.get(id)).mapping.map(({ field }) => field)).toContain('number');
      const { counts, problems } = await imports.entered(id);
      expect({ counts, problems }).toEqual({
        counts: { created: 0, updated: 0, unchanged: count, duplicate: 0, refused: 0 },
        problems: [],
      });
      expect(JSON.stringify(enteredIn(imports, recordType))).toBe(before);
    }
  });

  it('makes the same records where there are none', async () => {
    const other = await company();
    const id = await other.imports.ready(await exported('accounts'), { fileName: `accounts.${format}` });
    const { mapping } = await other.imports.get(id);
    await other.imports.patch(id, {
      mapping: mapping.filter(({ field }) => field !== 'number'),
      options: { allowDuplicates: true },
    });
    expect(await other.imports.entered(id)).toMatchObject({ counts: { created: 3 }, problems: [] });
    const money = (all: readonly Record<string, unknown>[]) =>
      listed.parse(JSON.parse(JSON.stringify(all).replaceAll('"-12.500"', '"-12.5"')));
    expect(money(enteredIn(other.imports, 'account'))).toEqual(money(enteredIn(imports, 'account')));
  });
});
