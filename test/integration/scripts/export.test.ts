import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { maintenance } from '../../../functions/analytics/persistence/maintenance.ts';
import { writeRecords } from '../../../scripts/export/write-records.ts';
import { viewsOf } from '../../support/customer-views.ts';
import { startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
let parent: string;
beforeAll(async () => {
  customers = await startCustomers();
  parent = mkdtempSync(join(tmpdir(), 'rapport-'));
});
afterAll(async () => {
  rmSync(parent, { recursive: true });
  await customers.stop();
});

const row = z.record(z.string(), z.unknown());

const linesOf = (path: string) =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => row.parse(JSON.parse(line)));

describe('the export of all records', () => {
  it('has each of them once, in a file of its type, and no copies', async () => {
    const names = Array.from({ length: 20 }, (_, n) => ('abcdefghijklmnopqrst'[n] ?? '').repeat(6));
    const [first] = names.length > 0 ? [await customers.posted({ kind: 'organization', name: names[0] })] : [];
    for (const name of names.slice(1)) await customers.posted({ kind: 'person', name });
    await customers.postedContact({ accountId: first?.id, name: 'Ada' });
    await viewsOf(customers).catchUp();

    const folder = join(parent, 'all');
    const said: number[] = [];
    const store = maintenance(customers.client, customers.name);
    const written = await writeRecords(store.scan(''), folder, (records) => said.push(records));
    expect(written.get('customers/account.ndjson')).toBe(20);
    expect(written.get('customers/contact.ndjson')).toBe(1);
    expect(written.get('access/person.ndjson')).toBe(6);
    expect(linesOf(join(folder, 'customers/account.ndjson')).map(({ name }) => name)).toEqual(
      expect.arrayContaining(names),
    );
    expect([...written.keys()].filter((name) => /search|lock|block|accounts/.test(name))).toEqual([]);
    expect(said.at(-1)).toBe([...written.values()].reduce((sum, rows) => sum + rows, 0));
    expect(statSync(join(folder, 'customers/account.ndjson')).mode & 0o077).toBe(0);
    await expect(writeRecords(store.scan(''), folder)).rejects.toThrow('EEXIST');
  });
});
