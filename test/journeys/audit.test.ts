import { expect, it } from 'vitest';
import { newId } from '../../shared/kernel/id.ts';
import { call, eventually, unique, verifiedAudit, type Json } from './target.ts';

const entries = async (path: string) => {
  const { status, body } = await call('admin', 'GET', path);
  expect([path, status]).toEqual([path, 200]);
  return body['items'] as unknown as readonly Json[];
};

it('tells who changed what, and that nobody has tampered with it', async () => {
  const id = unique('audited');
  const department = {
    name: 'Audited',
    email: 'audited@rapport.example',
    managerEmail: 'chief@rapport.example',
    targets: { firstResponseHours: 4, resolutionHours: 24 },
  };
  await call('admin', 'PUT', `/v1/departments/${id}`, department);
  const changed = await call('admin', 'PUT', `/v1/departments/${id}`, { ...department, name: 'Audited twice' });
  expect(changed.status).toBe(200);

  const told = await eventually('the change in the audit', async () => {
    const all = await entries('/v1/audit?recordType=directory&recordId=departments&limit=200');
    return all.find((entry) => JSON.stringify(entry['changes'] ?? []).includes('Audited twice'));
  });
  expect(told).toMatchObject({ kind: 'changed', intact: true, fields: ['departments'] });
  expect(told['by']).toMatch(/^person:/);
  expect(told['changes']).toContainEqual({
    field: `departments.${id}.name`,
    before: 'Audited',
    after: 'Audited twice',
  });

  expect(await verifiedAudit()).toMatchObject({ intact: true, faultCount: 0 });
});

it('tells what was refused to whom', async () => {
  const letter = newId();
  expect((await call('agent', 'GET', `/v1/dead-letters/${letter}`)).status).toBe(403);
  const told = await eventually('the denial in the audit', async () => {
    const all = await entries('/v1/audit/denials?limit=200');
    return all.find((entry) => entry['about']?.['recordId'] === letter);
  });
  expect(told).toMatchObject({
    kind: 'denied',
    intact: true,
    about: { route: 'GET /v1/dead-letters/{id}', status: 403 },
  });
  expect((await call('agent', 'GET', '/v1/audit/denials')).status).toBe(403);
});
