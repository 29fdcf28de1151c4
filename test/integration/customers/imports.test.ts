import excel from 'exceljs';
import { beforeEach, describe, expect, it } from 'vitest';
import { codeOf, valueOf } from '../../support/company.ts';
import { importers, memoryFiles, startImports, type Imports } from '../../support/imports.ts';
import { listImportRows, listImports, getRefusedRows } from '../../../functions/customers/queries/read-imports.ts';
import { requestBy } from '../../support/company.ts';

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

  it('goes on after a line whose quotation mark is never closed', async () => {
    const done = await read('Name,City\nAcme,Berlin\n"Broken,Paris\nBeta,Rome\nGamma,Oslo\n');
    expect(done.counts).toMatchObject({ created: 3, refused: 1 });
    expect(done.problems).toMatchObject([{ row: 3, reason: expect.stringContaining('quotation mark') as string }]);
  });
});

describe('other formats', () => {
  it.each([
    ['UTF-16 with tabs', Buffer.from('\ufeffName\tCity\nŁódź Ltd\tŁódź\n', 'utf16le'), 'utf-16le', '\t', 'Łódź Ltd'],
    [
      'Windows-1252 with semicolons',
      Buffer.from('Name;City\nM\xfcller & S\xf6hne;K\xf6ln\n', 'latin1'),
      'windows-1252',
      ';',
      'Müller & Söhne',
    ],
    ['a note of the separator', Buffer.from('sep=;\r\nName;City\r\nAcme, Inc.;Rome\r\n'), 'utf-8', ';', 'Acme, Inc.'],
  ] as const)('are read: %s', async (_, content, encoding, separator, name) => {
    const id = await imports.put(content);
    expect(await imports.read(id)).toMatchObject({
      status: 'ready',
      encoding,
      separator,
      columns: [{ name: 'Name' }, { name: 'City' }],
    });
    await imports.entered(id);
    expect(await namesOf()).toEqual([name]);
  });

  it('are read as somebody says', async () => {
    const id = await imports.put(Buffer.from('Name;City\nM\xfcller;K\xf6ln\n', 'latin1'));
    expect(await imports.read(id, { encoding: 'utf-8', separator: ',' })).toMatchObject({
      columns: [{ name: 'Name;City' }],
    });
    expect(await imports.read(id, { encoding: 'windows-1252' })).toMatchObject({
      columns: [{ name: 'Name' }, { name: 'City', samples: ['Köln'] }],
    });
  });

  it('are read: the first sheet of a workbook', async () => {
    const book = new excel.Workbook();
    const sheet = book.addWorksheet('People');
    sheet.addRows([
      ['Name', 'Birthday', 'Employees', 'Kind'],
      ['Ada Lovelace', new Date('1990-02-28T00:00:00Z'), 12, { formula: '"per"&"son"', result: 'person' }],
      [],
      ['Grace Hopper', '', 7, { richText: [{ text: 'per' }, { text: 'son' }] }],
    ]);
    book.addWorksheet('Other').addRow(['Name']);
    const id = await imports.put(new Uint8Array(await book.xlsx.writeBuffer()), { fileName: 'people.xlsx' });
    expect(await imports.read(id)).toMatchObject({
      status: 'ready',
      format: 'xlsx',
      columns: [{ name: 'Name' }, { name: 'Birthday' }, { name: 'Employees' }, { name: 'Kind' }],
    });
    expect(await imports.entered(id)).toMatchObject({ counts: { created: 2, refused: 0 } });
    expect([...imports.fake.everything()].find(({ name }) => name === 'Ada Lovelace')).toMatchObject({
      birthday: '1990-02-28',
      employees: 12,
      kind: 'person',
    });
  });

  it('are read: address cards', async () => {
    const card = (name: string, mail: string) =>
      `BEGIN:VCARD\r\nVERSION:3.0\r\nUID:${mail}\r\nN:${name};;;;\r\nFN:${name}\r\nORG:Acme\r\nEMAIL;TYPE=work:${mail}\r\nEND:VCARD\r\n`;
    const content = `${card('王小明', 'wang@acme.example')}${card('Ada', 'ada@acme.example')}BEGIN:VCARD\r\nFN:Lost\r\nEND:VCARD\r\n`;
    const id = await imports.put(content, { recordType: 'contact', fileName: 'cards.vcf' });
    expect(await imports.read(id)).toMatchObject({ status: 'ready', format: 'vcard' });
    expect(await imports.entered(id)).toMatchObject({ counts: { created: 2, refused: 1 } });
    expect(imports.files.text(id, 'refused.csv')).toContain('FN:Lost');
  });

  it.each([
    ['nothing', '', 'empty'],
    ['no header', '\n\n', 'names no columns'],
    ['an old workbook', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2]), 'old kind'],
    ['no text', Buffer.from([1, 2, 0, 0, 3, 0, 0, 0, 4]), 'no text'],
    ['a packed file that is no workbook', Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), 'cannot be read'],
  ])('are refused with a reason: %s', async (_, content, why) => {
    const id = await imports.put(content);
    expect(await imports.read(id)).toMatchObject({ status: 'unreadable', why: expect.stringContaining(why) as string });
    imports.files.put(id, 'Name\nAcme\n');
    expect(await imports.read(id)).toMatchObject({ status: 'ready' });
  });
});

describe('an import', () => {
  const asked = (id: string, by = importers.sally as (typeof importers)[keyof typeof importers]) => ({
    ...requestBy(by),
    params: { id },
    body: undefined,
  });
  const rowsOfFile = (count: number) =>
    `Name,Email\n${Array.from({ length: count }, (_, n) => `Firm ${String.fromCharCode(97 + (n % 26)).repeat(4)}${n},f${n}@firm.example`).join('\n')}\n`;

  it('stops, counts what was under way, and goes on', async () => {
    const noted = async (of: string, chunk: number) => {
      if (chunk === 1) valueOf(await imports.stop(of));
    };
    imports = await startImports({ files: memoryFiles({ noted }) });
    const id = await imports.ready(rowsOfFile(700), {}, { options: { allowDuplicates: true } });
    valueOf(await imports.start(id));
    await imports.work(id);
    expect(await imports.get(id)).toMatchObject({
      status: 'stopped',
      counts: { created: 400 },
      progress: { rows: 400 },
    });
    expect(codeOf(await imports.start(id))).toBe('wrong-state');
    valueOf(await imports.resume(id));
    await imports.work(id);
    expect(await imports.get(id)).toMatchObject({ status: 'done', counts: { created: 700 } });
  });

  it('shows what became of each row, a page for each chunk', async () => {
    const id = await imports.ready(`${rowsOfFile(450)}Broken,bad\n`, {}, { options: { allowDuplicates: true } });
    const page = async (cursor?: string) =>
      valueOf(await listImportRows(imports.deps)({ ...asked(id), query: { cursor } }));
    expect(await page()).toEqual({ items: [] });
    await imports.entered(id);
    const first = await page();
    expect(first.items).toHaveLength(200);
    expect(first.items[0]).toMatchObject({
      row: 2,
      outcome: 'created',
      number: expect.stringMatching(/^A-/) as string,
    });
    const last = await page((await page(first.cursor)).cursor);
    expect(last.cursor).toBeUndefined();
    expect(last.items.at(-1)).toEqual({
      row: 452,
      outcome: 'refused',
      field: 'emails.0.address',
      column: 'Email',
      reason: expect.any(String) as string,
    });
    expect(codeOf(await listImportRows(imports.deps)({ ...asked(id), query: { cursor: 'x' } }))).toBe('bad-cursor');
    expect(valueOf(await getRefusedRows(imports.deps)({ ...asked(id), query: undefined })).url).toContain(
      'refused.csv',
    );
  });

  it('is seen by whoever made it and by administrators alone', async () => {
    const id = await imports.put('Name\nAcme\n');
    await expect(imports.get(id, importers.sam)).rejects.toThrow('no-such-import');
    await expect(imports.get(id, importers.ann)).rejects.toThrow('forbidden');
    expect(await imports.get(id, importers.admin)).toMatchObject({ id });
    const listed = async (by: (typeof importers)[keyof typeof importers]) =>
      valueOf(
        await listImports(imports.deps)({ ...requestBy(by), params: undefined, body: undefined, query: { limit: 25 } }),
      ).items.map((one) => one.id);
    imports.clock.advance(1000);
    const other = await imports.put('Name\nBeta\n', {}, importers.sam);
    expect(await listed(importers.sally)).toEqual([id]);
    expect(await listed(importers.sam)).toEqual([other]);
    expect(await listed(importers.admin)).toEqual([other, id]);
    for (const act of [imports.start, imports.stop, imports.resume, imports.rehearse])
      expect(codeOf(await act(id, importers.sam))).toBe('no-such-import');
  });

  it('stops when whoever started it may import no more', async () => {
    const id = await imports.ready(rowsOfFile(3), {}, { options: { allowDuplicates: true } });
    valueOf(await imports.start(id));
    const sally = await imports.directory.person('sally');
    if (!sally) throw new Error('sally is there');
    const { version: _, createdAt: __, ...kept } = sally;
    const changed = { ...kept, roles: ['analyst' as const] };
    await imports.directory.putPerson(changed, sally, imports.clock.now(), {
      actor: 'system:test',
    });
    await imports.work(id);
    expect(await imports.deps.imports.get(id)).toMatchObject({
      status: 'stopped',
      why: expect.stringContaining('no more') as string,
      counts: { created: 0 },
    });
  });

  it('begins once for a key', async () => {
    const { createImport } = await import('../../../functions/customers/commands/create-import.ts');
    const ask = (fileName: string) =>
      createImport(imports.deps)({
        ...requestBy(importers.sally),
        idempotencyKey: 'k',
        params: undefined,
        query: undefined,
        body: { fileName, recordType: 'account' },
      });
    const [one, two] = [valueOf(await ask('a.csv')), valueOf(await ask('a.csv'))];
    expect(two.import).toEqual(one.import);
    expect(codeOf(await ask('b.csv'))).toBe('key-reused');
  });
});
