import { parse } from 'csv-parse/sync';
import * as z from 'zod';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { deliverReport } from '../../../functions/analytics/commands/deliver-report.ts';
import { keepCalendar } from '../../../functions/analytics/commands/keep-calendar.ts';
import { produceReport } from '../../../functions/analytics/commands/produce-report.ts';
import { putSchedule } from '../../../functions/analytics/commands/put-schedule.ts';
import { recordFacts } from '../../../functions/analytics/commands/record-facts.ts';
import { runSchedule } from '../../../functions/analytics/commands/run-schedule.ts';
import { scheduleOf } from '../../../functions/analytics/domain/schedule.ts';
import { eventEnvelope } from '../../../shared/kernel/event.ts';
import { postOffice, type Letter } from '../../../shared/mail/post-office.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { ticket } from '../../unit/analytics/tickets.ts';
import { cause, companyIn } from './company.ts';

let local: LocalTable;
let company: ReturnType<typeof companyIn>;
beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(() => local.stop());
beforeEach(async () => {
  company = companyIn(local.table);
  await company.employManager();
});
afterEach(async () => {
  for (const { pk, sk } of await local.everything())
    await local.table.write({ kind: 'delete', key: { pk: String(pk), sk: String(sk) } });
});

const daily = {
  report: 'tickets-by-department',
  cron: '0 8 * * *',
  timeZone: 'Europe/Berlin',
  recipients: ['boss@example.com', 'deputy@example.com'],
  formats: ['html', 'csv'],
} as const;

const scheduleDaily = async (at: string) => {
  const body = { ...daily, recipients: [...daily.recipients], formats: [...daily.formats] };
  await company.deps.schedules.put(scheduleOf('daily', body, undefined, at, 'person:m'), undefined, cause);
};

const runs = () => company.deps.runs.newest(100);

const eventsOn = async (id: string) => {
  const item = await local.table.get({ pk: `analytics#run#${id}`, sk: 'run' }, { consistent: true });
  return z.array(eventEnvelope).parse(typeof item?.['events'] === 'string' ? JSON.parse(item['events']) : []);
};

describe('a scheduled report', () => {
  it('is queued once for each slot although two sweeps run at once, missed slots oldest first', async () => {
    await scheduleDaily('2026-03-01T12:00:00.000Z');
    company.waitUntil('2026-03-05T07:00:20.000Z');
    const run = () => runSchedule(company.deps)('daily', cause);
    await Promise.all([run(), run(), run()]);
    const slots = (await runs()).map(({ slot, from, to }) => [slot?.slice(0, 10), from, to].join(' '));
    expect(slots.toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
      '2026-03-02 2026-03-01 2026-03-01',
      '2026-03-03 2026-03-02 2026-03-02',
      '2026-03-04 2026-03-03 2026-03-03',
      '2026-03-05 2026-03-04 2026-03-04',
    ]);
    expect(await run()).toMatchObject({ ok: false, error: { code: 'not-due' } });
    expect(await company.deps.schedules.get('daily')).toMatchObject({
      nextSlotAt: '2026-03-06T07:00:00.000Z',
      version: 1,
    });
  });

  it('is not queued again by a schedule that was deleted and put anew', async () => {
    await scheduleDaily('2026-03-01T12:00:00.000Z');
    company.waitUntil('2026-03-02T07:00:20.000Z');
    await runSchedule(company.deps)('daily', cause);
    const before = await company.deps.schedules.get('daily');
    if (before) await company.deps.schedules.delete(before, cause);
    await scheduleDaily('2026-03-01T12:00:00.000Z');
    await runSchedule(company.deps)('daily', cause);
    expect(await runs()).toHaveLength(1);
    expect(await company.deps.schedules.get('daily')).toMatchObject({ nextSlotAt: '2026-03-03T07:00:00.000Z' });
  });

  it('is nothing when its schedule is gone', async () => {
    expect(await runSchedule(company.deps)('gone', cause)).toMatchObject({ error: { code: 'no-such-schedule' } });
  });

  it('appears in the due index at its next slot', async () => {
    await scheduleDaily('2026-03-01T12:00:00.000Z');
    const shards = [0, 1, 2, 3].map((shard) =>
      local.table.query({ index: 'due', pk: `platform#due#${shard}`, limit: 9 }),
    );
    expect((await Promise.all(shards)).flat().map(({ dueSk }) => dueSk)).toEqual([
      '2026-03-02T07:00:00.000Z#report-schedule.due.v1#daily#1',
    ]);
  });

  it('may be changed by an administrator only, and a denied request writes nothing', async () => {
    const request = {
      params: { id: 'daily' },
      query: undefined,
      body: { ...daily, recipients: [...daily.recipients], formats: [...daily.formats] },
      caller: { kind: 'person', id: 'm' } as const,
      ifMatch: undefined,
      idempotencyKey: undefined,
      cause,
      sourceAddress: '',
    };
    expect(await putSchedule(company.deps)(request)).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(await company.deps.schedules.get('daily')).toBeUndefined();
  });
});

const count = async () => {
  await recordFacts(company.deps)([
    { ticketId: 'a', ticketVersion: 2, state: ticket({ receivedAt: '2026-03-04T12:30:00.000Z' }) },
    { ticketId: 'b', ticketVersion: 2, state: ticket({ receivedAt: '2026-03-03T12:30:00.000Z' }) },
    {
      ticketId: 'c',
      ticketVersion: 5,
      state: ticket({
        departmentId: 'technical',
        receivedAt: '2026-03-04T08:00:00.000Z',
        firstRespondedAt: '2026-03-04T08:30:00.000Z',
        resolvedAt: '2026-03-04T09:00:00.000Z',
      }),
    },
  ]);
};

/** As the counters know it: to within 5 %. */
const halfAnHour = 1728;

const costOf = async () => {
  const calls = await local.callsOf(() => company.run('2026-03-01', '2026-04-30'));
  return { calls: calls.length, queries: calls.filter(({ operation }) => operation === 'Query').length };
};

describe('a report', () => {
  it('has its totals and files, and says so in an event', async () => {
    await count();
    const { id, produced, now } = await company.run('2026-03-04', '2026-03-04');
    expect(produced.ok).toBe(true);
    const run = await now();
    expect(run).toMatchObject({
      status: 'done',
      version: 3,
      totals: {
        received: 2,
        open: 2,
        overdue: 0,
        escalated: 0,
        resolved: 1,
        byDepartment: { billing: 1, technical: 1 },
        firstResponse: {
          overall: { answered: 1, medianSeconds: halfAnHour, p90Seconds: halfAnHour },
          byDepartment: { technical: { answered: 1, medianSeconds: halfAnHour, p90Seconds: halfAnHour } },
        },
      },
      files: [
        { format: 'html', key: `analytics/reports/${id}/2/tickets-by-department_2026-03-04_2026-03-04.html` },
        { format: 'csv' },
      ],
    });
    const csv = [...company.contents].find(([key]) => key.endsWith('.csv'))?.[1] ?? '';
    expect(parse(csv, { columns: true })).toHaveLength(2);
    expect(await eventsOn(id)).toMatchObject([{ id: `${id}:3:0`, type: 'report.produced.v1' }]);
    expect(await produceReport(company.deps)(id, cause)).toMatchObject({ error: { code: 'produced' } });
  });

  it('that was made without the times of first responses is read and mailed as it is', async () => {
    await count();
    const { id, now } = await company.run('2026-03-04', '2026-03-04');
    const run = await now();
    if (run?.status !== 'done') throw new Error('not done');
    const { firstResponse: _, ...totals } = run.totals;
    await company.deps.runs.put({ ...run, totals, recipients: ['boss@example.com'], version: run.version + 1 }, run);
    expect(await now()).toMatchObject({ totals: { received: 2 } });
    const letters: Letter[] = [];
    const carrier = () => async (_id: string, letter: Letter) => {
      letters.push(letter);
      return 'id';
    };
    const mails = postOffice('analytics', local.table, carrier, company.deps.clock);
    expect((await deliverReport({ ...company.deps, mails })(id, 'event')).ok).toBe(true);
    expect(letters[0]?.text).toContain('technical: 1 received');
  });

  it('costs the same however many tickets there are', async () => {
    await count();
    // What is remembered of the directory is remembered then.
    await costOf();
    const before = await costOf();
    for (let n = 0; n < 10; n += 1)
      await recordFacts(company.deps)(
        Array.from({ length: 50 }, (_, m) => ({ ticketId: `${n}-${m}`, ticketVersion: 1, state: ticket() })),
      );
    expect(before.queries).toBe(2 * 8 + 8);
    expect(await costOf()).toEqual(before);
  });

  it('is committed by one of two that produce it at once', async () => {
    await count();
    const { id } = await company.run('2026-03-04', '2026-03-04');
    expect((await eventsOn(id)).length).toBe(1);
    const again = await Promise.all([1, 2].map(() => produceReport(company.deps)(id, cause)));
    expect(again.every(({ ok }) => !ok)).toBe(true);
  });

  it('waits, due each minute, until the tickets are counted in the days of the company', async () => {
    await count();
    await company.useZone('Pacific/Auckland');
    const { id, produced, now } = await company.run('2026-03-05', '2026-03-05');
    expect(produced).toMatchObject({ ok: false, error: { code: 'counting-anew' } });
    expect(await now()).toMatchObject({ status: 'queued', version: 2 });
    expect(await produceReport(company.deps)(id, cause)).toMatchObject({ error: { code: 'counting-anew' } });
    expect(await now()).toMatchObject({ version: 2 });

    await keepCalendar(company.deps)(cause);
    expect(await produceReport(company.deps)(id, cause)).toMatchObject({ error: { code: 'counting-anew' } });
    company.wait(61);
    expect((await keepCalendar(company.deps)(cause)).ok).toBe(true);
    expect(await eventsOn(id)).toMatchObject([{ id: `${id}:3:0`, type: 'report.requested.v1' }]);
    expect((await produceReport(company.deps)(id, cause)).ok).toBe(true);
    // 12:30 in UTC on the 4th is the 5th in Auckland.
    expect(await now()).toMatchObject({ status: 'done', totals: { received: 1, open: 2 } });
  });

  it('is not read from counters that were left behind meanwhile', async () => {
    await count();
    const { deps } = company;
    const slow = {
      ...deps,
      aggregates: {
        ...deps.aggregates,
        flows: async (...args: Parameters<typeof deps.aggregates.flows>) => {
          const flows = await deps.aggregates.flows(...args);
          await company.useZone('Asia/Tokyo');
          return flows;
        },
      },
    };
    company.wait(1);
    const { id } = await company.run('2026-03-01', '2026-03-01');
    const run = await deps.runs.get(id);
    if (run?.status !== 'done') throw new Error('not done');
    const { files: _, totals: __, ...open } = run;
    await deps.runs.put({ ...open, status: 'running', version: run.version + 1 }, run);
    expect(await produceReport(slow)(id, cause)).toMatchObject({ error: { code: 'counting-anew' } });
    expect(await deps.runs.get(id)).toMatchObject({ status: 'queued' });
  });

  it('is mailed to each recipient once, with its files', async () => {
    await count();
    await scheduleDaily('2026-03-01T12:00:00.000Z');
    company.waitUntil('2026-03-02T07:00:20.000Z');
    await runSchedule(company.deps)('daily', cause);
    const [run] = await runs();
    await produceReport(company.deps)(run?.id ?? '', cause);
    const letters: Letter[] = [];
    let broken = true;
    const mails = postOffice(
      'analytics',
      local.table,
      () => async (_id, letter) => {
        if (broken && letter.to.startsWith('deputy')) throw new Error('no such box today');
        letters.push(letter);
        return 'id';
      },
      company.deps.clock,
    );
    const deliver = () => deliverReport({ ...company.deps, mails })(run?.id ?? '', 'event');
    await expect(deliver()).rejects.toThrow('no such box');
    broken = false;
    expect((await deliver()).ok).toBe(true);
    expect((await deliver()).ok).toBe(true);
    expect(letters.map(({ to }) => to)).toEqual(daily.recipients);
    expect(letters[0]?.html).toContain('<!doctype html>');
    expect(letters[0]?.attachments?.map(({ fileName }) => fileName)).toEqual([
      'tickets-by-department_2026-03-01_2026-03-01.html',
      'tickets-by-department_2026-03-01_2026-03-01.csv',
    ]);
  });
});

describe('the list of runs', () => {
  it('is newest first, in pages', async () => {
    for (const day of ['01', '02', '03']) {
      company.wait(1);
      await company.run(`2026-03-${day}`, `2026-03-${day}`);
    }
    const first = await company.deps.runs.page({ limit: 2 });
    if (!first.ok) throw new Error('refused');
    expect(first.value.items.map(({ from }) => from)).toEqual(['2026-03-03', '2026-03-02']);
    const second = await company.deps.runs.page({ limit: 2, cursor: first.value.cursor });
    expect(second).toMatchObject({ ok: true, value: { items: [{ from: '2026-03-01' }] } });
    expect(await company.deps.runs.page({ limit: 2, cursor: `${first.value.cursor}x` })).toMatchObject({ ok: false });
  });
});
