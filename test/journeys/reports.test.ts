import { expect, it } from 'vitest';
import * as z from 'zod';
import { call, complaint, eventually, mailsTo, routedTicket, unique, type Json } from './target.ts';

const today = () => new Date().toISOString().slice(0, 10);

const times = z.looseObject({ answered: z.number(), medianSeconds: z.number().optional() });
const responses = z.object({ overall: times, byDepartment: z.record(z.string(), times) });

const finished = async (id: string, seconds = 60) =>
  eventually(
    'the report',
    async () => {
      const { body } = await call('manager', 'GET', `/v1/report-runs/${id}`);
      if (body['status'] === 'failed') throw new Error(`the report failed: ${JSON.stringify(body)}`);
      return body['status'] === 'done' && body;
    },
    seconds,
  );

const run = async (from: string, to: string) => {
  const asked = await call('manager', 'POST', '/v1/reports/tickets-by-department/runs', {
    from,
    to,
    formats: ['html', 'csv'],
  });
  expect(asked.status).toBe(202);
  return finished(String(asked.body['id']), 240);
};

const received = (report: Json, department: string) => Number(report['totals']?.['byDepartment']?.[department] ?? 0);

it('counts what arrived by department, in files that open without a token', async () => {
  const id = unique('counted');
  const department = {
    name: 'Zählung 统计',
    email: `${id}@rapport.example`,
    managerEmail: 'm@rapport.example',
    targets: { firstResponseHours: 1, resolutionHours: 2 },
  };
  await call('admin', 'PUT', `/v1/departments/${id}`, department);
  for (let n = 0; n < 3; n += 1) {
    const ticket = await routedTicket(complaint({ channel: n === 0 ? 'phone' : 'web' }));
    const path = `/v1/tickets/${String(ticket['id'])}`;
    const body = { departmentId: id, reason: 'To be counted.' };
    expect((await call('admin', 'POST', `${path}/reroute`, body, { 'if-match': '"2"' })).status).toBe(200);
    if (n === 0)
      expect(
        (await call('admin', 'POST', `${path}/resolve`, { solution: 'Done.' }, { 'if-match': '"3"' })).status,
      ).toBe(200);
  }
  const report = await eventually('all three in the counts', async () => {
    const done = await run(today(), today());
    return received(done, id) === 3 && done;
  });
  const sum = Object.values(report['totals']?.['byDepartment'] ?? {}).reduce(
    (total, count) => total + Number(count),
    0,
  );
  expect(sum).toBeLessThanOrEqual(Number(report['totals']?.['received']));
  expect(Number(report['totals']?.['resolved'])).toBeGreaterThanOrEqual(1);
  const { overall, byDepartment } = responses.parse(report['totals']?.['firstResponse']);
  expect(byDepartment[id]).toMatchObject({ answered: 1 });
  expect(overall.answered).toBeGreaterThanOrEqual(1);
  const took = byDepartment[id]?.medianSeconds;

  const files = report['files'] as unknown as { format: string; url: string }[];
  expect(files.map(({ format }) => format).toSorted()).toEqual(['csv', 'html']);
  const read = async (format: string) => {
    const response = await fetch(files.find((file) => file.format === format)?.url ?? '');
    expect(response.status).toBe(200);
    return response.text();
  };
  const csv = await read('csv');
  expect(
    csv
      .split(/\r?\n/)
      .filter((row) => row.startsWith(id))
      .toSorted(),
  ).toEqual([
    // The solution is the first answer.
    `${id},Zählung 统计,complaint,phone,${today()},1,1,0,1,${took},${took}`,
    `${id},Zählung 统计,complaint,web,${today()},2,0,0,0,,`,
  ]);
  const html = await read('html');
  expect(html).toContain('<svg');
  expect(html).toContain('Zählung 统计');
});

it('mails a scheduled report with its files, once for each slot', async () => {
  const id = unique('minutely');
  const recipient = `${id}@rapport.example`;
  const schedule = {
    report: 'tickets-by-department',
    cron: '* * * * *',
    timeZone: 'Europe/Berlin',
    recipients: [recipient],
    formats: ['html', 'csv'],
  };
  const path = `/v1/report-schedules/${id}`;
  expect((await call('manager', 'PUT', path, schedule)).status).toBe(403);
  expect((await call('admin', 'PUT', path, schedule)).status).toBe(201);
  expect((await call('manager', 'GET', path)).body).toMatchObject(schedule);
  await eventually(
    'two slots by mail',
    async () => {
      const found = await mailsTo(recipient, '');
      return found && found.length >= 2;
    },
    240,
  );
  expect((await call('admin', 'DELETE', path)).status).toBe(204);
  expect((await call('admin', 'GET', path)).status).toBe(404);

  const runs = (await call('manager', 'GET', '/v1/report-runs?limit=200')).body['items'] as unknown as {
    scheduleId?: string;
    slot?: string;
    status: string;
  }[];
  const slots = runs.filter(({ scheduleId }) => scheduleId === id).map(({ slot }) => slot);
  expect(slots.length).toBeGreaterThanOrEqual(2);
  expect(new Set(slots).size).toBe(slots.length);
});

it('counts anew in the days of another time zone, and reports nothing until it has', async () => {
  await routedTicket(complaint());
  // As many hours from UTC as UTC itself, so that the other journeys' days stay theirs.
  const zones = ['Africa/Abidjan', 'Atlantic/Reykjavik'];
  const settings = await call('admin', 'GET', '/v1/settings');
  const timeZone = zones.find((zone) => zone !== settings.body['timeZone']);
  const stale = await call('admin', 'PUT', '/v1/settings', { timeZone }, { 'if-match': '"99"' });
  expect(stale.status).toBe(412);
  const changed = await call('admin', 'PUT', '/v1/settings', { timeZone });
  expect(changed).toMatchObject({ status: 200, body: { timeZone } });
  const report = await run(today(), today());
  expect(Number(report['totals']?.['received'])).toBeGreaterThanOrEqual(1);
  const page = (report['files'] as unknown as { format: string; url: string }[]).find(
    ({ format }) => format === 'html',
  );
  expect(await (await fetch(page?.url ?? '')).text()).toContain(String(timeZone));
});

it('refuses schedules and periods that make no sense', async () => {
  const schedule = {
    report: 'tickets-by-department',
    cron: '0 6 * * 1',
    timeZone: 'UTC',
    recipients: ['a@b.example'],
    formats: ['csv'],
  };
  const field = async (change: object) => {
    const { status, body } = await call('admin', 'PUT', '/v1/report-schedules/bad', { ...schedule, ...change });
    return [status, (body['errors'] as unknown as { field: string }[] | undefined)?.[0]?.field];
  };
  expect(await field({ cron: '61 * * * *' })).toEqual([400, 'cron']);
  expect(await field({ cron: '* * * * * *' })).toEqual([400, 'cron']);
  expect(await field({ cron: '0 0 31 2 *' })).toEqual([400, 'cron']);
  expect(await field({ timeZone: 'Mars/Base' })).toEqual([400, 'timeZone']);
  expect(await field({ recipients: [] })).toEqual([400, 'recipients']);
  const ask = (from: string, to: string) =>
    call('manager', 'POST', '/v1/reports/tickets-by-department/runs', { from, to, formats: ['csv'] });
  expect(await ask('2026-02-02', '2026-02-01')).toMatchObject({ status: 422, body: { errors: [{ field: 'to' }] } });
  expect((await ask('2026-02-30', '2026-03-01')).status).toBe(400);
  expect((await ask('yesterday', 'today')).status).toBe(400);
  expect((await call('agent', 'GET', '/v1/report-runs')).status).toBe(403);
  expect((await call('admin', 'GET', '/v1/report-runs/00000000000000000000000000')).status).toBe(404);
});
