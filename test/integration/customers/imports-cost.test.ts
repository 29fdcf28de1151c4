import { afterAll, beforeAll, expect, it } from 'vitest';
import { startImports } from '../../support/imports.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';

const ROWS = 400;
const MOST_CALLS = 0.5;

let local: LocalTable;
beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(() => local.stop());

const name = (n: number) =>
  Array.from({ length: 8 }, (_, k) => String.fromCharCode(97 + ((n * (k + 7) * 31 + k * 17 + (n >> k)) % 26))).join('');
const accounts = Array.from(
  { length: ROWS },
  (_, n) => `${name(n)} ${name(n + 977)},c${n}@example.com,+4930${1_000_000 + n},Town ${n % 90}`,
);
const contacts = Array.from(
  { length: ROWS },
  (_, n) => `${name(n)},p${n}@example.com,+4940${1_000_000 + n},Company ${n % 40}`,
);

it.each([
  ['account', `Name,Email,Phone,City\n${accounts.join('\n')}\n`],
  ['contact', `Name,Email,Phone,Company\n${contacts.join('\n')}\n`],
] as const)(
  'an import takes half a call for each row at the most, entered for the first time or again: %s',
  async (recordType, file) => {
    const imports = await startImports({ given: local.table });
    for (const outcome of ['created', 'unchanged'] as const) {
      const id = await imports.ready(file, { recordType }, { options: { allowDuplicates: true } });
      const calls = await local.callsOf(() => imports.entered(id));
      expect((await imports.get(id)).counts).toMatchObject({ [outcome]: ROWS });
      expect(calls.length / ROWS).toBeLessThanOrEqual(MOST_CALLS);
    }
  },
);
