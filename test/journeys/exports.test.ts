import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { call, eventually } from './target.ts';

/** An export that somebody asked for, when it is as it shall be. */
const exportIs = (id: string, status: string) =>
  eventually(
    `the export to be ${status}`,
    async () => {
      const { body } = await call('sales', 'GET', `/v1/exports/${id}`);
      return body['status'] === status && body;
    },
    150,
  );

const begun = async (format: string, tag: string) => {
  const { status, body } = await call('sales', 'POST', '/v1/exports', { of: 'accounts', format, filter: { tag } });
  expect(status).toBe(202);
  return String(body['id']);
};

it('hands a list out as files of each kind, safe to open, and tells the audit', { timeout: 300_000 }, async () => {
  const mark = `x${randomUUID().slice(0, 8)}`;
  const entries = [
    { kind: 'organization', name: `=Sum ${mark}`, phones: [{ number: '+49 40 5550199' }] },
    { kind: 'person', name: `Łucja ${mark}`, addresses: [{ street: 'Długa 1', city: 'Gdańsk', country: 'PL' }] },
  ];
  for (const entry of entries)
    expect((await call('sales', 'POST', '/v1/accounts', { ...entry, tags: [mark] })).status).toBe(201);
  await eventually('both in the list', async () => {
    const { body } = await call('sales', 'GET', `/v1/accounts?tag=${mark}`);
    return body['items']?.length === entries.length;
  });

  const fileOf = async (format: string) => {
    const id = await begun(format, mark);
    const done = await exportIs(id, 'done');
    expect(done).toMatchObject({ rows: 2, files: [{ rows: format === 'labels' ? 1 : 2 }] });
    const answer = await fetch(String(done['files']?.[0]?.['url']));
    expect(answer.status).toBe(200);
    return { id, bytes: Buffer.from(await answer.arrayBuffer()) };
  };
  const { id, bytes } = await fileOf('csv');
  expect(bytes.toString()).toContain(`,'=Sum ${mark},`);
  expect(bytes.toString()).toContain(`,'+49405550199`);
  expect((await fileOf('ndjson')).bytes.toString()).toContain(`"name":"=Sum ${mark}"`);
  expect((await fileOf('labels')).bytes.toString()).toContain(`Łucja ${mark}<br>Długa 1<br>Gdańsk`);
  expect((await fileOf('xlsx')).bytes.subarray(0, 2).toString()).toBe('PK');

  await eventually('the export in the audit', async () => {
    const { body } = await call('admin', 'GET', '/v1/audit/exports');
    return JSON.stringify(body).includes(id);
  });
  expect((await call('agent', 'GET', `/v1/exports/${id}`)).status).toBe(403);
});

it('deletes what it has written when it is stopped', { timeout: 60_000 }, async () => {
  const id = await begun('csv', 'none');
  const { status } = await call('sales', 'POST', `/v1/exports/${id}/stop`);
  // It may have been faster.
  expect([202, 409, 412]).toContain(status);
  await exportIs(id, status === 202 ? 'stopped' : 'done');
});
