import { expect, it } from 'vitest';
import { call, complaint, eventually, mailsTo, unique } from './target.ts';

it('raises a ticket that nobody answers, tells the manager each time, and stops at level three', async () => {
  const id = unique('slow');
  const managerEmail = `${id}-manager@rapport.example`;
  const put = await call('admin', 'PUT', `/v1/departments/${id}`, {
    id,
    name: 'Slow',
    email: `${id}@rapport.example`,
    managerEmail,
    targets: { firstResponseHours: 0.001, resolutionHours: 1000 },
  });
  expect(put.status).toBe(201);
  const submitted = await call(
    'admin',
    'POST',
    '/v1/tickets',
    complaint({ subject: 'Hello', text: 'Nobody answers.' }),
  );
  const ticket = `/v1/tickets/${String(submitted.body['id'])}`;
  await eventually('routing', async () => (await call('admin', 'GET', ticket)).body['status'] === 'queued');
  const rerouted = await call(
    'admin',
    'POST',
    `${ticket}/reroute`,
    { departmentId: id, reason: 'It is theirs.' },
    { 'if-match': '"2"' },
  );
  expect(rerouted).toMatchObject({
    status: 200,
    body: { departmentId: id, routing: { by: 'person', reason: 'It is theirs.' } },
  });

  const number = String(submitted.body['number']);
  await eventually(
    'level 1',
    async () => ((await call('admin', 'GET', ticket)).body['escalationLevel'] as unknown as number) >= 1,
    90,
  );
  await eventually('the mail to the manager', () => mailsTo(managerEmail, number));
  await eventually(
    'level 3',
    async () => ((await call('admin', 'GET', ticket)).body['escalationLevel'] as unknown as number) >= 3,
    200,
  );
  const three = await eventually('a mail for each level', async () => {
    const found = await mailsTo(managerEmail, number);
    return found && found.length === 3 && found;
  });
  expect(three.map(({ subject }) => /level (\d)/.exec(subject)?.[1])).toEqual(['1', '2', '3']);
  const history = (await call('admin', 'GET', `${ticket}/history`)).body['items'] as unknown as {
    change: string;
    why?: string;
  }[];
  expect(history.filter(({ change }) => change === 'escalated').map(({ why }) => why)).toContain(
    'No first response in time.',
  );
});
