import { describe, expect, it } from 'vitest';
import {
  afterChunk,
  asDone,
  asRead,
  asUnreadable,
  chunksOf,
  isActive,
  isBusy,
  isThrough,
  newImport,
  remapped,
  toRead,
  toRehearse,
  toResume,
  toStart,
  toStop,
  withoutFiles,
  type Import,
} from '../../../../../functions/customers/domain/import/import-state.ts';
import { rowsOf, type RowResult } from '../../../../../functions/customers/domain/import/results.ts';
import type { Result } from '../../../../../shared/kernel/result.ts';
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

describe('an import that is new', () => {
  it('has nothing but what its file is called, and who puts it', () => {
    const plain = {
      id: 'i',
      fileName: 'a.csv',
      recordType: 'account',
      status: 'waiting',
      reading: {},
      columns: [],
      mapping: [],
      options: { allowDuplicates: false },
      counts: { created: 0, updated: 0, unchanged: 0, duplicate: 0, refused: 0 },
      problems: [],
      createdAt: now,
      createdBy: 'person:sally',
      by: 'person:sally',
      version: 1,
    };
    expect(fresh).toStrictEqual(plain);
    expect(
      newImport(
        { fileName: 'a.vcf', format: 'vcard', recordType: 'contact' },
        { id: 'i', by: 'person:sally', now, body: 'digest' },
      ),
    ).toStrictEqual({ ...plain, fileName: 'a.vcf', format: 'vcard', recordType: 'contact', body: 'digest' });
  });
});

describe('an import that is read anew', () => {
  it('forgets all that was found and counted', () => {
    const problems = [{ row: 2, reason: 'why' }];
    const counts = { ...ready.counts, refused: 1 };
    const before: Import = {
      ...ready,
      why: 'stopped',
      counts,
      problems,
      dryRun: { counts, problems, finishedAt: now },
      position: { offset: 10, row: 2, chunk: 0 },
    };
    expect(valueOf(toRead(before, { encoding: 'big5' }, 'person:sam'))).toEqual({
      ...fresh,
      format: 'csv',
      status: 'reading',
      reading: { encoding: 'big5' },
      by: 'person:sam',
      version: 4,
    });
  });
});

describe('an import under way', () => {
  it.each([
    ['waiting', false],
    ['reading', true],
    ['unreadable', false],
    ['ready', false],
    ['rehearsing', true],
    ['running', true],
    ['stopped', false],
    ['done', false],
  ] as const)('has somebody at work on it: %s, %s', (status, isOne) => {
    expect(isActive({ status })).toBe(isOne);
  });

  it.each([
    ['waiting', '2026-03-02T09:14:59.999Z', true],
    ['waiting', '2026-03-02T09:15:00.000Z', false],
    ['running', '2026-03-03T09:00:00.000Z', true],
    ['reading', '2026-03-02T09:00:00.000Z', true],
    ['ready', '2026-03-02T09:00:00.000Z', false],
    ['stopped', '2026-03-02T09:00:00.000Z', false],
  ] as const)('is busy while it works, or its file may come for a quarter of an hour: %s at %s, %s', (...one) => {
    const [status, at, isOne] = one;
    expect(isBusy({ status, createdAt: now }, at)).toBe(isOne);
  });

  it('is refused what it is too late or too early for, with what to do', () => {
    const detailOf = (result: Result<unknown, { detail: string }>) => (result.ok ? 'ok' : result.error.detail);
    expect([
      detailOf(toRead(running, {}, 'x')),
      detailOf(remapped(running, {})),
      detailOf(toStart(running, 'x')),
      detailOf(toStart({ ...ready, mapping: [] }, 'x')),
      detailOf(toStop(ready)),
      detailOf(toResume(running, 'x')),
    ]).toEqual([
      'The file is being worked on, or was: begin another import.',
      'The mapping can be changed when the file is read, until the import starts.',
      'The import starts when its file is read, once.',
      'Say first which columns are which fields.',
      'There is nothing under way that could stop.',
      'Only an import that was stopped goes on.',
    ]);
  });

  it('notes of a refused row what is known of it', () => {
    const results: RowResult[] = [
      { row: 2, outcome: 'refused', reason: 'The row is broken.', cells: ['x'] },
      { row: 3, outcome: 'refused', reason: 'No such day.', column: 'Born', field: 'birthday', cells: ['x'] },
      { row: 4, outcome: 'created', id: 'r', number: 'A-7KQ2M-9XH4C' },
      { row: 5, outcome: 'duplicate', reason: 'May be there.', cells: ['x'] },
    ];
    const next = { offset: 60, row: 6, chunk: 1 };
    const noted = { ...running, problems: [{ row: 1, reason: 'before' }] };
    expect(afterChunk(noted, { results, next }, now).problems).toStrictEqual([
      { row: 1, reason: 'before' },
      { row: 2, reason: 'The row is broken.' },
      { row: 3, reason: 'No such day.', column: 'Born', field: 'birthday' },
      { row: 5, reason: 'May be there.' },
    ]);
  });

  it('is not done at its end while duplicates are to be handed back', () => {
    const end = { offset: 100, row: 3, chunk: 1 };
    expect(afterChunk(running, { results: [result(2, 'duplicate')], next: end }, now).status).toBe('running');
  });

  it('has a chunk of results more than it knows of, once it has begun', () => {
    expect(chunksOf(ready)).toBe(0);
    expect(chunksOf(running)).toBe(1);
    expect(chunksOf({ position: { offset: 60, row: 4, chunk: 2 } })).toBe(3);
  });
});

describe('an import whose files are deleted', () => {
  const done = asDone({ ...running, problems: [{ row: 2, reason: 'why' }] }, now);
  const later = '2026-03-05T09:00:00.000Z';

  it('is over, and keeps nothing of them but counts', () => {
    const dryRun = { counts: ready.counts, problems: [], finishedAt: now };
    expect(withoutFiles({ ...running, dryRun, counts: { ...running.counts, created: 7 } }, later)).toEqual({
      ...running,
      fileName: 'erased',
      status: 'done',
      why: 'Its files were deleted, since somebody was erased.',
      file: undefined,
      columns: [],
      mapping: [],
      problems: [],
      counts: { ...running.counts, created: 7 },
      filesRemovedAt: later,
      version: running.version + 1,
    });
    expect(withoutFiles(done, later)).toMatchObject({ status: 'done', finishedAt: now, problems: [], columns: [] });
  });

  it('tells when they were first deleted', () => {
    expect(withoutFiles({ ...done, filesRemovedAt: now }, later).filesRemovedAt).toBe(now);
  });

  it('has no rows left to look at', () => {
    expect(isThrough(withoutFiles(running, later))).toBe(true);
  });
});
