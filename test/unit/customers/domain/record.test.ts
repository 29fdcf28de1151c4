import { describe, expect, it } from 'vitest';
import { accountEntry, accountPatch } from '../../../../functions/customers/contract/account.ts';
import { contactEntry, contactPatch } from '../../../../functions/customers/contract/contact.ts';
import {
  createAccountOf,
  patchAccount,
  settersOf,
  stateOf,
  updateAccountOf,
} from '../../../../functions/customers/domain/account.ts';
import { createContactOf, patchContact, updateContactOf } from '../../../../functions/customers/domain/contact.ts';
import { changedFields, compact } from '../../../../functions/customers/domain/record.ts';

const now = '2026-03-02T09:00:00.000Z';
const later = '2026-03-02T10:00:00.000Z';
const origin = { id: '7KQ2M9XH4C', by: 'person:ada', request: { key: 'k', body: 'b' } };

const fields = { ...accountEntry.parse({ kind: 'person', name: 'Ada', industry: 'steel' }), name: 'Ada' };
const account = createAccountOf({ ...fields, legalName: undefined }, origin, now).next;
const contact = createContactOf(
  { ...contactEntry.parse({ accountId: 'a1', name: 'Bob' }), name: 'Bob' },
  { id: 'c1', by: 'x' },
  now,
).next;

describe('a new account', () => {
  it('has its marks, and nothing that is undefined', () => {
    const account = createAccountOf({ ...fields, legalName: undefined }, origin, now).next;
    const { id, by } = origin;
    expect(createAccountOf(fields, { id, by }, now).next).not.toHaveProperty('request');
    expect(account).toEqual({
      ...fields,
      id: '7KQ2M9XH4C',
      number: 'A-7KQ2M-9XH4C',
      createdAt: now,
      createdBy: 'person:ada',
      updatedAt: now,
      updatedBy: 'person:ada',
      version: 1,
      request: { key: 'k', body: 'b' },
      status: 'active',
    });
    expect(Object.keys(account)).not.toContain('legalName');
    expect(contact.number).toBe('P-c1-');
  });

  it('tells its state in codes', () => {
    expect(stateOf(account)).toEqual({ kind: 'person', industry: 'steel' });
  });
});

describe('who set a field', () => {
  it('is a person for what is given, the rules for what they kept, and nobody for what is not there', () => {
    const entry = { stage: 'lost' as const, grade: 'A' as const, territoryId: 't' };
    const before = { ...fields, stageBy: 'rules' as const, gradeBy: 'rules' as const, territoryBy: 'rules' as const };
    expect(settersOf(entry, ['grade'], before)).toEqual({ stageBy: 'rules', gradeBy: 'person', territoryBy: 'rules' });
    expect(settersOf({}, ['stage', 'grade', 'territoryId'], before)).toEqual({});
    expect(settersOf(entry, ['stage', 'territoryId'])).toEqual({ stageBy: 'person', territoryBy: 'person' });
  });
});

describe('a change of an account', () => {
  it('keeps its marks but for when, who and the version', () => {
    const { changed, decision } = updateAccountOf(
      account,
      { ...fields, tags: ['x'], stage: 'lost' },
      'person:eve',
      later,
    );
    expect(changed).toEqual(['stage', 'tags']);
    expect(decision.next).toEqual({
      ...account,
      tags: ['x'],
      stage: 'lost',
      updatedAt: later,
      updatedBy: 'person:eve',
      version: 2,
    });
    expect(decision.events.map(({ type, data }) => [type, data])).toEqual([
      [
        'account.updated.v1',
        { account: { kind: 'person', industry: 'steel', stage: 'lost' }, fields: ['stage', 'tags'] },
      ],
      ['account.staged.v1', { stage: 'lost', by: 'person' }],
    ]);
    const back = updateAccountOf(decision.next, { ...fields, grade: 'B' }, 'person:eve', later).decision;
    expect(back.events[1]?.data).toEqual({ grade: 'B', fromStage: 'lost', by: 'person' });
    expect(updateAccountOf(account, fields, 'person:eve', later).decision.events).toHaveLength(1);
  });

  it('names who set what, too', () => {
    const by = (who: 'person' | 'rules') => ({ ...fields, stageBy: who, gradeBy: who, territoryBy: who });
    const before = { ...account, ...by('rules') };
    expect(updateAccountOf(before, by('person'), 'x', later).changed).toEqual(['gradeBy', 'stageBy', 'territoryBy']);
    expect(updateAccountOf(before, by('rules'), 'x', later).changed).toEqual([]);
    expect(updateAccountOf(before, fields, 'x', later).changed).toEqual(['gradeBy', 'stageBy', 'territoryBy']);
    const graded = updateAccountOf(account, { ...fields, grade: 'A' }, 'x', later).decision;
    expect(graded.events[1]?.data).toEqual({ grade: 'A', by: 'person' });
  });

  it('is nothing when nothing differs', () => {
    expect(updateAccountOf(account, fields, 'person:eve', later).changed).toEqual([]);
  });

  it('is read as an entry again: lists are replaced, null takes away, the rest stays', () => {
    const before = { ...account, tags: ['a'], customFields: { one: 1, two: 2 }, source: 'fair' };
    const patch = { tags: ['b'], customFields: { one: null, three: 3 }, source: null };
    expect(patchAccount(before, patch)).toEqual({
      ok: true,
      value: { ...fields, tags: ['b'], customFields: { two: 2, three: 3 } },
    });
    expect(before.customFields).toEqual({ one: 1, two: 2 });
    expect(patch.customFields.one).toBeNull();
    expect(patchAccount(before, { emails: [{ address: 'x' }] })).toMatchObject({
      error: { field: 'emails.0.address' },
    });
    expect(patchAccount({ ...before, birthday: undefined }, {}).ok).toBe(true);
    expect(patchAccount(before, { emails: null })).toMatchObject({ ok: true, value: { emails: [] } });
    expect(patchAccount(before, { name: null })).toEqual({
      ok: false,
      error: {
        code: 'invalid-result',
        detail: 'After this change the record would not be as it must be: needs a name, or one of its parts.',
        field: 'name',
      },
    });
  });
});

describe('a new contact', () => {
  it('has its marks, and tells whom it belongs to', () => {
    const made = createContactOf(
      { ...contactEntry.parse({ accountId: 'a1', name: 'Bob' }), name: 'Bob' },
      { id: '3TR8W5ZB1N', by: 'x' },
      now,
    );
    expect(made.next).toMatchObject({ number: 'P-3TR8W-5ZB1N', status: 'active', version: 1, createdBy: 'x' });
    expect(made.events.map(({ type, data }) => [type, data])).toEqual([['contact.created.v1', { accountId: 'a1' }]]);
  });
});

describe('a change of a contact', () => {
  it('tells a move besides', () => {
    const to = (accountId: string) =>
      updateContactOf(
        contact,
        { ...contactEntry.parse({ accountId, name: 'Bob', jobTitle: 'Chief' }), name: 'Bob' },
        'y',
        later,
      );
    expect(to('a1').decision.events.map(({ type, data }) => [type, data])).toEqual([
      ['contact.updated.v1', { accountId: 'a1', fields: ['jobTitle'] }],
    ]);
    expect(to('a2').decision.events.map(({ type, data }) => [type, data])).toEqual([
      ['contact.updated.v1', { accountId: 'a2', fields: ['accountId', 'jobTitle'] }],
      ['contact.moved.v1', { accountId: 'a2', fromAccountId: 'a1' }],
    ]);
    expect(to('a1').decision.next).toMatchObject({ version: 2, updatedBy: 'y', createdBy: 'x', status: 'active' });
  });

  it('is read as an entry again', () => {
    expect(patchContact(contact, { jobTitle: 'Chief' })).toMatchObject({
      ok: true,
      value: { jobTitle: 'Chief', name: 'Bob' },
    });
    expect(patchContact(contact, { name: null }).ok).toBe(false);
  });
});

describe('a patch', () => {
  it('knows the fields of an entry, takes away all but those that a record cannot be without, and nothing else', () => {
    for (const name of Object.keys(accountEntry.shape).filter((one) => one !== 'kind'))
      expect([name, accountPatch.safeParse({ [name]: null }).success]).toEqual([name, true]);
    expect(accountPatch.safeParse({ kind: null }).success).toBe(false);
    expect(contactPatch.safeParse({ accountId: null }).success).toBe(false);
    for (const bad of [
      { id: 'x' },
      { tags: 'x' },
      { customFields: { Bad: 1 } },
      { customFields: { constructor: 1 } },
      { version: 2 },
    ])
      expect(accountPatch.safeParse(bad).success).toBe(false);
    expect(accountPatch.parse({})).toEqual({});
    expect(accountPatch.parse({ customFields: { a: null, b: true } })).toEqual({ customFields: { a: null, b: true } });
  });
});

describe('fields that changed', () => {
  it('are found in depth, in order, whatever is undefined', () => {
    const before = { b: [{ x: 1 }], a: 1, same: { deep: [1] }, gone: 1, nothing: undefined };
    expect(changedFields(before, { a: 2, b: [{ x: 2 }], same: { deep: [1] }, fresh: 1 })).toEqual([
      'a',
      'b',
      'fresh',
      'gone',
    ]);
    expect(changedFields(before, { ...before })).toEqual([]);
    expect(compact({ a: undefined, b: null, c: 0 })).toEqual({ b: null, c: 0 });
  });
});
