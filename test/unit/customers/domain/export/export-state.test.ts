import { describe, expect, it } from 'vitest';
import {
  afterParts,
  asDone,
  filesOf,
  filesToDelete,
  hasWork,
  newExport,
  nextPart,
  partsToDelete,
  sourceOf,
  taken,
  toStop,
  withFile,
  withoutFiles,
  type Export,
} from '../../../../../functions/customers/domain/export/export-state.ts';
import { noShape } from '../../../../../functions/customers/domain/export/shape.ts';

const NOW = '2026-03-01T00:00:00.000Z';
const begun = (of: Export['of'] = 'accounts', format: Export['format'] = 'csv') =>
  newExport({ of, format }, { id: 'x', by: 'person:ada', now: NOW });
const part = (name: string, rows: number, of: 'accounts' | 'tickets' = 'accounts') => ({ of, name, rows });
const shape = { ...noShape, emails: 1 };

describe('an export', () => {
  it('begins with nothing read', () => {
    const filter = { tag: 'vip' };
    const one = newExport(
      { of: 'accounts', format: 'csv', filter, columns: ['name'] },
      { id: 'x', by: 'b', now: NOW, body: 'd' },
    );
    expect(one).toMatchObject({ status: 'running', rows: 0, filter, columns: ['name'], body: 'd', version: 1 });
    expect(begun()).not.toHaveProperty('columns');
    expect(begun()).not.toHaveProperty('body');
    expect(begun().filter).toEqual({});
    expect(hasWork(one)).toBe(true);
  });

  it('reads its sources one after the other', () => {
    let one = begun('everything', 'ndjson');
    const read: unknown[] = [];
    for (let source = sourceOf(one); source; source = sourceOf(one)) {
      read.push(source);
      one = afterParts(one, { parts: [], shape, after: 'more' });
      expect([sourceOf(one), one.after]).toEqual([source, 'more']);
      one = afterParts(one, { parts: [], shape, after: undefined });
      expect(one.after).toBeUndefined();
    }
    expect(read).toEqual(['settings', 'accounts', 'contacts', 'history']);
    expect((['accounts', 'contacts', 'duplicates'] as const).map((of) => sourceOf(begun(of)))).toEqual([
      'accounts',
      'contacts',
      'duplicates',
    ]);
  });

  it('counts what was read', () => {
    const one = afterParts(begun(), { parts: [part('a', 3), part('b', 4)], shape, after: 'p' });
    const two = afterParts(one, { parts: [part('c', 5)], shape, after: undefined });
    expect(two).toMatchObject({ rows: 12, version: 3, shape, section: 1 });
    expect(two.parts.map(({ name }) => name)).toEqual(['a', 'b', 'c']);
  });

  it('knows what steps that died may have left', () => {
    const first = taken(begun(), 'one');
    expect(first).toMatchObject({ hand: 'one', stray: [], version: 2 });
    expect(nextPart(first, 'accounts')).toBe('one-0-accounts');
    const second = taken(first, 'two');
    expect(second.stray).toEqual(['one-0-accounts']);
    const third = taken(afterParts(second, { parts: [part('two-0-accounts', 1)], shape, after: 'p' }), 'three');
    expect(third.stray).toEqual(['one-0-accounts', 'two-1-accounts']);
    expect(partsToDelete(third)).toEqual(['two-0-accounts', 'one-0-accounts', 'two-1-accounts', 'three-1-accounts']);
    // Where all is read no step writes a part.
    expect(partsToDelete(afterParts(third, { parts: [], shape, after: undefined }))).not.toContain('three-1-accounts');
    expect(nextPart(begun(), 'accounts')).toBe('-0-accounts');
    const everything = { ...taken(begun('everything', 'ndjson'), 'h'), section: 3 };
    expect(partsToDelete(everything)).toEqual(['h-0-tickets', 'h-0-timeline', 'h-0-merges']);
  });

  it('has a file of each type, and several where there are many rows', () => {
    const names = (one: Export) => filesOf(one).map(({ name, parts }) => [name, parts.map((each) => each.name).join()]);
    expect(names(begun())).toEqual([['accounts.csv', '']]);
    expect(names({ ...begun('everything', 'ndjson'), parts: [part('a', 1), part('t', 2, 'tickets')] })).toEqual([
      ['code-lists.ndjson', ''],
      ['custom-fields.ndjson', ''],
      ['stage-rules.ndjson', ''],
      ['saved-views.ndjson', ''],
      ['accounts.ndjson', 'a'],
      ['contacts.ndjson', ''],
      ['tickets.ndjson', 't'],
      ['timeline.ndjson', ''],
      ['merges.ndjson', ''],
    ]);
    const parts = [part('a', 60_000), part('b', 40_000), part('c', 1), part('d', 100_000), part('e', 200_000)];
    expect(names({ ...begun('accounts', 'xlsx'), parts })).toEqual([
      ['accounts.xlsx', 'a,b'],
      ['accounts-2.xlsx', 'c'],
      ['accounts-3.xlsx', 'd'],
      ['accounts-4.xlsx', 'e'],
    ]);
    expect(names({ ...begun('accounts', 'xlsx'), parts: [part('a', 200_000), part('b', 1)] })).toEqual([
      ['accounts.xlsx', 'a'],
      ['accounts-2.xlsx', 'b'],
    ]);
    expect(names({ ...begun('accounts', 'labels'), parts: [part('a', 24_000), part('b', 1)] })).toEqual([
      ['accounts.html', 'a'],
      ['accounts-2.html', 'b'],
    ]);
  });

  it('ends with its files and without its parts', () => {
    const file = { name: 'accounts.csv', of: 'accounts', rows: 3, size: 9 } as const;
    const one = asDone(withFile({ ...taken(begun(), 'h'), parts: [part('a', 3)], stray: ['s'] }, file), NOW);
    expect(one).toMatchObject({ status: 'done', finishedAt: NOW, files: [file], parts: [], stray: [], version: 4 });
    expect(one.hand).toBeUndefined();
    expect(hasWork(one)).toBe(false);
    expect(filesToDelete(one)).toEqual(['accounts.csv']);
    expect(filesToDelete({ ...begun('accounts', 'xlsx'), parts: [part('a', 100_000), part('b', 1)] })).toEqual([
      'accounts.xlsx',
      'accounts-2.xlsx',
    ]);
  });

  it('stops once, and has work until nothing of it is left', () => {
    const stopped = toStop(begun(), 'why');
    if (!stopped.ok) throw new Error('it was running');
    expect(stopped.value).toMatchObject({ status: 'stopped', why: 'why', version: 2 });
    expect(hasWork(stopped.value)).toBe(true);
    expect(toStop(stopped.value)).toMatchObject({ ok: false, error: { code: 'wrong-state' } });
    const gone = withoutFiles({ ...stopped.value, parts: [part('a', 1)], stray: ['b'], hand: 'h' }, NOW);
    expect(gone).toMatchObject({ parts: [], stray: [], filesRemovedAt: NOW, version: 3 });
    expect([gone.hand, hasWork(gone)]).toEqual([undefined, false]);
  });
});
