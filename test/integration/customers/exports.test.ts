import { parse } from 'csv-parse/sync';
import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sheetRows } from '../../../functions/customers/persistence/sheet-rows.ts';
import { pairOf } from '../../../functions/customers/domain/pair.ts';
import { ridersOf } from '../../../functions/customers/persistence/stored.ts';
import { codeOf, valueOf } from '../../support/company.ts';
import { aContact, anAccount, exporters, startExports, type Exports } from '../../support/exports.ts';

let exports: Exports;
beforeEach(async () => {
  exports = await startExports();
});

const table = z.array(z.record(z.string(), z.string()));
const tableIn = (csv: string) => table.parse(parse(csv, { bom: true, columns: true }));

describe('an export of accounts', () => {
  it('has each of them once, whole, the newest first, and says how many', async () => {
    const accounts = Array.from({ length: 30 }, (_, n) => anAccount(n));
    await exports.plant(...accounts);
    const done = await exports.exported({ of: 'accounts', format: 'ndjson' });
    expect(done).toMatchObject({
      status: 'done',
      rows: 30,
      files: [{ name: 'accounts.ndjson', of: 'accounts', rows: 30, url: `memory:${done.id}/accounts.ndjson` }],
    });
    const rows = exports.rowsOf(done.id, 'accounts.ndjson');
    expect(rows.map(({ id }) => id)).toEqual(accounts.map(({ id }) => id));
    const { status: _, updatedBy: __, ...first } = accounts[0] ?? anAccount(0);
    expect(rows[0]).toEqual(first);
    expect(exports.files.names()).toEqual([`${done.id}/accounts.ndjson`]);
  });

  it('is filtered like the list', async () => {
    await exports.plant(
      anAccount(1, { tags: ['vip'], stage: 'growing' }),
      anAccount(2, { tags: ['vip'] }),
      anAccount(3, { stage: 'growing' }),
    );
    const done = await exports.exported({ of: 'accounts', format: 'csv', filter: { tag: 'vip', stage: 'growing' } });
    expect(tableIn(exports.text(done.id, 'accounts.csv')).map((row) => row['Name'])).toEqual(['Customer 1']);
  });

  it('leaves out what was merged or erased since it was listed, and what fits no longer', async () => {
    const [merged, erased, changed, kept] = [1, 2, 3, 4].map((n) => anAccount(n, { tags: ['vip'] }));
    if (!merged || !erased || !changed || !kept) throw new Error('there are four');
    await exports.plant(merged, erased, changed, kept);
    const { id, number, createdAt, createdBy, updatedAt, updatedBy } = merged;
    const marks = { number, createdAt, createdBy, updatedAt, updatedBy, version: 2 };
    await exports.putRecord({ ...marks, id, status: 'merged', mergedInto: kept.id, mergeId: 'm' });
    await exports.putRecord({ ...marks, id: erased.id, status: 'erased', erasureId: 'e' });
    await exports.putRecord({ ...changed, tags: [], version: 2 });
    const done = await exports.exported({ of: 'accounts', format: 'ndjson', filter: { tag: 'vip' } });
    expect(exports.rowsOf(done.id, 'accounts.ndjson').map((row) => row['id'])).toEqual([kept.id]);
  });

  it('is a table with a column for each of several values, safe to open in a spreadsheet', async () => {
    await exports.plant(
      anAccount(1, {
        name: '=HYPERLINK("http://evil.example")',
        emails: [{ address: 'a@example.com', label: 'work' }, { address: 'b@example.com' }],
        phones: [{ number: '+442079460000;ext=371' }],
        addresses: [{ city: 'Kraków', country: 'PL' }, { city: '北京' }],
        tags: ['a, b', 'c'],
        customFields: { seats: 1.234, fee: { amount: '-12.500', currency: 'EUR' } },
      }),
      anAccount(2, { name: '@sum', emails: [], addresses: [] }),
    );
    const { id } = await exports.exported({ of: 'accounts', format: 'csv' });
    const csv = exports.text(id, 'accounts.csv');
    expect(csv.startsWith('\ufeffNumber,Kind,Name,')).toBe(true);
    const [one, two] = tableIn(csv);
    expect(one).toMatchObject({
      Name: '\'=HYPERLINK("http://evil.example")',
      'Email 1': 'a@example.com',
      'Email 1 label': 'work',
      'Email 2': 'b@example.com',
      'Phone 1': "'+442079460000 x371",
      'Address 1 city': 'Kraków',
      'Address 1 country': 'PL',
      'Address 2 city': '北京',
      Tags: 'a, b ::: c',
      seats: '1.2340',
      fee: "'-12.5000 EUR",
    });
    expect(two).toMatchObject({ Name: "'@sum", 'Email 1': '', seats: '' });
  });

  it('is a workbook whose cells are all text', async () => {
    await exports.plant(anAccount(1, { name: '=1+1', employees: 12 }));
    const { id, files } = await exports.exported({ of: 'accounts', format: 'xlsx' });
    const bytes = exports.files.bytes(id, 'accounts.xlsx');
    expect(files).toMatchObject([{ name: 'accounts.xlsx', rows: 1, size: bytes.length }]);
    const rows: (readonly string[])[] = [];
    for await (const row of sheetRows(new Blob([new Uint8Array(bytes)]).stream())) rows.push(row);
    expect(rows[0]?.slice(0, 3)).toEqual(['Number', 'Kind', 'Name']);
    expect(rows[1]?.slice(1, 3)).toEqual(['person', '=1+1']);
    expect(rows).toHaveLength(2);
  });

  it('is a page of address labels, of those that have an address', async () => {
    await exports.plant(
      ...Array.from({ length: 25 }, (_, n) => anAccount(n)),
      anAccount(30, { addresses: [] }),
      anAccount(31, { name: 'Smith & Sons', addresses: [{ street: '1 High St', city: 'Leeds', country: 'GB' }] }),
    );
    const { id, files } = await exports.exported({ of: 'accounts', format: 'labels' });
    expect(files).toMatchObject([{ name: 'accounts.html', rows: 26 }]);
    const page = exports.text(id, 'accounts.html');
    expect(page.match(/<section/g)).toHaveLength(2);
    expect(page).toContain('<address>Customer 0<br>Street 0<br>10115 Berlin</address>');
    expect(page).toContain('<address>Smith &amp; Sons<br>1 High St<br>Leeds<br>UNITED KINGDOM</address>');
  });

  it('has the columns that are asked for, also by a saved view', async () => {
    await exports.plant(anAccount(1, { tags: ['vip'], customFields: { seats: 3, other: 'x' } }), anAccount(2));
    const columns = ['name', 'customFields.seats'];
    const one = await exports.exported({ of: 'accounts', format: 'csv', columns });
    expect(exports.text(one.id, 'accounts.csv')).toBe('\ufeffName,seats\r\nCustomer 1,3\r\nCustomer 2,\r\n');
    const { createSavedView } = await import('../../../functions/customers/commands/save-view.ts');
    const { requestBy } = await import('../../support/company.ts');
    const view = valueOf(
      await createSavedView(exports.deps)({
        ...requestBy(exporters.sally),
        params: undefined,
        query: undefined,
        body: { name: 'VIP', recordType: 'account', filter: { tag: 'vip' }, columns, sharedWith: 'nobody' },
      }),
    );
    const other = await exports.exported({ of: 'accounts', format: 'ndjson', savedViewId: view.id });
    expect(exports.text(other.id, 'accounts.ndjson')).toBe('{"name":"Customer 1","customFields":{"seats":3}}\n');
    expect(codeOf(await exports.begin({ of: 'contacts', format: 'csv', savedViewId: view.id }))).toBe('wrong-view');
    const asked = { of: 'accounts', format: 'csv', savedViewId: view.id };
    expect(codeOf(await exports.begin(asked, exporters.sam))).toBe('no-such-view');
  });
});

describe('an export of contacts', () => {
  it('has them with the names of their organizations, all or of one of them', async () => {
    const [one, other] = [anAccount(1, { name: 'Engines' }), anAccount(3)];
    const contacts = [aContact(1, one.id), aContact(2, one.id), aContact(3, other.id)];
    await exports.plant(one, other, ...contacts);
    const all = await exports.exported({ of: 'contacts', format: 'csv' });
    const namesOf = (id: string) => tableIn(exports.text(id, 'contacts.csv')).map((row) => row['Organization']);
    expect(namesOf(all.id)).toEqual(['Engines', 'Engines', 'Customer 3']);
    for (const contact of contacts) await exports.putBeside(contact);
    const some = await exports.exported({ of: 'contacts', format: 'csv', filter: { accountId: one.id } });
    expect(namesOf(some.id)).toEqual(['Engines', 'Engines']);
  });
});

describe('an export of duplicates', () => {
  it('has the pairs, the likeliest first', async () => {
    const phones = [{ number: '+4930555' }];
    const [one, two] = [anAccount(1, { name: 'Acme', phones }), anAccount(3, { name: 'Acme Inc', phones })];
    await exports.plant(one, two);
    const pair = { ...pairOf(one.id, two.id), score: 0.9, because: ['phone' as const], status: 'open' as const };
    const { duplicates, write } = exports.deps;
    await write(...duplicates.writesOf({ ...pair, foundAt: exports.clock.now(), version: 1 }, undefined));
    const { id } = await exports.exported({ of: 'duplicates', format: 'csv' });
    const [row] = tableIn(exports.text(id, 'duplicates.csv'));
    expect([row?.['Name'], row?.['Name 2']].toSorted((a = '', b = '') => (a < b ? -1 : 1))).toEqual([
      'Acme',
      'Acme Inc',
    ]);
    const gone = await startExports();
    const none = await gone.exported({ of: 'duplicates', format: 'ndjson' });
    expect(gone.text(none.id, 'duplicates.ndjson')).toBe('');
  });
});

describe('who exports what', () => {
  it('gets the records and fields that they see', async () => {
    await exports.plant(
      ...[0, 1, 2, 3].map((n) => anAccount(n, { teamId: undefined, customFields: { secret: 1, open: 2 } })),
    );
    await exports.ruled({
      visibility: { sales: { account: 'own' } },
      fields: [
        { recordType: 'account', field: 'phones', access: 'hidden', roles: ['sales'] },
        { recordType: 'account', field: 'customFields.secret', access: 'hidden', roles: ['sales'] },
      ],
    });
    const { id } = await exports.exported({ of: 'accounts', format: 'csv' });
    const rows = tableIn(exports.text(id, 'accounts.csv'));
    expect(rows.map((row) => row['Name'])).toEqual(['Customer 1', 'Customer 2']);
    expect(Object.keys(rows[0] ?? {}).filter((name) => /phone|secret/i.test(name))).toEqual([]);
    expect(rows[0]).toHaveProperty('open');
    const asked = await exports.exported({ of: 'accounts', format: 'csv', columns: ['name', 'phones'] });
    expect(exports.text(asked.id, 'accounts.csv')).toBe('\ufeffName\r\nCustomer 1\r\nCustomer 2\r\n');
  });

  it('may not filter by what is hidden from them', async () => {
    await exports.ruled({ fields: [{ recordType: 'account', field: 'grade', access: 'hidden', roles: ['sales'] }] });
    const asked = { of: 'accounts', format: 'csv', filter: { grade: 'A' } };
    expect(codeOf(await exports.begin(asked))).toBe('field-forbidden');
    expect(codeOf(await exports.begin(asked, exporters.admin))).toBe('ok');
  });

  it('has lost it when the right is taken away while it is written', async () => {
    await exports.plant(anAccount(1));
    const id = await exports.begun({ of: 'accounts', format: 'csv', filter: { grade: 'A' } });
    await exports.ruled({ fields: [{ recordType: 'account', field: 'grade', access: 'hidden', roles: ['sales'] }] });
    await exports.work(id);
    const stopped = await exports.get(id);
    expect(stopped.status).toBe('stopped');
    expect(stopped.why).toContain('no more');
    expect(exports.files.names()).toEqual([]);
  });

  it('does not get what was hidden after it was read', async () => {
    await exports.plant(anAccount(1));
    const id = await exports.begun({ of: 'accounts', format: 'csv' });
    const { jobs } = exports;
    const write: typeof jobs.write = async (...writes) => {
      const written = await exports.deps.write(...writes);
      if ((await exports.deps.exports.get(id))?.section === 1)
        await exports.ruled({
          fields: [{ recordType: 'account', field: 'emails', access: 'hidden', roles: ['sales'] }],
        });
      return written;
    };
    Object.assign(jobs, { write });
    await exports.work(id);
    expect(exports.text(id, 'accounts.csv')).not.toContain('@');
    expect(exports.text(id, 'accounts.csv')).toContain('Customer 1');
  });

  it('is told 403 or 404 of what is not theirs', async () => {
    expect(codeOf(await exports.begin({ of: 'accounts', format: 'csv' }, exporters.tim))).toBe('forbidden');
    expect(codeOf(await exports.begin({ of: 'everything', format: 'ndjson' }))).toBe('forbidden');
    const id = await exports.begun({ of: 'accounts', format: 'csv' });
    exports.clock.advance(1000);
    const other = await exports.begun({ of: 'accounts', format: 'csv' }, exporters.sam);
    expect(codeOf(await exports.find(id, exporters.sam))).toBe('no-such-export');
    expect(codeOf(await exports.stop(id, exporters.sam))).toBe('no-such-export');
    expect(codeOf(await exports.find(id, exporters.tim))).toBe('forbidden');
    expect(await exports.list(exporters.sally)).toEqual([id]);
    expect(await exports.list(exporters.sam)).toEqual([other]);
    expect(await exports.list(exporters.admin)).toEqual([other, id]);
  });
});

describe('an export', () => {
  it('is begun once for a key', async () => {
    const ask = (format: string) => exports.begin({ of: 'accounts', format }, exporters.sally, 'k');
    const [one, two] = [valueOf(await ask('csv')), valueOf(await ask('csv'))];
    expect(two).toEqual(one);
    expect(codeOf(await ask('xlsx'))).toBe('key-reused');
  });

  it('tells the audit once that data left, with its last write', async () => {
    await exports.plant(anAccount(1), anAccount(2));
    const { id } = await exports.exported({ of: 'accounts', format: 'csv' });
    const item = await exports.table.get({ pk: `customers#export#${id}`, sk: 'record' });
    expect(item).not.toHaveProperty('duePk');
    expect(ridersOf(item ?? {})).toMatchObject([
      {
        type: 'data.exported.v1',
        subject: id,
        data: { what: 'accounts', format: 'csv', records: 2, requestedBy: 'person:sally' },
      },
    ]);
    expect(codeOf(await exports.step(id))).toBe('nothing-left');
  });

  it('leaves nothing when it is stopped, and cannot be stopped twice', async () => {
    await exports.plant(anAccount(1));
    const id = await exports.begun({ of: 'accounts', format: 'csv' });
    const files = { ...exports.files };
    Object.assign(exports.jobs.exportFiles, {
      putPart: async (...part: Parameters<typeof files.putPart>) => {
        await files.putPart(...part);
        valueOf(await exports.stop(id));
      },
    });
    expect(codeOf(await exports.step(id))).toBe('went-on');
    expect(exports.files.names()).toEqual([]);
    await exports.work(id);
    const stopped = await exports.get(id);
    expect(stopped).toMatchObject({ status: 'stopped', filesRemovedAt: exports.clock.now() });
    expect(codeOf(await exports.stop(id))).toBe('wrong-state');
  });

  it('is among those that have files until these are taken away', async () => {
    await exports.plant(anAccount(1));
    const done = await exports.exported({ of: 'accounts', format: 'csv' });
    exports.clock.advance(1000);
    const running = await exports.begun({ of: 'accounts', format: 'csv' });
    const kept = async () => (await exports.deps.exports.page('kept', undefined, 10)).map(({ found }) => found.id);
    expect(await kept()).toEqual([running, done.id]);
    for (const id of [done.id, running, done.id]) await exports.removeFiles(id);
    expect(await kept()).toEqual([]);
    expect(exports.files.names()).toEqual([]);
    const gone = await exports.get(done.id);
    expect(gone).toMatchObject({ status: 'done', filesRemovedAt: exports.clock.now() });
    expect(gone.files).toEqual([{ name: 'accounts.csv', of: 'accounts', rows: 1, size: done.files[0]?.size }]);
    expect(await exports.get(running)).toMatchObject({ status: 'stopped', why: 'Somebody in it was erased.' });
    expect(codeOf(await exports.step(running))).toBe('nothing-left');
  });

  it('says how far it is although little of what it reads is wanted', async () => {
    await exports.plant(...Array.from({ length: 2_500 }, (_, n) => anAccount(n, n === 2_400 ? { tags: ['vip'] } : {})));
    const id = await exports.begun({ of: 'accounts', format: 'ndjson', filter: { tag: 'vip' } });
    const { lists } = exports.jobs;
    const slow: typeof lists.accounts = async (...asked) => {
      exports.clock.advance(11_000);
      return lists.accounts(...asked);
    };
    Object.assign(exports.jobs, { lists: { ...lists, accounts: slow } });
    expect(await exports.work(id)).toBeGreaterThan(1);
    expect((await exports.deps.exports.get(id))?.version).toBeGreaterThan(6);
    expect(exports.rowsOf(id, 'accounts.ndjson')).toMatchObject([{ name: 'Customer 2400' }]);
  });

  it('has a file with a header when there is nothing', async () => {
    const { id } = await exports.exported({ of: 'accounts', format: 'csv', columns: ['name'] });
    expect(exports.text(id, 'accounts.csv')).toBe('\ufeffName\r\n');
  });
});
