import { describe, expect, it } from 'vitest';
import {
  checkPeriod,
  done,
  failed,
  queued,
  running,
  waiting,
  woken,
} from '../../../../functions/analytics/domain/run.ts';

const refusalOf = (from: string, to: string) => {
  const checked = checkPeriod({ from, to });
  return checked.ok ? undefined : checked.error;
};

describe('the period of a report', () => {
  it('may be from one day to ten years', () => {
    expect(refusalOf('2026-03-01', '2026-03-01')).toBeUndefined();
    expect(refusalOf('2016-02-24', '2026-03-02')).toBeUndefined();
  });

  it('is refused when it ends before it begins', () => {
    expect(refusalOf('2026-03-02', '2026-03-01')).toEqual({
      code: 'ends-before-it-begins',
      detail: 'The period ends before it begins: send a day from 2026-03-02 on.',
      field: 'to',
    });
  });

  it.each([
    ['2016-02-24', '2026-03-03'],
    ['0001-01-01', '9999-12-31'],
  ])('is refused when it is longer than ten years, from %s to %s', (from, to) => {
    expect(refusalOf(from, to)).toEqual({
      code: 'period-too-long',
      detail: 'A report covers ten years at the most.',
      field: 'to',
    });
  });
});

describe('a run', () => {
  const [before, now] = ['2026-03-02T07:00:00.000Z', '2026-03-02T07:00:10.000Z'];
  const asked = {
    id: 'R1',
    report: 'tickets-by-department',
    from: '2026-03-01',
    to: '2026-03-01',
    formats: ['html', 'csv'],
    recipients: ['boss@example.com'],
    scheduleId: 'daily',
    slot: before,
    requestedBy: 'person:1',
    requestMark: 'mark',
  } satisfies Omit<Parameters<typeof queued>[0], 'now'>;
  const first = queued({ ...asked, now: before });
  const waits = waiting(running(first, before), before);
  const next = { ...asked, createdAt: before, updatedAt: now };
  const totals = { received: 1, open: 1, overdue: 0, escalated: 0, resolved: 0, byDepartment: {} };
  const files = [{ format: 'csv' as const, key: 'analytics/reports/R1/report.csv' }];

  it('begins in the queue, as it was asked for', () => {
    expect(first).toStrictEqual({ ...asked, status: 'queued', createdAt: before, updatedAt: before, version: 1 });
  });

  it('is taken into hands, whether it waited or not', () => {
    expect(running(first, now)).toStrictEqual({ ...next, status: 'running', version: 2 });
    expect(running(waits, now)).toStrictEqual({ ...next, status: 'running', version: 4 });
  });

  it('waits, and is woken', () => {
    expect(waiting(first, now)).toStrictEqual({ ...next, status: 'queued', waitsSince: now, version: 2 });
    expect(woken(waits, now)).toStrictEqual({ ...next, status: 'queued', version: 4 });
  });

  it('is done with its files and totals, or failed with its error', () => {
    const taken = running(first, before);
    const error = { code: 'too-large', detail: 'It is too large.' };
    expect(done(taken, files, totals, now)).toStrictEqual({ ...next, status: 'done', files, totals, version: 3 });
    expect(failed(taken, error, now)).toStrictEqual({ ...next, status: 'failed', error, version: 3 });
  });
});
