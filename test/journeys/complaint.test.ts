import { expect, it } from 'vitest';
import { call, complaint, eventually, mailsTo, routedTicket, target, unique } from './target.ts';

it('brings a complaint from the web form to the right department and its answer back to the customer', async () => {
  const submission = complaint({ subject: `Invoice ${unique('no')} is wrong` });
  const { email } = submission.customer;

  const accepted = await call('nobody', 'POST', '/v1/public/tickets', submission);
  expect(accepted.status).toBe(201);
  expect(Object.keys(accepted.body)).toEqual(['number']);
  const number = String(accepted.body['number']);

  const acknowledged = await eventually('the acknowledgement', () => mailsTo(email, number));
  expect(acknowledged).toHaveLength(1);
  expect(acknowledged[0]?.text).toContain('We have received it');
  const heard = await eventually('the mail to the department', () => mailsTo('billing@rapport.example', number));
  expect(heard[0]?.text).toContain('I was charged twice');

  const mine = await eventually('the ticket in the list', async () => {
    const { body } = await call('agent', 'GET', '/v1/departments/billing/tickets?limit=200');
    return (body['items'] as unknown as { id: string; number: string }[]).find((ticket) => ticket.number === number);
  });
  const read = await call('agent', 'GET', `/v1/tickets/${mine.id}`);
  expect(read.body).toMatchObject({
    status: 'queued',
    departmentId: 'billing',
    routing: { by: 'rule', ruleId: 'money' },
    escalationLevel: 0,
  });
  expect(read.headers.get('etag')).toBe(`"${String(read.body['version'])}"`);

  const act = async (name: string, body: object, version: unknown) =>
    call('agent', 'POST', `/v1/tickets/${mine.id}/${name}`, body, { 'if-match': `"${String(version)}"` });
  const people = await call('agent', 'GET', '/v1/people');
  const agent = (people.body['items'] as unknown as { id: string; email: string }[]).find(({ email: address }) =>
    address.startsWith('agent@'),
  );
  const assigned = await act('assign', { assigneeId: agent?.id }, 2);
  expect(assigned).toMatchObject({ status: 200, body: { status: 'assigned', assigneeId: agent?.id, version: 3 } });
  const replied = await act('reply', { text: 'We are looking at it.' }, 3);
  expect(replied).toMatchObject({ status: 200, body: { version: 4 } });
  expect(replied.body['firstRespondedAt']).toBeTruthy();
  const resolved = await act('resolve', { solution: 'The second charge is paid back.' }, 4);
  expect(resolved).toMatchObject({ status: 200, body: { status: 'resolved', version: 5 } });

  const all = await eventually('answer and solution by mail', async () => {
    const found = await mailsTo(email, number);
    return found && found.length === 3 && found;
  });
  expect(all.map(({ text }) => text).join('\n')).toContain('We are looking at it.');
  expect(all.map(({ text }) => text).join('\n')).toContain('The second charge is paid back.');
  if (target().mailsUrl.endsWith('/store')) {
    expect(new Set(all.map(({ headers }) => headers['References'])).size).toBe(1);
    expect(new Set(all.map(({ headers }) => headers['X-Rapport-Message'])).size).toBe(3);
  }

  const history = await eventually('the whole history', async () => {
    const { body } = await call('agent', 'GET', `/v1/tickets/${mine.id}/history`);
    const items = body['items'] as unknown as { change: string; by: string; why?: string }[];
    return items.length === 5 && items;
  });
  expect(history.map(({ change }) => change)).toEqual(['submitted', 'routed', 'assigned', 'replied', 'resolved']);
  expect(history[0]?.by).toBe('customer');
  expect(history[1]?.why).toContain('money');
  expect(history[2]?.by).toBe(`person:${agent?.id}`);

  const open = await call('agent', 'GET', '/v1/departments/billing/tickets?limit=200');
  expect(JSON.stringify(open.body)).not.toContain(mine.id);
});

it('answers a Chinese customer in the Chinese of their message', async () => {
  const simplified = complaint({ subject: unique('快递'), text: '我的包裹没有送到，请尽快处理。' });
  const traditional = complaint({ subject: unique('快遞'), text: '我的包裹沒有送到，請儘快處理。' });
  const [first, second] = await Promise.all([routedTicket(simplified), routedTicket(traditional)]);
  expect([first['departmentId'], second['departmentId']]).toEqual(['delivery', 'delivery']);
  const hans = await eventually('the acknowledgement', () =>
    mailsTo(simplified.customer.email, String(first['number'])),
  );
  const hant = await eventually('the acknowledgement', () =>
    mailsTo(traditional.customer.email, String(second['number'])),
  );
  expect(hans[0]?.text).toContain('感谢您的来信');
  expect(hant[0]?.text).toContain('感謝您的來信');
});

it('routes by rules that an administrator changes, from the next ticket on', async () => {
  const id = unique('legal');
  const department = {
    name: 'Legal 法务部',
    email: `${id}@rapport.example`,
    managerEmail: 'counsel@rapport.example',
    targets: { firstResponseHours: 1.5, resolutionHours: 48 },
  };
  expect((await call('admin', 'PUT', `/v1/departments/${id}`, department)).status).toBe(201);
  const before = await call('admin', 'GET', '/v1/routing-rules');
  const rules = before.body['rules'] as unknown as object[];
  const word = unique('lawsuit');
  const changed = {
    rules: [{ id, when: { words: [word], types: ['dispute'] }, departmentId: id }, ...rules],
    defaultDepartmentId: before.body['defaultDepartmentId'],
  };
  expect((await call('admin', 'PUT', '/v1/routing-rules', changed)).status).toBe(200);
  const matching = await routedTicket(complaint({ type: 'dispute', text: `This is a ${word.toUpperCase()}!` }));
  const other = await routedTicket(complaint({ type: 'complaint', subject: 'Hello', text: `This is a ${word}!` }));
  expect(matching).toMatchObject({ departmentId: id, routing: { by: 'rule', ruleId: id } });
  expect(other).toMatchObject({ departmentId: 'general', routing: { by: 'default' } });
  expect((await call('agent', 'GET', `/v1/tickets/${String(matching['id'])}`)).status).toBe(403);
  await call('admin', 'PUT', '/v1/routing-rules', before.body);
});
