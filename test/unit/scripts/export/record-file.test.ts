import { describe, expect, it } from 'vitest';
import { fileOf, lineOf } from '../../../../scripts/export/record-file.ts';

describe('the file of a record', () => {
  it.each([
    ['customers#account#7KQ', 'record', 'customers/account.ndjson'],
    ['customers#contact#7KQ', 'record', 'customers/contact.ndjson'],
    ['customers#timeline#7KQ', '2026-03-01T00:00:00.000Z#e1', 'customers/timeline.ndjson'],
    ['customers#merge#M', 'moved#contact#7KQ', 'customers/merge-moved.ndjson'],
    ['customers#standards', 'code-lists', 'customers/standards.ndjson'],
    ['access#directory', 'person#ada', 'access/person.ndjson'],
    ['access#directory', 'departments', 'access/directory.ndjson'],
    ['access#audit-denials', '2026-03-01T00:00:00.000Z#e1', 'access/audit-denials.ndjson'],
    ['service#ticket#7KQ', 'ticket', 'service/ticket.ndjson'],
    ['service#ticket#7KQ', 'ticket#account', 'service/ticket.ndjson'],
    ['service#ticket#7KQ', 'message#X', 'service/ticket-message.ndjson'],
    ['analytics#schedules', 'weekly', 'analytics/schedules.ndjson'],
    ['analytics#run#X', 'run', 'analytics/run.ndjson'],
    ['new#thing/..#X', 'sk', 'new/thing___.ndjson'],
  ])('%s %s is %s', (pk, sk, file) => {
    expect(fileOf({ pk, sk })).toBe(file);
  });

  it.each([
    ['customers#search#account#all#nac#0', 'acme#7KQ'],
    ['customers#accounts#all#0', '2026#7KQ'],
    ['customers#account#7KQ', 'record#ticket#open#1#T'],
    ['customers#account#7KQ', 'pair#8KQ'],
    ['customers#account#7KQ', 'merge#M'],
    ['customers#account#7KQ', 'derived'],
    ['customers#lock#email#x', 'lock'],
    ['analytics#agg#1#2026-03#0', 'x'],
    ['analytics#facts#0', 'x'],
    ['service#address#x', 'count'],
  ])('%s %s is made of records and has none', (pk, sk) => {
    expect(fileOf({ pk, sk })).toBeUndefined();
  });
});

it('a line has the record without what only the table needs', () => {
  const record = { pk: 'customers#account#7KQ', sk: 'record', name: 'Łódź\n', tags: ['a'] };
  const line = lineOf({ ...record, gsi1pk: 'a', gsi1sk: 'b', duePk: 'c', dueSk: 'd', events: '[]' });
  expect(line.endsWith('\n')).toBe(true);
  expect(line.indexOf('\n')).toBe(line.length - 1);
  expect(JSON.parse(line)).toEqual(record);
});
