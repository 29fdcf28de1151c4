import { describe, expect, it } from 'vitest';
import { eraseAccountOf, eraseContactOf, forgetPast } from '../../../../functions/customers/domain/erased-records.ts';
import { createAccountOf } from '../../../../functions/customers/domain/account.ts';
import { createContactOf } from '../../../../functions/customers/domain/contact.ts';
import { accountEntry } from '../../../../functions/customers/contract/account.ts';
import { contactEntry } from '../../../../functions/customers/contract/contact.ts';
import {
  chunksOf,
  isBusy,
  newImport,
  withoutFiles,
} from '../../../../functions/customers/domain/import/import-state.ts';

const [NOW, LATER] = ['2026-03-02T09:00:00.000Z', '2026-03-02T10:00:00.000Z'];
const origin = (id: string) => ({ id, by: 'person:ada', request: { key: 'k', body: 'b' } });
const entry = { ...accountEntry.parse({ kind: 'person', name: 'Ada' }), name: 'Ada', phones: [] };
const account = createAccountOf(entry, origin('7KQ2M9XH4C'), NOW).next;
const left = {
  createdAt: NOW,
  createdBy: 'person:ada',
  updatedAt: LATER,
  updatedBy: 'system:s',
  version: 2,
  status: 'erased',
  erasureId: 'E1',
};

describe('of an erased record', () => {
  it('nothing is left but its id and number: an account', () => {
    expect(eraseAccountOf(account, 'E1', 'system:s', LATER)).toEqual({
      next: { id: '7KQ2M9XH4C', number: account.number, ...left },
      events: [{ type: 'account.erased.v1', data: { erasureId: 'E1' } }],
    });
  });

  it('nothing is left but its id and number: a contact', () => {
    const fields = { ...contactEntry.parse({ accountId: 'A1', name: 'Grace' }), name: 'Grace', phones: [] };
    const contact = createContactOf(fields, origin('5X1KCF16DI'), NOW).next;
    expect(eraseContactOf(contact, 'E1', 'system:s', LATER)).toEqual({
      next: { id: '5X1KCF16DI', number: contact.number, ...left },
      events: [{ type: 'contact.erased.v1', data: { accountId: 'A1' } }],
    });
  });

  it('another one that had its values for a while stays as it is, marked for the audit', () => {
    expect(forgetPast(account, 'E1', 'system:s', LATER)).toEqual({
      next: { ...account, updatedAt: LATER, updatedBy: 'system:s', version: 2, erasureId: 'E1' },
      events: [],
    });
  });
});

describe('an import whose files are deleted', () => {
  const one = newImport({ fileName: 'ada.csv', recordType: 'account' }, { id: 'I', by: 'person:ada', now: NOW });
  const read = {
    ...one,
    status: 'ready' as const,
    file: { name: 'source', size: 9, encoding: 'utf-8', separator: ',', start: 0 } as const,
    columns: [{ name: 'Ada', samples: ['Lovelace'] }],
    mapping: [{ column: 0, field: 'name' }],
    problems: [{ row: 2, reason: 'Ada' }],
  };

  it('is over, keeps its counts, and nothing of what was in them', () => {
    const gone = withoutFiles({ ...read, counts: { ...one.counts, created: 3 } }, LATER);
    expect(gone).toMatchObject({
      status: 'done',
      fileName: 'erased',
      columns: [],
      mapping: [],
      problems: [],
      counts: { created: 3 },
      filesRemovedAt: LATER,
      version: 2,
    });
    expect(gone).not.toHaveProperty('file');
    expect(gone).not.toHaveProperty('dryRun');
    expect(withoutFiles(gone, '2026-04-01T00:00:00.000Z').filesRemovedAt).toBe(LATER);
  });

  it('is waited for while it is at work, or its file may come by its link', () => {
    expect(isBusy({ ...read, status: 'running' }, LATER)).toBe(true);
    expect(isBusy(read, NOW)).toBe(false);
    expect(isBusy(one, '2026-03-02T09:14:59.999Z')).toBe(true);
    expect(isBusy(one, '2026-03-02T09:15:00.000Z')).toBe(false);
  });

  it('has the results of its chunks, and of one that a step may have begun', () => {
    expect(chunksOf({ position: undefined })).toBe(0);
    expect(chunksOf({ position: { offset: 1, row: 1, chunk: 2 } })).toBe(3);
  });
});
