import { describe, expect, it } from 'vitest';
import type { Principal } from '../../../../functions/access/contract/principal.ts';
import type { AccessRules } from '../../../../functions/access/contract/visibility.ts';
import { account as accountShape, accountEntry } from '../../../../functions/customers/contract/account.ts';
import { contact as contactShape, contactEntry } from '../../../../functions/customers/contract/contact.ts';
import { merge as mergeShape } from '../../../../functions/customers/contract/merge.ts';
import { createAccountOf } from '../../../../functions/customers/domain/account.ts';
import { createContactOf } from '../../../../functions/customers/domain/contact.ts';
import type { Merge } from '../../../../functions/customers/domain/merge-state.ts';
import {
  accountView,
  contactView,
  givenFields,
  isOneself,
  isSeen,
  mayGiveCustom,
  maySee,
  mergeView,
  unwritable,
  withoutHidden,
  withOwner,
  type Viewer,
} from '../../../../functions/customers/domain/shown.ts';

const sales = (fields: AccessRules['fields'], reach: 'own' | 'all' = 'all'): Viewer => {
  const who: Principal = {
    kind: 'person',
    id: 'sally',
    roles: ['sales'],
    departmentIds: [],
    teamIds: [],
    territoryIds: [],
    managedDepartmentIds: [],
  };
  return { who, rules: { visibility: { sales: { account: reach } }, fields } };
};
const rule = (field: string, access: 'hidden' | 'read') =>
  ({ recordType: 'account', field, access, roles: ['sales'] }) as AccessRules['fields'][number];

const now = '2026-03-02T09:00:00.000Z';
const account = createAccountOf(
  {
    ...accountEntry.parse({ kind: 'person', name: 'Ada', tags: ['x'], customFields: { open: 1, secret: 2 } }),
    name: 'Ada',
  },
  { id: 'ABCDEFGHJK', by: 'person:ada', request: { key: 'k', body: 'b' } },
  now,
).next;

describe('an account is shown', () => {
  it('with all its fields, but not what only the table knows', () => {
    const view = accountView(account, sales([]));
    expect(accountShape.parse(view)).toEqual(view);
    expect(view).toMatchObject({
      tags: ['x'],
      createdBy: 'person:ada',
      version: 1,
      customFields: { open: 1, secret: 2 },
    });
    for (const inner of ['status', 'request', 'updatedBy']) expect(view).not.toHaveProperty(inner);
  });

  it('without hidden fields, custom ones too; those that may only be read are shown', () => {
    const view = accountView(
      account,
      sales([rule('tags', 'hidden'), rule('customFields.secret', 'hidden'), rule('emails', 'read')]),
    );
    expect(accountShape.parse(view)).toEqual(view);
    expect(view).not.toHaveProperty('tags');
    expect(view.customFields).toEqual({ open: 1 });
    expect(view.emails).toEqual([]);
    expect(accountView(account, sales([rule('customFields', 'hidden')]))).not.toHaveProperty('customFields');
  });

  it('never without its name', () => {
    expect(accountView(account, sales([rule('name', 'hidden'), rule('createdBy', 'hidden')]))).toMatchObject({
      name: 'Ada',
    });
  });
});

describe('a contact is shown', () => {
  it('as its contract says', () => {
    const contact = createContactOf(
      { ...contactEntry.parse({ accountId: 'a', name: 'Bob' }), name: 'Bob' },
      { id: 'c', by: 'x' },
      now,
    ).next;
    const hidden = { ...rule('tags', 'hidden'), recordType: 'contact' as const };
    expect(contactView(contact, sales([hidden]))).not.toHaveProperty('tags');
    expect(contactView(contact, sales([rule('tags', 'hidden')]))).toHaveProperty('tags');
    const view = contactView(contact, sales([]));
    expect(contactShape.parse(view)).toEqual(view);
    expect(view).toMatchObject({ id: 'c', accountId: 'a', name: 'Bob' });
    for (const inner of ['status', 'updatedBy']) expect(view).not.toHaveProperty(inner);
  });
});

describe('a record without custom fields', () => {
  it.each([undefined, null, 'x'])('is shown with what stands in their place: %s', (customFields) => {
    expect(withoutHidden({ tags: [], customFields }, 'account', sales([rule('tags', 'hidden')]))).toStrictEqual({
      customFields,
    });
  });
});

describe('a merge is shown', () => {
  const merge: Merge = {
    id: 'M',
    targetId: 'T',
    sourceId: 'S',
    status: 'undone',
    targetBefore: account,
    sourceBefore: account,
    merged: account,
    setAside: { name: 'Eve', currency: 'USD', 'customFields.open': 1, 'customFields.secret': 2 },
    moved: { contacts: 0, tickets: 0, timeline: 0 },
    phase: 'timeline',
    after: 'x',
    kept: ['tags'],
    mergedAt: now,
    mergedBy: 'person:ada',
    undoneAt: now,
    undoneBy: 'person:eve',
    body: 'digest',
    version: 3,
  };

  it('as its contract says, without both accounts and how far it is', () => {
    const view = mergeView(merge, sales([]));
    expect(mergeShape.parse(view)).toEqual(view);
    expect(view).toEqual({
      id: 'M',
      targetId: 'T',
      sourceId: 'S',
      status: 'undone',
      setAside: { name: 'Eve', currency: 'USD', 'customFields.open': 1, 'customFields.secret': 2 },
      moved: { contacts: 0, tickets: 0, timeline: 0 },
      kept: ['tags'],
      mergedAt: now,
      mergedBy: 'person:ada',
      undoneAt: now,
      undoneBy: 'person:eve',
      version: 3,
    });
    expect(mergeView({ ...merge, kept: undefined }, sales([])).kept).toBeUndefined();
  });

  it('without the values of hidden fields', () => {
    const asideFor = (field: string) => Object.keys(mergeView(merge, sales([rule(field, 'hidden')])).setAside);
    expect(asideFor('currency')).toEqual(['name', 'customFields.open', 'customFields.secret']);
    expect(asideFor('customFields.secret')).toEqual(['name', 'currency', 'customFields.open']);
    expect(asideFor('customFields')).toEqual(['name', 'currency']);
  });
});

describe('a field', () => {
  it('is given when an entry has something in it, or a patch names it', () => {
    const given = { kind: 'person', name: undefined, emails: [], tags: ['x'], customFields: {} };
    expect(givenFields(given)).toEqual(['kind', 'tags']);
    expect(givenFields({ tags: [], source: null, customFields: { a: null } }, { asPatch: true })).toEqual([
      'tags',
      'source',
      'customFields',
      'customFields.a',
    ]);
    expect(givenFields({ customFields: { a: 1 } })).toEqual(['customFields', 'customFields.a']);
    expect(givenFields({ customFields: null }, { asPatch: true })).toEqual(['customFields']);
    expect(givenFields({ customFields: 'x', birthday: null, employees: 0, flag: false })).toEqual([
      'customFields',
      'birthday',
      'employees',
      'flag',
    ]);
  });

  it('that may not be written is refused by its name; the system may write all', () => {
    const viewer = sales([rule('tags', 'read'), rule('customFields.a', 'hidden')]);
    expect(unwritable(viewer, 'account', ['kind', 'tags'])).toEqual({
      ok: false,
      error: {
        code: 'field-forbidden',
        detail: 'You are not allowed to set tags; ask an administrator.',
        field: 'tags',
      },
    });
    expect(unwritable(viewer, 'account', ['customFields', 'customFields.a'])).toMatchObject({
      error: { field: 'customFields.a' },
    });
    expect(unwritable(viewer, 'account', ['kind', 'customFields.b'])).toBeUndefined();
    expect(unwritable(viewer, 'contact', ['tags'])).toBeUndefined();
    expect(unwritable(undefined, 'account', ['tags'])).toBeUndefined();
  });

  it('may be seen when it is not hidden', () => {
    const viewer = sales([rule('tags', 'read'), rule('phones', 'hidden')]);
    expect(['tags', 'phones', 'emails'].map((field) => maySee(viewer, 'account', field))).toEqual([true, false, true]);
  });

  it('of the company may be given when neither it nor all of them are forbidden', () => {
    expect(mayGiveCustom(undefined, 'account')('a')).toBe(true);
    expect(mayGiveCustom(sales([]), 'account')('a')).toBe(true);
    expect(mayGiveCustom(sales([rule('customFields.a', 'read')]), 'account')('a')).toBe(false);
    expect(mayGiveCustom(sales([rule('customFields', 'read')]), 'account')('a')).toBe(false);
  });
});

describe('a record', () => {
  it('is seen by whom it belongs to, and by the system', () => {
    const viewer = sales([], 'own');
    expect(isSeen(viewer, 'account', { ownerId: 'sally' })).toBe(true);
    expect(isSeen(viewer, 'account', { ownerId: 'sam' })).toBe(false);
    expect(isSeen(undefined, 'account', {})).toBe(true);
  });
});

describe('who enters a record that they would not see', () => {
  const machine = (reach: 'own' | 'none'): Viewer => ({
    who: { kind: 'machine', id: 'robot' },
    rules: { visibility: { machine: { account: reach } }, fields: [] },
  });
  const nobody: Viewer = { who: { kind: 'nobody' }, rules: { visibility: {}, fields: [] } };
  const entry = { teamId: 'north' };

  it('owns it, be it a person or a machine', () => {
    expect(withOwner(entry, 'account', sales([], 'own'))).toEqual({ ...entry, ownerId: 'sally' });
    expect(withOwner(entry, 'account', machine('own'))).toEqual({ ...entry, ownerId: 'robot' });
  });

  it('does not own it when they see it anyway, or would see not even their own', () => {
    expect(withOwner(entry, 'account', sales([]))).toBe(entry);
    expect(withOwner(entry, 'account', machine('none'))).toBe(entry);
    expect(withOwner(entry, 'account', nobody)).toBe(entry);
    expect(withOwner(entry, 'account', undefined)).toBe(entry);
  });

  it('is known by their id', () => {
    expect(isOneself(machine('own'), 'robot')).toBe(true);
    expect(isOneself(machine('own'), 'sally')).toBe(false);
    expect(isOneself(nobody, 'robot')).toBe(false);
  });
});
