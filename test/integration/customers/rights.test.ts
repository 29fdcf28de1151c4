import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AccessRules } from '../../../functions/access/contract/visibility.ts';
import { codeOf, valueOf } from '../../support/company.ts';
import { sellers, startCustomers, type Customers } from '../../support/customers.ts';

let customers: Customers;
beforeAll(async () => {
  customers = await startCustomers();
});
afterEach(() => customers.ruled({}));
afterAll(async () => {
  await customers.stop();
});

const hide = (field: string, access: 'hidden' | 'read', recordType: 'account' | 'contact' = 'account') =>
  customers.ruled({ fields: [{ recordType, field, access, roles: ['sales'] }] });

const sees = (reach: 'own' | 'team' | 'territory' | 'none'): Partial<AccessRules> => ({
  visibility: { sales: { account: reach, contact: reach } },
});

let count = 0;
const named = () => `Firma ${'abcdefghijklmnop'.slice(0, (count += 1))}${'zyxwvutsrq'.slice(count % 10)}`;

describe('an account', () => {
  it('is not there for who may not see it, and may be changed by who keeps customers only', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: named(), teamId: 'north' });
    await customers.ruled(sees('team'));
    expect(codeOf(await customers.get(id, sellers.sally))).toBe('ok');
    expect(await customers.get(id, sellers.sam)).toMatchObject({ error: { code: 'no-such-account', denied: true } });
    expect(codeOf(await customers.get('NOSUCH', sellers.sam))).toBe('no-such-account');
    const before = await customers.everything();
    expect(codeOf(await customers.patch(id, { tags: ['x'] }, { by: sellers.sam }))).toBe('no-such-account');
    expect(codeOf(await customers.patch(id, { tags: ['x'] }, { by: sellers.ann }))).toBe('forbidden');
    expect(codeOf(await customers.get(id, sellers.newcomer))).toBe('forbidden');
    expect(codeOf(await customers.get('NOSUCH', sellers.newcomer))).toBe('forbidden');
    expect(await customers.everything()).toEqual(before);
    expect(codeOf(await customers.get(id, sellers.admin))).toBe('ok');
  });

  it('belongs to who enters it, when they would not see it otherwise', async () => {
    expect((await customers.posted({ kind: 'organization', name: named() })).ownerId).toBeUndefined();
    await customers.ruled(sees('own'));
    const mine = await customers.posted({ kind: 'organization', name: named() });
    expect(mine.ownerId).toBe('sally');
    expect(codeOf(await customers.get(mine.id))).toBe('ok');
    const given = await customers.posted({ kind: 'organization', name: named(), ownerId: 'sam' });
    expect(codeOf(await customers.get(given.id))).toBe('no-such-account');
  });

  it('belongs to the machine that enters it, when machines see their own', async () => {
    const robot = { kind: 'machine', id: 'robot' } as const;
    await customers.ruled({ visibility: { machine: { account: 'own', contact: 'own' } } });
    const entered = await customers.posted({ kind: 'organization', name: named() }, { by: robot });
    expect(entered.ownerId).toBe('robot');
    expect(codeOf(await customers.get(entered.id, robot))).toBe('ok');
    const contact = await customers.postedContact({ accountId: entered.id, name: 'Someone' }, { by: robot });
    expect(contact.ownerId).toBe('robot');
    expect(codeOf(await customers.post({ kind: 'organization', name: named(), ownerId: 'robot' }))).toBe(
      'unknown-owner',
    );
    await customers.ruled({ visibility: { machine: { account: 'none' } } });
    const unseen = await customers.posted({ kind: 'organization', name: named() }, { by: robot });
    expect(unseen.ownerId).toBeUndefined();
    expect(codeOf(await customers.get(unseen.id, robot))).toBe('no-such-account');
  });

  it('shows the contacts that somebody enters to them', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: named(), ownerId: 'sam', teamId: 'north' });
    await customers.ruled({ visibility: { sales: { account: 'team', contact: 'own' } } });
    const contact = await customers.postedContact({ accountId: id, name: 'Mine' });
    expect([contact.ownerId, contact.teamId]).toEqual(['sally', 'north']);
    expect(codeOf(await customers.getContact(contact.id))).toBe('ok');
  });

  it('is asked for its permission before its version', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: named() });
    expect(codeOf(await customers.patch(id, {}, { by: sellers.ann, ifMatch: undefined }))).toBe('forbidden');
    await hide('tags', 'read');
    expect(codeOf(await customers.patch(id, { tags: [] }, { ifMatch: undefined }))).toBe('field-forbidden');
  });
});

describe('a hidden field', () => {
  it('is in no answer, and cannot be given or changed', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: named(), tags: ['secret'] });
    await hide('tags', 'hidden');
    expect(valueOf(await customers.get(id))).not.toHaveProperty('tags');
    expect(valueOf(await customers.get(id, sellers.ann)).tags).toEqual(['secret']);
    for (const tags of [['guess'], ['secret'], null])
      expect(await customers.patch(id, { tags })).toMatchObject({ error: { code: 'field-forbidden', field: 'tags' } });
    expect(await customers.post({ kind: 'organization', name: named(), tags: ['x'] })).toMatchObject({
      error: { code: 'field-forbidden', field: 'tags' },
    });
    // What they do change leaves it as it is.
    expect(valueOf(await customers.patch(id, { source: 'fair' }))).not.toHaveProperty('tags');
    expect(valueOf(await customers.get(id, sellers.admin)).tags).toEqual(['secret']);
  });

  it('may be one of the custom fields', async () => {
    await customers.deps.standards.putCustomField(
      await customers.deps.standards.customFields(),
      {
        recordType: 'account',
        id: 'margin',
        label: { en: 'Margin' },
        kind: 'number',
        required: true,
        unique: false,
        version: 1,
        createdAt: customers.clock.now(),
      },
      'person:admin',
      customers.clock.now(),
    );
    const { id } = await customers.posted({ kind: 'organization', name: named(), customFields: { margin: 5 } });
    await hide('customFields.margin', 'hidden');
    expect(valueOf(await customers.get(id)).customFields).toEqual({});
    expect(await customers.patch(id, { customFields: { margin: 6 } })).toMatchObject({
      error: { code: 'field-forbidden', field: 'customFields.margin' },
    });
    // It is required, but not of who may not give it.
    expect(codeOf(await customers.post({ kind: 'organization', name: named() }))).toBe('ok');
    expect(codeOf(await customers.patch(id, { tags: ['x'] }))).toBe('ok');
    await customers.ruled({});
    expect(await customers.post({ kind: 'organization', name: named() })).toMatchObject({
      error: { code: 'bad-custom-field', field: 'customFields.margin' },
    });
    await customers.deps.standards.deleteCustomField(
      await customers.deps.standards.customFields(),
      { recordType: 'account', id: 'margin' },
      'person:admin',
      customers.clock.now(),
    );
  });

  it('of contacts is hidden in lists too', async () => {
    const { id } = await customers.posted({ kind: 'organization', name: named() });
    const contact = await customers.postedContact({
      accountId: id,
      name: 'Some One',
      phones: [{ number: '+493012345' }],
    });
    await hide('phones', 'hidden', 'contact');
    expect(valueOf(await customers.getContact(contact.id))).not.toHaveProperty('phones');
    expect(valueOf(await customers.contactsOf(id)).items[0]).not.toHaveProperty('phones');
    expect(codeOf(await customers.patchContact(contact.id, { phones: [] }))).toBe('field-forbidden');
  });
});
