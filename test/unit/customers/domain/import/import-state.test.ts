import { describe, expect, it } from 'vitest';
import {
  afterChunk,
  asDone,
  asRead,
  asUnreadable,
  isActive,
  isThrough,
  newImport,
  remapped,
  toRead,
  toRehearse,
  toResume,
  toStart,
  toStop,
  type Import,
} from '../../../../../functions/customers/domain/import/import-state.ts';
import { rowsOf, type RowResult } from '../../../../../functions/customers/domain/import/results.ts';
import { codeOf, valueOf } from '../../../../support/company.ts';

const now = '2026-03-02T09:00:00.000Z';
const fresh = newImport({ fileName: 'a.csv', recordType: 'account' }, { id: 'i', by: 'person:sally', now });
const file = { name: 'source', size: 100, encoding: 'utf-8', separator: ',', start: 10 } as const;
const columns = [
  { name: 'Name', samples: ['Ada'] },
  { name: 'Mail', samples: [] },
];
const reading = valueOf(toRead(fresh, { separator: ';' }, 'person:sally'));
const ready = asRead(reading, { file, format: 'csv', columns, mapping: [{ column: 0, field: 'name' }] });
const running = valueOf(toStart(ready, 'person:sally'));
const result = (row: number, outcome: RowResult['outcome']): RowResult => ({
  row,
  outcome,
  ...(outcome === 'refused' && { reason: 'why', column: 'Name', cells: ['x'] }),
});

describe('an import', () => {
  it('waits for its file, is read, and is ready with a guess', () => {
    expect([fresh, reading, ready].map(({ status, version }) => [status, version])).toEqual([
      ['waiting', 1],
      ['reading', 2],
      ['ready', 3],
    ]);
    expect([fresh, reading, ready, running].map(isActive)).toEqual([false, true, false, true]);
    expect(reading.reading).toEqual({ separator: ';' });
  });

  it('may be read again until it starts; what was found before is forgotten', () => {
    expect(valueOf(toRead(ready, {}, 'person:sam'))).toMatchObject({
      status: 'reading',
      columns: [],
      mapping: [],
      file: undefined,
      by: 'person:sam',
    });
    expect(toRead(asUnreadable(reading, 'empty'), {}, 'x').ok).toBe(true);
    for (const one of [reading, running]) expect(codeOf(toRead(one, {}, 'x'))).toBe('wrong-state');
    expect(asUnreadable(reading, 'empty')).toMatchObject({ status: 'unreadable', why: 'empty' });
  });

  it('takes another mapping until it starts; what a dry run found is forgotten', () => {
    const looked = { ...ready, dryRun: { counts: ready.counts, problems: [], finishedAt: now } };
    const changed = valueOf(
      remapped(looked, { mapping: [{ column: 1, field: 'emails', label: 'work' }], options: { country: 'DE' } }),
    );
    expect(changed).toMatchObject({
      mapping: [{ column: 1, field: 'emails', label: 'work' }],
      options: { allowDuplicates: false, country: 'DE' },
      dryRun: undefined,
    });
    expect(valueOf(remapped(ready, { options: { allowDuplicates: true } }))).toMatchObject({
      mapping: ready.mapping,
      options: { allowDuplicates: true },
    });
    expect(codeOf(remapped(running, {}))).toBe('wrong-state');
  });

  it.each([
    ['a column that is not there', [{ column: 2, field: 'name' }]],
    ['a field that is not there', [{ column: 0, field: 'nickname' }]],
    ['a field that no cell holds', [{ column: 0, field: 'consents' }]],
    ['a label of what has none', [{ column: 0, field: 'name', label: 'work' }]],
    [
      'a column twice',
      [
        { column: 0, field: 'name' },
        { column: 0, field: 'tags' },
      ],
    ],
    [
      'two columns for one value',
      [
        { column: 0, field: 'name' },
        { column: 1, field: 'name' },
      ],
    ],
    ['a field of contacts', [{ column: 0, field: 'organization' }]],
  ])('refuses a mapping with %s', (_, mapping) => {
    expect(codeOf(remapped(ready, { mapping }))).toBe('bad-mapping');
  });

  it('lets several columns be e-mails, or parts of different addresses', () => {
    const two = (field: string, label?: string) => [
      { column: 0, field },
      { column: 1, field, ...(label !== undefined && { label }) },
    ];
    expect(codeOf(remapped(ready, { mapping: two('emails') }))).toBe('ok');
    expect(codeOf(remapped(ready, { mapping: two('addresses.city', 'home') }))).toBe('ok');
    expect(codeOf(remapped(ready, { mapping: two('addresses.city') }))).toBe('bad-mapping');
    expect(codeOf(remapped(ready, { mapping: [{ column: 0, field: 'customFields.seats' }] }))).toBe('ok');
  });

  it('starts once, when it is read and mapped', () => {
    expect(running).toMatchObject({ status: 'running', position: { offset: 10, row: 2, chunk: 0 } });
    for (const one of [fresh, reading, running]) expect(codeOf(toStart(one, 'x'))).toBe('wrong-state');
    expect(codeOf(toStart({ ...ready, mapping: [] }, 'x'))).toBe('wrong-state');
    expect(valueOf(toRehearse(ready, 'x'))).toMatchObject({ status: 'rehearsing', by: 'x' });
  });

  it('counts each chunk, and is through at the end of its file', () => {
    const one = afterChunk(
      running,
      { results: [result(2, 'created'), result(3, 'updated')], next: { offset: 60, row: 4, chunk: 1 } },
      now,
    );
    expect(one).toMatchObject({
      status: 'running',
      counts: { created: 1, updated: 1 },
      position: { offset: 60 },
      version: running.version + 1,
    });
    expect([isThrough(running), isThrough(one), isThrough(fresh)]).toEqual([false, false, false]);
    const end = { offset: 100, row: 5, chunk: 2 };
    const clean = afterChunk(one, { results: [result(4, 'unchanged')], next: end }, now);
    expect(clean).toMatchObject({
      status: 'done',
      finishedAt: now,
      version: one.version + 1,
      columns: [
        { name: 'Name', samples: [] },
        { name: 'Mail', samples: [] },
      ],
    });
    expect(rowsOf(clean.counts)).toBe(3);
    const refused = afterChunk(one, { results: [result(4, 'refused')], next: end }, now);
    expect(refused).toMatchObject({ status: 'running', problems: [{ row: 4, reason: 'why', column: 'Name' }] });
    expect(isThrough(refused)).toBe(true);
    expect(asDone(refused, now).status).toBe('done');
  });

  it('shows the first problems', () => {
    const results = Array.from({ length: 30 }, (_, n) => result(n + 2, 'refused'));
    const one = afterChunk(running, { results, next: { offset: 60, row: 32, chunk: 1 } }, now);
    expect(one.problems.map(({ row }) => row)).toEqual(Array.from({ length: 20 }, (_, n) => n + 2));
    expect(one.counts.refused).toBe(30);
  });

  it('stops and goes on; a chunk that was under way is counted', () => {
    const stopped = valueOf(toStop(running, 'why'));
    expect(stopped).toMatchObject({ status: 'stopped', why: 'why' });
    const end = { offset: 100, row: 3, chunk: 1 };
    expect(afterChunk(stopped, { results: [result(2, 'created')], next: end }, now)).toMatchObject({
      status: 'stopped',
      counts: { created: 1 },
    });
    expect(valueOf(toResume(stopped, 'person:sam'))).toMatchObject({
      status: 'running',
      by: 'person:sam',
      position: running.position,
      why: undefined,
    });
    for (const one of [ready, running]) expect(codeOf(toResume(one, 'x'))).toBe('wrong-state');
    for (const one of [fresh, ready, stopped]) expect(codeOf(toStop(one))).toBe('wrong-state');
  });

  it('is ready again after a dry run, which tells what it found', () => {
    const rehearsing = valueOf(toRehearse(ready, 'x'));
    const found: Import = afterChunk(
      rehearsing,
      { results: [result(2, 'created'), result(3, 'refused')], next: { offset: 100, row: 4, chunk: 1 } },
      now,
    );
    expect(found).toMatchObject({
      status: 'ready',
      position: undefined,
      dryRun: { counts: { created: 1, refused: 1 }, problems: [{ row: 3 }], finishedAt: now },
      counts: { created: 0 },
    });
    expect(valueOf(toStop(rehearsing))).toMatchObject({ status: 'ready', position: undefined });
  });
});
