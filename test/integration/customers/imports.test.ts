import { beforeEach, describe, expect, it } from 'vitest';
import { continueImport } from '../../../functions/customers/commands/continue-import.ts';
import { cause, codeOf, valueOf } from '../../support/company.ts';
import { startImports, type Imports } from '../../support/imports.ts';

let imports: Imports;
beforeEach(async () => {
  imports = await startImports();
});

/** As a small system exports them: e-mails and phones in columns of their kind, some cells messy. */
const CONTACTS = [
  'id,first_name,last_name,title,tags,company_name,company,email_work,email_other,phone_work,phone_other',
  '1,Ada,Lovelace,Analyst,"vip, math",Engines & Sons,Engines & Sons,ada@engines.example,,(030) 555-0100,',
  '2,Charles,Babbage,"Head, of all",,"ENGINES and SONS, Inc.",,charles@engines.example,cb@home.example,,+44 20 7946 0000 x371',
  '3,Łukasz,Nowak,,,Zażółć Sp. z o.o.,,,lukasz@zazolc.example,,',
  '4,,,,,,,,,,',
  '',
  '5,Nobody,Anywhere,,,,,nobody@anywhere.example,,,',
  '6,Bad,Address,,,Engines & Sons,,not an address,,,',
].join('\n');

const namesOf = async () => {
  const found = [...imports.fake.everything()].filter(({ sk, status }) => sk === 'record' && status === 'active');
  return found.map(({ name }) => String(name)).toSorted();
};
const contactOf = (email: string) =>
  [...imports.fake.everything()].find(
    ({ pk, sk, emails }) =>
      sk === 'record' && String(pk).startsWith('customers#contact#') && JSON.stringify(emails).includes(`"${email}"`),
  );

describe('a file of contacts', () => {
  it('is read, mapped, rehearsed, entered and handed back where it was refused', async () => {
    const id = await imports.put(CONTACTS, { recordType: 'contact', fileName: 'contacts.csv' });
    const read = await imports.read(id);
    expect(read).toMatchObject({ status: 'ready', format: 'csv', encoding: 'utf-8', separator: ',' });
    expect(read.columns[1]).toEqual({ name: 'first_name', samples: ['Ada', 'Charles', 'Łukasz'] });
    expect(read.mapping).toContainEqual({ column: 7, field: 'emails', label: 'work' });

    const before = [...imports.fake.everything()].length;
    const rehearsed = await imports.rehearsed(id);
    const counts = { created: 3, updated: 0, unchanged: 0, duplicate: 0, refused: 3 };
    expect(rehearsed).toMatchObject({ status: 'ready', dryRun: { counts } });
    expect(rehearsed.dryRun?.problems.map(({ row, column, field }) => [row, column, field])).toEqual([
      [5, 'company_name', 'organization'],
      [7, 'company_name', 'organization'],
      [8, 'email_work', 'emails.0.address'],
    ]);
    expect([...imports.fake.everything()]).toHaveLength(before);

    const done = await imports.entered(id);
    expect(done).toMatchObject({ status: 'done', counts, progress: { rows: 6, share: 1 } });
    expect(await namesOf()).toEqual([
      'Ada Lovelace',
      'Charles Babbage',
      'Engines & Sons',
      'Zażółć Sp. z o.o.',
      'Łukasz Nowak',
    ]);
    expect(contactOf('charles@engines.example')).toMatchObject({
      jobTitle: 'Head, of all',
      emails: [
        { address: 'charles@engines.example', label: 'work' },
        { address: 'cb@home.example', label: 'other' },
      ],
      phones: [{ number: '+442079460000;ext=371', label: 'other' }],
      accountId: contactOf('ada@engines.example')?.['accountId'],
      createdBy: 'person:sally',
    });
    expect(contactOf('ada@engines.example')).toMatchObject({
      phones: [{ number: '+49305550100' }],
      tags: ['vip', 'math'],
    });
    const refused = imports.files.text(id, 'refused.csv');
    expect(
      refused
        .split('\r\n')
        .slice(1, 4)
        .map((line) => line.split(',')[0]),
    ).toEqual(['4', '5', '6']);
    expect(refused).toContain('the row names none');
  });

  it('adds nothing when it is imported twice', async () => {
    for (const counts of [{ created: 3 }, { created: 0, unchanged: 3 }]) {
      const id = await imports.ready(CONTACTS, { recordType: 'contact' });
      expect(await imports.entered(id)).toMatchObject({ counts: { ...counts, updated: 0, refused: 3 } });
    }
    expect(await namesOf()).toHaveLength(5);
  });

  it('takes what was refused, once it is mended', async () => {
    const id = await imports.ready(CONTACTS, { recordType: 'contact' });
    await imports.entered(id);
    const refused = imports.files.text(id, 'refused.csv').replace('not an address', 'bad@engines.example');
    const again = await imports.ready(refused, { recordType: 'contact' });
    expect((await imports.get(again)).mapping).toEqual((await imports.get(id)).mapping);
    expect(await imports.entered(again)).toMatchObject({ counts: { created: 1, refused: 2 } });
  });

  it('names an organization by its number, and refuses one that is not there', async () => {
    const first = await imports.ready(CONTACTS, { recordType: 'contact' });
    await imports.entered(first);
    const account = [...imports.fake.everything()].find(({ name, sk }) => name === 'Engines & Sons' && sk === 'record');
    const file = `Name,Organization\nGrace Hopper,${String(account?.['number'])}\nJoan Clarke,A-00000-00000\n`;
    const id = await imports.ready(file, { recordType: 'contact' });
    const done = await imports.entered(id);
    expect(done.counts).toMatchObject({ created: 1, refused: 1 });
    expect(done.problems).toMatchObject([
      { row: 3, column: 'Organization', reason: 'There is no organization with this number.' },
    ]);
  });
});

describe('a file of accounts', () => {
  const read = async (file: string, change?: Parameters<Imports['patch']>[1]) =>
    imports.entered(await imports.ready(file, {}, change));

  it('updates by number, external id and e-mail, only what it maps and gives', async () => {
    await read(
      'Name,External id,Email,Phone,Tags,Employees\nAcme,x1,a@acme.example,030 5550100,old,10\nBeta,x2,b@beta.example,,,20\nGamma,,g@gamma.example,,,30\n',
    );
    const gamma = [...imports.fake.everything()].find(({ name }) => name === 'Gamma');
    const file = `Number,External id,Name,Email,Phone,Tags,Employees
,x1,Acme,,,new,
,,Beta,B@BETA.example,+49 30 5550199,,21
${String(gamma?.['number'])},,Gamma Ltd,g@gamma.example,,,
A-00000-00000,,Delta,,,,
,x1,,,,,`;
    const done = await imports.entered(
      await imports.ready(
        file,
        {},
        {
          mapping: [0, 1, 2, 3, 4, 5, 6].map((column) => ({
            column,
            field: ['number', 'externalId', 'name', 'emails', 'phones', 'tags', 'employees'][column] ?? '',
          })),
        },
      ),
    );
    expect(done.counts).toEqual({ created: 0, updated: 3, unchanged: 1, duplicate: 0, refused: 1 });
    const stored = (name: string) =>
      [...imports.fake.everything()].find((item) => item['name'] === name && item['sk'] === 'record');
    expect(stored('Acme')).toMatchObject({ tags: ['old', 'new'], employees: 10, phones: [{ number: '+49305550100' }] });
    expect(stored('Beta')).toMatchObject({
      employees: 21,
      emails: [{ address: 'b@beta.example' }],
      phones: [{ number: '+49305550199' }],
    });
    expect(stored('Gamma Ltd')).toMatchObject({ number: gamma?.['number'] });
  });

  it('refuses what may be somebody who is there with the number of whom, and enters it when it is allowed', async () => {
    await read('Name,Phone,Employees\nAcme Corporation,030 5550100,10\n');
    const file = 'Name,Phone,Employees\nACME Corp.,030 5550100,99\n';
    const refused = await read(file);
    expect(refused.counts).toMatchObject({ created: 0, duplicate: 1 });
    expect(refused.problems[0]?.reason).toMatch(/It may be A-\w{5}-\w{5}\./);
    expect((await read(file, { options: { allowDuplicates: true } })).counts).toMatchObject({
      created: 1,
      duplicate: 0,
    });
    // Again it is the same as one of them.
    expect((await read(file, { options: { allowDuplicates: true } })).counts).toMatchObject({
      created: 0,
      unchanged: 1,
    });
  });

  it('finds repeats within itself, in a dry run too', async () => {
    const file =
      'Name,Email,Tags\nAcme,a@acme.example,\nBeta,b@beta.example,\nAcme,A@acme.example,\nBeta,b@beta.example,more\n';
    const id = await imports.ready(file);
    const counts = { created: 2, updated: 1, unchanged: 1, duplicate: 0, refused: 0 };
    expect((await imports.rehearsed(id)).dryRun?.counts).toEqual(counts);
    expect((await imports.entered(id)).counts).toEqual(counts);
  });

  it('obeys code lists and custom fields', async () => {
    const { standards } = imports.deps;
    const now = imports.clock.now();
    const meta = { version: 1, createdAt: now };
    const codes = [{ code: 'it', label: { en: 'Software & IT' }, active: true }];
    await standards.putCodeList(await standards.codeLists(), { ...meta, id: 'industry', codes }, 'system:test', now);
    const seats = {
      ...meta,
      recordType: 'account',
      id: 'seats',
      label: { en: 'Seats' },
      kind: 'number',
      required: true,
      unique: false,
      max: 100,
    } as const;
    await standards.putCustomField(await standards.customFields(), seats, 'system:test', now);
    const done = await read(
      'Name,Industry,Seats\nAcme,software & it,"1,0"\nBeta,Farming,5\nGamma,,500\nDelta,,\nEpsilon,,many\n',
    );
    expect(done.counts).toMatchObject({ created: 1, refused: 4 });
    expect(done.problems.map(({ row, column }) => [row, column])).toEqual([
      [3, 'Industry'],
      [4, 'Seats'],
      [5, 'Seats'],
      [6, 'Seats'],
    ]);
    expect([...imports.fake.everything()].find(({ name }) => name === 'Acme')).toMatchObject({
      industry: 'it',
      customFields: { seats: 1 },
    });
  });

  it('marks what a spreadsheet would run in the refused rows, and reads it back', async () => {
    const mapping = [
      { column: 0, field: 'name' },
      { column: 1, field: 'emails' },
    ];
    const id = await imports.ready('Name,Email\n=1+1,bad\n+49 Club,worse\n', {}, { mapping });
    await imports.entered(id);
    const refused = imports.files.text(id, 'refused.csv');
    expect(refused).toContain("\r\n'=1+1,bad");
    const again = refused.replace('bad', 'a@a.example').replace('worse', 'b@b.example');
    await imports.entered(await imports.ready(again));
    expect(await namesOf()).toEqual(['+49 Club', '=1+1']);
  });

  it('leaves rows to another hand that has noted something of them meanwhile', async () => {
    const id = await imports.ready('Name,Phone\nAcme,\nBeta,\n');
    valueOf(await imports.start(id));
    const { jobs } = imports;
    // Both look at the same moment; the second one knows nothing of what the first one notes.
    const blind = { ...jobs, files: { ...jobs.files, noted: async () => ({ results: [], mark: undefined }) } };
    const before = await imports.deps.imports.get(id);
    valueOf(await imports.step(id));
    const late = { ...blind, imports: { ...blind.imports, get: async () => before } };
    expect(codeOf(await continueImport(late)(id, cause))).toBe('went-on');
    expect((await imports.files.noted(id, 0)).results.map(({ outcome }) => outcome)).toEqual(['created', 'created']);
    await imports.work(id);
    expect((await imports.get(id)).counts).toMatchObject({ created: 2 });
  });

  it('goes on after a line whose quotation mark is never closed', async () => {
    const done = await read('Name,City\nAcme,Berlin\n"Broken,Paris\nBeta,Rome\nGamma,Oslo\n');
    expect(done.counts).toMatchObject({ created: 3, refused: 1 });
    expect(done.problems).toMatchObject([{ row: 3, reason: expect.stringContaining('quotation mark') as unknown }]);
  });
});
