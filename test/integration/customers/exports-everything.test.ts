import { beforeAll, describe, expect, it } from 'vitest';
import type { Write } from '../../../shared/dynamo/table.ts';
import { usualStageRules } from '../../../functions/customers/domain/usual-stage-rules.ts';
import { ticketRowKey } from '../../../functions/customers/persistence/keys.ts';
import { aContact, anAccount, exporters, startExports, type Exports } from '../../support/exports.ts';

const TICKETS = 450;
const ENTRIES = 230;

describe('an export of everything', () => {
  let exports: Exports;
  let id = '';
  const accounts = [0, 1, 2, 3].map((n) => anAccount(n));
  const [quiet, busy] = [accounts[0]?.id ?? '', accounts[1]?.id ?? ''];

  beforeAll(async () => {
    exports = await startExports();
    const { table, clock, deps } = exports;
    await exports.plant(...accounts, aContact(1, busy), aContact(2, quiet));
    const always = { expression: 'attribute_not_exists(pk)' };
    const ticket = (n: number, accountId: string): Write => ({
      kind: 'put',
      item: {
        ...ticketRowKey({ accountId, isOpen: n % 2 === 0, receivedAt: '2026-03-01T00:00:00.000Z' }, `T${n}`),
        id: `T${n}`,
        number: `T-${n}`,
        status: n % 2 === 0 ? 'queued' : 'resolved',
        type: 'complaint',
        channel: 'web',
        escalationLevel: 0,
        receivedAt: '2026-03-01T00:00:00.000Z',
        version: 1,
      },
      when: always,
    });
    for (let n = 0; n < TICKETS; n += 1) await table.write(ticket(n, busy));
    await table.write(ticket(TICKETS, quiet));
    for (let n = 0; n < ENTRIES; n += 1)
      await deps.timelines.add(busy, {
        id: `e${n}`,
        at: '2026-03-01T00:00:00.000Z',
        by: 'person:sally',
        what: 'updated',
        about: { type: 'account', id: busy },
        details: { fields: ['name'] },
      });
    const now = clock.now();
    const [target, source] = accounts;
    if (!target || !source) throw new Error('there are four accounts');
    const merge = {
      id: 'M',
      targetId: target.id,
      sourceId: source.id,
      status: 'moved',
      targetBefore: target,
      sourceBefore: source,
      merged: target,
      setAside: { name: 'Other' },
      moved: { contacts: 0, tickets: 0, timeline: 0 },
      phase: 'timeline',
      mergedAt: now,
      mergedBy: 'person:sally',
      version: 1,
    } as const;
    await table.write(deps.merges.writeOf(merge, undefined, now, { actor: 'system:test', correlationId: 'x' }));
    await deps.timelines.add(quiet, {
      id: 'took',
      at: now,
      by: 'person:sally',
      what: 'took-in',
      about: { type: 'account', id: quiet },
      details: { mergeId: 'M', fromId: source.id },
    });
    const codes = [{ code: 'it', label: { en: 'IT' }, active: true }];
    await deps.standards.putCodeList(
      await deps.standards.codeLists(),
      { id: 'industry', codes, version: 1, createdAt: now },
      'system:test',
      now,
    );
    ({ id } = await exports.exported({ of: 'everything', format: 'ndjson' }, exporters.admin));
  });

  it('has a file for each type', async () => {
    const { status, files, rows } = await exports.get(id, exporters.admin);
    expect(status).toBe('done');
    expect(Object.fromEntries(files.map(({ name, rows: count }) => [name, count]))).toEqual({
      'code-lists.ndjson': 1,
      'custom-fields.ndjson': 0,
      'stage-rules.ndjson': usualStageRules.length,
      'saved-views.ndjson': 0,
      'accounts.ndjson': 4,
      'contacts.ndjson': 2,
      'tickets.ndjson': TICKETS + 1,
      'timeline.ndjson': ENTRIES + 1,
      'merges.ndjson': 1,
    });
    expect(rows).toBe(files.reduce((sum, file) => sum + file.rows, 0));
  });

  it('has each ticket with its account, and each entry, once', () => {
    const tickets = exports.rowsOf(id, 'tickets.ndjson');
    expect(new Set(tickets.map((row) => row['id'])).size).toBe(TICKETS + 1);
    expect(tickets.filter(({ accountId }) => accountId === quiet).map((row) => row['id'])).toEqual([`T${TICKETS}`]);
    expect(new Set(exports.rowsOf(id, 'timeline.ndjson').map((row) => row['id'])).size).toBe(ENTRIES + 1);
    expect(exports.rowsOf(id, 'merges.ndjson')).toMatchObject([{ id: 'M', setAside: { name: 'Other' } }]);
  });
});
