import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  deleteCustomField,
  putCodeList,
  putCustomField,
} from '../../../functions/customers/commands/keep-standards.ts';
import { codeListBody } from '../../../functions/customers/contract/code-list.ts';
import { customFieldBody } from '../../../functions/customers/contract/custom-field.ts';
import { listCodeLists, listCustomFields } from '../../../functions/customers/queries/read-standards.ts';
import type { Caller } from '../../../shared/lambda/http.ts';
import { codeOf, requestBy, valueOf } from '../../support/company.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
beforeAll(async () => {
  customers = await startCustomers();
});
afterAll(async () => {
  await customers.stop();
});

interface Sending {
  readonly by?: Caller;
  readonly ifMatch?: number;
}

const putList = (
  id: 'industry' | 'region' | 'grade-labels',
  body: object,
  { by = sellers.admin, ifMatch }: Sending = {},
) =>
  putCodeList(customers.deps)({
    ...requestBy(by),
    ifMatch,
    params: { id },
    query: undefined,
    body: codeListBody.parse(body),
  });

const label = { en: 'Label' };
const codes = (...all: string[]) => all.map((code) => ({ code, label }));

const putField = (
  id: string,
  body: object,
  { by = sellers.admin, ifMatch, recordType = 'account' }: Sending & { recordType?: 'account' | 'contact' } = {},
) =>
  putCustomField(customers.deps)({
    ...requestBy(by),
    ifMatch,
    params: { recordType, id },
    query: undefined,
    body: customFieldBody.parse({ label, ...body }),
  });

const deleteField = (
  id: string,
  { by = sellers.admin, ifMatch, recordType = 'account' }: Sending & { recordType?: 'account' | 'contact' } = {},
) =>
  deleteCustomField(customers.deps)({
    ...requestBy(by),
    ifMatch,
    params: { recordType, id },
    query: undefined,
    body: undefined,
  });

const reading = (by: Caller = sellers.ann, query: { limit?: number; cursor?: string } = {}) => ({
  ...requestBy(by),
  params: undefined,
  body: undefined,
  query: { limit: 50, ...query },
});

let count = 0;
const entry = (more: object = {}) => {
  count += 1;
  return {
    kind: 'organization',
    name: `${'abcdefghijklmnop'.slice(count % 12)} ${'qrstuvwxyz'.slice(count % 9)}${count}`,
    ...more,
  };
};

describe('a code list', () => {
  it('takes every code until somebody keeps it', async () => {
    expect(codeOf(await customers.post(entry({ source: 'anything' })))).toBe('ok');
  });

  it('is obeyed by every write that comes after it', async () => {
    const old = await customers.posted(entry({ industry: 'farming' }));
    const put = valueOf(await putList('industry', { codes: [...codes('steel', 'glass')] }));
    expect(put).toMatchObject({ created: true, version: 1 });
    expect(codeOf(await customers.post(entry({ industry: 'glass' })))).toBe('ok');
    for (const industry of ['farming', 'Glass'.toLowerCase().slice(1)])
      expect(await customers.post(entry({ industry }))).toMatchObject({
        error: { code: 'unknown-code', field: 'industry' },
      });
    // What a record had before it keeps; what it gets is checked.
    expect(codeOf(await customers.patch(old.id, { tags: ['x'] }))).toBe('ok');
    expect(codeOf(await customers.patch(old.id, { industry: 'wood' }))).toBe('unknown-code');
  });

  it('gives no codes that are not active', async () => {
    const all = [...codes('steel'), { code: 'glass', label, active: false }];
    expect(valueOf(await putList('industry', { codes: all }, { ifMatch: 1 }))).toMatchObject({
      created: false,
      version: 2,
    });
    expect(codeOf(await customers.post(entry({ industry: 'glass' })))).toBe('unknown-code');
  });

  it('that was extended elsewhere a moment ago is looked at before anything is refused', async () => {
    await customers.deps.standards.current();
    const stored = await customers.stored({ pk: 'customers#standards', sk: 'code-lists' });
    if (!stored) throw new Error('no lists are kept');
    const wider = z
      .record(z.string(), z.unknown())
      .parse(JSON.parse(JSON.stringify(stored).replaceAll('"glass"', '"paper"').replaceAll('false', 'true')));
    await customers.store({ ...wider, pk: 'customers#standards', sk: 'code-lists' });
    expect(codeOf(await customers.post(entry({ industry: 'paper' })))).toBe('ok');
    await customers.store({ ...stored, pk: 'customers#standards', sk: 'code-lists' });
  });

  it('refuses a code twice, and grades that are none', async () => {
    expect(await putList('region', { codes: codes('north', 'north') })).toMatchObject({
      error: { code: 'bad-list', field: 'codes.1.code' },
    });
    expect(codeOf(await putList('grade-labels', { codes: codes('A', 'e') }))).toBe('bad-list');
    expect(codeOf(await putList('region', { codes: codes('A') }))).toBe('bad-list');
    expect(codeOf(await putList('grade-labels', { codes: codes('A', 'B') }))).toBe('ok');
  });

  it('is kept by administrators only, and by the version that they saw', async () => {
    const before = await customers.everything();
    expect(codeOf(await putList('region', { codes: [] }, { by: sellers.sally }))).toBe('forbidden');
    expect(codeOf(await putList('region', { id: 'industry', codes: [] }))).toBe('other-id');
    expect(codeOf(await putList('industry', { codes: [] }, { ifMatch: 1 }))).toBe('stale-version');
    expect(await customers.everything()).toEqual(before);
  });

  it('does not lose what somebody else keeps at the same moment', async () => {
    const ids = ['industry', 'region', 'grade-labels'] as const;
    const all = await Promise.all(
      ids.map((id) => putList(id, { codes: id === 'grade-labels' ? codes('A') : codes('x') })),
    );
    expect(all.map(codeOf)).toEqual(['ok', 'ok', 'ok']);
    const lists = valueOf(await listCodeLists(customers.deps)(reading())).items;
    expect(lists.map(({ shown }) => [shown.id, shown.codes.length])).toEqual([
      ['grade-labels', 1],
      ['industry', 1],
      ['region', 1],
    ]);
    expect(lists[0]?.shown).not.toHaveProperty('version');
    const page = valueOf(await listCodeLists(customers.deps)(reading(sellers.ann, { limit: 2 })));
    const rest = valueOf(
      await listCodeLists(customers.deps)(reading(sellers.ann, { limit: 2, cursor: page.cursor ?? '' })),
    );
    expect(rest.items.map(({ name }) => name)).toEqual(['region']);
    expect(codeOf(await listCodeLists(customers.deps)(reading({ kind: 'nobody' })))).toBe('forbidden');
  });
});

describe('a custom field', () => {
  it('is obeyed: what is not defined or does not fit is refused with its path', async () => {
    valueOf(await putField('plants', { kind: 'number', min: 1 }));
    expect(codeOf(await customers.post(entry({ customFields: { plants: 3 } })))).toBe('ok');
    for (const customFields of [{ plants: 0 }, { plants: 'three' }, { trees: 1 }])
      expect(await customers.post(entry({ customFields }))).toMatchObject({
        error: { code: 'bad-custom-field', field: `customFields.${Object.keys(customFields)[0]}` },
      });
  });

  it('of contacts is another one than that of accounts', async () => {
    valueOf(await putField('badge', { kind: 'text' }, { recordType: 'contact' }));
    const { id } = await customers.posted(entry());
    expect(codeOf(await customers.postContact({ accountId: id, name: 'Badge', customFields: { badge: 'x' } }))).toBe(
      'ok',
    );
    expect(codeOf(await customers.postContact({ accountId: id, name: 'None', customFields: { plants: 1 } }))).toBe(
      'bad-custom-field',
    );
  });

  it('is merged by a patch, value by value', async () => {
    valueOf(await putField('note', { kind: 'text' }));
    const { id } = await customers.posted(entry({ customFields: { plants: 3, note: 'x' } }));
    const patched = valueOf(await customers.patch(id, { customFields: { note: null, plants: 4 } }));
    expect(patched.customFields).toEqual({ plants: 4 });
  });

  it('that is unique is given once', async () => {
    valueOf(await putField('vat-id', { kind: 'text', unique: true }));
    const first = await customers.posted(entry({ customFields: { 'vat-id': 'DE123' } }));
    expect(
      await customers.post(entry({ customFields: { 'vat-id': ' de123' } }), { allowDuplicate: true }),
    ).toMatchObject({
      error: { code: 'taken', field: 'customFields.vat-id' },
    });
    valueOf(await customers.patch(first.id, { customFields: { 'vat-id': 'DE456' } }));
    expect(codeOf(await customers.post(entry({ customFields: { 'vat-id': 'DE123' } })))).toBe('ok');
  });

  it('that is unique lets go of its values also when it is no longer defined', async () => {
    valueOf(await putField('plate', { kind: 'text', unique: true }));
    const first = await customers.posted(entry({ customFields: { plate: 'HB-1' } }));
    valueOf(await deleteField('plate'));
    valueOf(await customers.patch(first.id, { customFields: { plate: null } }));
    valueOf(await putField('plate', { kind: 'text', unique: true }));
    expect(codeOf(await customers.post(entry({ customFields: { plate: 'HB-1' } })))).toBe('ok');
  });

  it('is unique ten times at the most', async () => {
    for (let n = 0; n < 10; n += 1)
      valueOf(await putField(`u${n}`, { kind: 'text', unique: true }, { recordType: 'contact' }));
    expect(codeOf(await putField('u10', { kind: 'text', unique: true }, { recordType: 'contact' }))).toBe('too-large');
    expect(codeOf(await putField('u9', { kind: 'text', unique: true }, { recordType: 'contact' }))).toBe('ok');
    for (let n = 0; n < 10; n += 1) await deleteField(`u${n}`, { recordType: 'contact' });
  });

  it('keeps its kind, and whether its values are unique', async () => {
    expect(codeOf(await putField('plants', { kind: 'text' }))).toBe('fixed');
    expect(codeOf(await putField('plants', { kind: 'number', unique: true }))).toBe('fixed');
    expect(valueOf(await putField('plants', { kind: 'number', max: 9 }))).toMatchObject({ version: 2, created: false });
    expect(codeOf(await customers.post(entry({ customFields: { plants: 10 } })))).toBe('bad-custom-field');
  });

  it('is taken away: records keep what they have, and get no more of it', async () => {
    valueOf(await putField('fax', { kind: 'text' }));
    const { id } = await customers.posted(entry({ customFields: { fax: '123' } }));
    expect(codeOf(await deleteField('fax', { ifMatch: 7 }))).toBe('stale-version');
    expect(codeOf(await deleteField('fax', { by: sellers.sally }))).toBe('forbidden');
    valueOf(await deleteField('fax', { ifMatch: 1 }));
    expect(codeOf(await deleteField('fax'))).toBe('no-such-field');
    expect(valueOf(await customers.patch(id, { tags: ['x'] })).customFields).toEqual({ fax: '123' });
    expect(codeOf(await customers.patch(id, { customFields: { fax: '456' } }))).toBe('bad-custom-field');
    expect(valueOf(await customers.patch(id, { customFields: { fax: null } })).customFields).toEqual({});
  });

  it('is listed by type and id', async () => {
    const { items } = valueOf(await listCustomFields(customers.deps)(reading()));
    expect(items.map(({ shown }) => `${shown.recordType}/${shown.id}`)).toEqual([
      'account/note',
      'account/plants',
      'account/plate',
      'account/vat-id',
      'contact/badge',
    ]);
    expect(codeOf(await putField('x', { kind: 'text', id: 'y' }))).toBe('other-id');
    expect(codeOf(await putField('x', { kind: 'text' }, { by: sellers.sally }))).toBe('forbidden');
    expect(codeOf(await putField('x', { kind: 'choice' }))).toBe('bad-field');
  });
});
