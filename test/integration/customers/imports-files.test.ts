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

const namesOf = async () => {
  const found = [...imports.fake.everything()].filter(({ sk, status }) => sk === 'record' && status === 'active');
  return found.map(({ name }) => String(name)).toSorted();
};

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
    expect(await imports.read(id)).toMatchObject({
      status: 'unreadable',
      why: expect.stringContaining(why) as unknown,
    });
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
      number: expect.stringMatching(/^A-/) as unknown,
    });
    const last = await page((await page(first.cursor)).cursor);
    expect(last.cursor).toBeUndefined();
    expect(last.items.at(-1)).toEqual({
      row: 452,
      outcome: 'refused',
      field: 'emails.0.address',
      column: 'Email',
      reason: expect.any(String) as unknown,
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
      why: expect.stringContaining('no more') as unknown,
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
