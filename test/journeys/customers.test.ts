import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { call, eventually, type Json } from './target.ts';

/** A list as somebody's spreadsheet left it: UTF-16, semicolons, doubles, numbers as they were typed, and rows that are none. */
const messyFile = (mark: string) =>
  [
    'Company;First name;Last name;E-mail;Phone;City;Country;Tags',
    `Nordwind ${mark} GmbH;;;kontakt@${mark}.example;+49 40 5550101;Hamburg;DE;key, freight`,
    `NORDWIND ${mark};;;info@${mark}.example;+49 40 5550101;Hamburg;DE;freight`,
    `;Mia ${mark};Kowalska;mia@${mark}.example;+48 601 555 104;Gdańsk;PL;newsletter`,
    `;雅婷${mark};林;yating@${mark}.example;;台北;TW;`,
    `;Anna ${mark};Weiß;anna(at)${mark}.example;;Berlin;DE;`,
    `;;;;+1 212 555 0108;New York;US;`,
  ].join('\r\n');

const list = z.looseObject({
  items: z.array(z.looseObject({ id: z.string().optional(), title: z.string().optional() })),
});
const items = (body: Json) => list.parse(body).items;

/** Puts a file and answers the import when its columns are read. */
const uploaded = async (fileName: string, file: Buffer) => {
  const begun = await call('sales', 'POST', '/v1/imports', { fileName, recordType: 'account' });
  expect(begun.status).toBe(201);
  const { import: started, upload } = begun.body;
  const put = await fetch(String(upload?.['url']), { method: 'PUT', body: new Uint8Array(file) });
  expect(put.status).toBe(200);
  const path = `/v1/imports/${String(started?.['id'])}`;
  expect((await call('sales', 'POST', `${path}/read`, {})).status).toBe(202);
  return path;
};

const importIs = (path: string, status: string) =>
  eventually(`the import to be ${status}`, async () => {
    const { body } = await call('sales', 'GET', path);
    return body['status'] === status && body;
  });

const found = (q: string, title: string) =>
  eventually(`${title} in the search`, async () => {
    const { body } = await call('sales', 'GET', `/v1/search?q=${encodeURIComponent(q)}`);
    return items(body).find((one) => one.title === title);
  });

it('takes a messy file in, makes one of two, finds them, and forgets a person', { timeout: 180_000 }, async () => {
  const mark = `m${randomUUID().slice(0, 8)}`;
  const path = await uploaded('customers.csv', Buffer.from(`﻿${messyFile(mark)}`, 'utf16le'));
  expect(await importIs(path, 'ready')).toMatchObject({ encoding: 'utf-16le', separator: ';' });

  await call('sales', 'POST', `${path}/dry-run`);
  const rehearsed = await eventually('the dry run', async () => {
    const { body } = await call('sales', 'GET', path);
    return body['status'] === 'ready' && body['dryRun'] !== undefined && body;
  });
  const counts = { created: 3, updated: 0, unchanged: 0, duplicate: 1, refused: 2 };
  expect(rehearsed['dryRun']).toMatchObject({ counts });
  expect((await call('sales', 'GET', `/v1/search?q=${mark}`)).body).toEqual({ items: [], more: false });

  await call('sales', 'POST', `${path}/start`);
  expect(await importIs(path, 'done')).toMatchObject({ counts });
  const refused = await call('sales', 'GET', `${path}/refused`);
  const reasons = await (await fetch(String(refused.body['url']))).text();
  expect(reasons).toContain(`NORDWIND ${mark}`);
  expect(reasons).toContain('Invalid email address');

  const organization = await found('nordwind gmbh ' + mark, `Nordwind ${mark} GmbH`);
  const id = String(organization.id);
  const person = await found(`kowalska ${mark}`, `Mia ${mark} Kowalska`);
  const personId = String(person.id);

  // The double comes by another way, by somebody who does not look at the candidates.
  const entry = { kind: 'organization', name: `NORDWIND ${mark}`, emails: [{ address: `info@${mark}.example` }] };
  const candidates = await call('sales', 'POST', '/v1/accounts', entry);
  expect(candidates).toMatchObject({ status: 409, body: { candidates: [{ id }] } });
  const double = await call('sales', 'POST', '/v1/accounts?allowDuplicate=true', entry);
  const doubleId = String(double.body['id']);
  await call('nobody', 'POST', '/v1/public/tickets', {
    type: 'complaint',
    channel: 'web',
    subject: 'Broken pallet',
    text: 'Two pallets arrived broken.',
    customer: { email: `info@${mark}.example` },
  });
  const beside = (of: string) => async () => {
    const { body } = await call('agent', 'GET', `/v1/accounts/${of}/360`);
    return body['tickets']?.[0] !== undefined && body;
  };
  await eventually('the ticket beside the double', beside(doubleId));
  const pair = await eventually('the pair', async () => {
    const { body } = await call('sales', 'GET', '/v1/duplicates');
    return items(body).find((one) => JSON.stringify(one).includes(doubleId));
  });
  expect(JSON.stringify(pair)).toContain(id);

  const merged = await call('sales', 'POST', `/v1/accounts/${id}/merge`, { sourceId: doubleId }, { 'if-match': '"1"' });
  expect(merged.status).toBe(201);
  await eventually('all that hangs on the double', async () => {
    const { body } = await call('sales', 'GET', `/v1/merges/${String(merged.body['id'])}`);
    return body['status'] === 'moved';
  });
  const whole = await eventually('the ticket beside the one that is left', beside(id));
  expect(whole['profile']).toMatchObject({
    id,
    emails: [{ address: `kontakt@${mark}.example` }, { address: `info@${mark}.example` }],
    tags: ['key', 'freight'],
  });
  expect((await call('sales', 'GET', `/v1/accounts/${doubleId}`)).body['id']).toBe(id);

  await call('nobody', 'POST', '/v1/public/tickets', {
    type: 'question',
    channel: 'web',
    subject: 'Where is my parcel',
    text: 'It was to be here on Monday.',
    customer: { email: `mia@${mark}.example` },
  });
  await eventually('the ticket beside the person', beside(personId));
  await forget(personId, mark);
});

/** Two people agree that a person is to be forgotten. */
const forget = async (id: string, mark: string) => {
  const asked = await call('manager', 'POST', `/v1/accounts/${id}/privacy/erase`, { reason: 'asked' });
  expect(asked.status).toBe(202);
  const path = `/v1/erasures/${String(asked.body['id'])}`;
  expect((await call('manager', 'POST', `${path}/agree`, undefined, { 'if-match': '"1"' })).status).toBe(403);
  expect((await call('sales', 'GET', `/v1/accounts/${id}`)).status).toBe(200);

  expect((await call('admin', 'POST', `${path}/agree`, undefined, { 'if-match': '"1"' })).status).toBe(202);
  await eventually('the proof', async () => (await call('admin', 'GET', path)).body['status'] === 'complete', 90);
  expect((await call('sales', 'GET', `/v1/accounts/${id}`)).status).toBe(404);
  await eventually('nobody in the search', async () => {
    const { body } = await call('sales', 'GET', `/v1/search?q=${encodeURIComponent(`kowalska ${mark}`)}`);
    return items(body).length === 0;
  });
};
