import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MergeBody } from '../../../../functions/customers/contract/merge.ts';
import {
  createAccountOf,
  type AccountFields,
  type ActiveAccount,
} from '../../../../functions/customers/domain/account.ts';
import { mergeAccounts, unmergeAccounts } from '../../../../functions/customers/domain/merge.ts';
import { valueOf } from '../../../support/company.ts';

type Choice = MergeBody['fields'];

const [NOW, LATER, LAST] = ['2026-03-02T09:00:00.000Z', '2026-03-02T10:00:00.000Z', '2026-03-02T11:00:00.000Z'];
const nothing = { emails: [], phones: [], addresses: [], tags: [], consents: [], customFields: {} };

const account = (fields: Partial<AccountFields> = {}, id = 'T') =>
  createAccountOf({ kind: 'person', name: 'Ada', ...nothing, ...fields }, { id, by: 'person:ada' }, NOW).next;

const merge = (target: ActiveAccount, source: ActiveAccount, choice: Choice = {}) => {
  const after = valueOf(mergeAccounts(target, source, { choice, mergeId: 'M', by: 'person:eve', now: LATER }));
  return { targetBefore: target, sourceBefore: source, merged: after.target.next, gone: after.source.next };
};

const undo = ({ gone, ...made }: ReturnType<typeof merge>, current: ActiveAccount = made.merged) =>
  unmergeAccounts(made, { target: current, source: gone }, { mergeId: 'M', by: 'person:bob', now: LAST });

/** What an undoing keeps of a change that was made after the merge. */
const kept = (
  target: Partial<AccountFields>,
  source: Partial<AccountFields>,
  change: (merged: ActiveAccount) => Partial<AccountFields>,
) => {
  const made = merge(account(target), account(source, 'S'));
  const undone = undo(made, { ...made.merged, ...change(made.merged) });
  expect(undone.source.next).toMatchObject(source);
  return { left: undone.target.next, kept: undone.kept };
};

const word = fc.stringMatching(/^[a-z]{3,8}$/);
const few = <Value>(value: fc.Arbitrary<Value>) => fc.array(value, { maxLength: 3 });
const setBy = fc.constantFrom('person' as const, 'rules' as const);
/** So few values of each that the two share some. */
const anyFields: fc.Arbitrary<Partial<AccountFields>> = fc.record(
  {
    name: word,
    legalName: word,
    industry: word,
    currency: fc.constantFrom('EUR', 'CNY'),
    employees: fc.nat(2),
    externalId: word,
    formerExternalIds: fc.uniqueArray(word, { minLength: 1, maxLength: 2 }),
    figures: fc.record({ orders12m: fc.nat(2) }),
    stage: fc.constantFrom('prospect', 'new'),
    stageBy: setBy,
    territoryId: word,
    territoryBy: setBy,
    tags: few(fc.constantFrom('a', 'A', 'b', 'c')),
    emails: few(fc.record({ address: fc.constantFrom('a@x.example', 'A@x.example', 'b@x.example') })),
    phones: few(fc.record({ number: fc.constantFrom('+49301', '+49302'), label: word })),
    addresses: few(fc.record({ city: fc.constantFrom('Bonn', 'Ulm'), country: fc.constantFrom('DE', 'CN') })),
    consents: few(
      fc.record({
        channel: fc.constantFrom('email', 'sms'),
        purpose: fc.constantFrom('news', 'offers'),
        state: fc.constantFrom('given', 'withdrawn'),
        at: fc.constantFrom(NOW, LATER),
        how: fc.constant('web form'),
      }),
    ),
    customFields: fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.oneof(fc.nat(2), few(word)), {
      noNullPrototype: true,
    }),
  },
  { requiredKeys: [] },
);
const anyChoice: fc.Arbitrary<Choice> = fc.dictionary(
  fc.constantFrom('name', 'legalName', 'externalId', 'stage', 'territoryId', 'customFields.a', 'customFields.b'),
  fc.constantFrom('target', 'source'),
);

describe('an undone merge', () => {
  it('gives both accounts back as they were, for all accounts and choices', () => {
    fc.assert(
      fc.property(anyFields, anyFields, anyChoice, (one, other, choice) => {
        // No two accounts share an external id.
        const own = {
          ...other,
          ...(other.externalId !== undefined && { externalId: `${other.externalId}-s` }),
          ...(other.formerExternalIds && { formerExternalIds: other.formerExternalIds.map((id) => `${id}-f`) }),
        };
        const [target, source] = [account(one), account(own, 'S')];
        const { kept, ...back } = undo(merge(target, source, choice));
        expect(kept).toEqual([]);
        expect(back.target.next).toStrictEqual({ ...target, version: 3, updatedAt: LAST, updatedBy: 'person:bob' });
        expect(back.source.next).toStrictEqual({ ...source, version: 3, updatedAt: LAST, updatedBy: 'person:bob' });
      }),
    );
  });

  it('is told of both accounts', () => {
    const request = { key: 'k', body: 'b' };
    const { target, source } = undo(merge({ ...account({ grade: 'A' }), request }, account({ region: 'baltic' }, 'S')));
    expect(target.next.request).toEqual(request);
    const of = (about: object, otherId: string) => [
      { type: 'account.unmerged.v1', data: { account: { kind: 'person', ...about }, otherId, mergeId: 'M' } },
    ];
    expect(target.events).toEqual(of({ grade: 'A' }, 'S'));
    expect(source.events).toEqual(of({ region: 'baltic' }, 'T'));
  });
});

describe('what somebody changed since the merge', () => {
  it('stays and is named, and the rest is as it was', () => {
    const { left, kept: names } = kept(
      { name: 'Ada', currency: 'EUR', industry: 'steel', stage: 'new', stageBy: 'rules' },
      { name: 'Eve', legalName: 'Eve KG', region: 'baltic', grade: 'B', gradeBy: 'rules' },
      () => ({
        kind: 'organization',
        name: 'Ada & Eve',
        currency: 'CHF',
        stage: 'lost',
        stageBy: 'person',
        region: 'north',
      }),
    );
    expect(names).toEqual(['currency', 'kind', 'name', 'region', 'stage']);
    expect(left).toStrictEqual({
      ...account({
        kind: 'organization',
        name: 'Ada & Eve',
        currency: 'CHF',
        industry: 'steel',
        stage: 'lost',
        stageBy: 'person',
        region: 'north',
      }),
      version: 3,
      updatedAt: LAST,
      updatedBy: 'person:bob',
    });
  });

  it('is also what somebody took away', () => {
    const { left, kept: names } = kept({ industry: 'steel' }, { region: 'baltic' }, () => ({
      industry: undefined,
      region: undefined,
    }));
    expect(names).toEqual(['industry', 'region']);
    expect(left).not.toHaveProperty('industry');
    expect(left).not.toHaveProperty('region');
  });

  type Lists = Pick<AccountFields, 'emails' | 'phones' | 'addresses' | 'tags' | 'consents'>;
  const news = { channel: 'email', purpose: 'news', state: 'given', at: NOW, how: 'web form' } as const;
  const lists: readonly {
    readonly name: keyof Lists;
    readonly own: Partial<Lists>;
    readonly brought: Partial<Lists>;
    readonly added: Partial<Lists>;
    /** The target's own value in the words of somebody who changed it since. */
    readonly changed: Partial<Lists>;
  }[] = [
    {
      name: 'emails',
      own: { emails: [{ address: 'a@x.example' }] },
      brought: { emails: [{ address: 'b@x.example' }] },
      added: { emails: [{ address: 'c@x.example' }] },
      changed: { emails: [{ address: 'A@x.example', label: 'work' }] },
    },
    {
      name: 'phones',
      own: { phones: [{ number: '+49301' }] },
      brought: { phones: [{ number: '+49302' }] },
      added: { phones: [{ number: '+49303' }] },
      changed: { phones: [{ number: '+49301', label: 'desk' }] },
    },
    {
      name: 'addresses',
      own: { addresses: [{ city: 'Ulm', country: 'DE' }] },
      brought: { addresses: [{ city: 'Bonn', country: 'DE' }] },
      added: { addresses: [{ city: 'Köln', country: 'DE' }] },
      changed: { addresses: [{ city: 'ULM', country: 'DE', label: 'office' }] },
    },
    {
      name: 'tags',
      own: { tags: ['vip'] },
      brought: { tags: ['fair'] },
      added: { tags: ['new'] },
      changed: { tags: ['VIP'] },
    },
    {
      name: 'consents',
      own: { consents: [news] },
      brought: { consents: [{ ...news, purpose: 'offers' }] },
      added: { consents: [{ ...news, channel: 'sms' }] },
      changed: { consents: [{ ...news, state: 'withdrawn', at: LATER }] },
    },
  ];

  it.each(lists)('of the $name: added ones stay, and those that the source brought do not', (one) => {
    const { name, own, brought, added } = one;
    const { left, kept: names } = kept(own, brought, (merged) => ({
      [name]: [...merged[name], ...(added[name] ?? [])],
    }));
    expect(names).toEqual([name]);
    expect(left[name]).toEqual([...(own[name] ?? []), ...(added[name] ?? [])]);
  });

  it.each(lists)('of the $name: changed ones stay as they are, and what was taken away is gone', (one) => {
    const { name, own, brought, changed } = one;
    const { left } = kept(own, brought, () => ({ [name]: [...(brought[name] ?? []), ...(changed[name] ?? [])] }));
    expect(left[name]).toEqual(changed[name]);
    const { left: less, kept: names } = kept(own, brought, () => ({ [name]: brought[name] }));
    expect(less[name]).toEqual([]);
    expect(names).toEqual([name]);
  });

  it('of the custom fields is told one by one', () => {
    const { left, kept: names } = kept(
      { customFields: { colour: 'red', size: 1, since: '2020', note: 'x' } },
      { customFields: { colour: 'blue', vat: true, seats: 4 } },
      ({ customFields: { since: _, ...customFields } }) => ({
        customFields: { ...customFields, size: 2, seats: 5, plan: 'gold' },
      }),
    );
    expect(names).toEqual(['customFields']);
    expect(left.customFields).toStrictEqual({ colour: 'red', size: 2, note: 'x', seats: 5, plan: 'gold' });
  });
});

describe('former external ids', () => {
  it('of an account that came since stay when an earlier merge is undone', () => {
    const first = merge(account({ formerExternalIds: ['t1'] }), account({ externalId: 'a' }, 'A'));
    const second = merge(first.merged, account({ externalId: 'b', formerExternalIds: ['b1'] }, 'B'));
    const left = undo(first, second.merged).target.next;
    expect(left).toMatchObject({ formerExternalIds: ['t1', 'b1', 'b'] });
    expect(left).not.toHaveProperty('externalId');
    expect(undo(second, left).target.next).toMatchObject({ formerExternalIds: ['t1'] });
  });

  it('go back to the source, also those that lost to a later account', () => {
    const source = account({ externalId: 'a', formerExternalIds: ['a1'] }, 'A');
    const first = merge(account(), source);
    const second = merge(first.merged, account({ externalId: 'b' }, 'B'), { externalId: 'source' });
    expect(second.merged.formerExternalIds).toEqual(['a1', 'a']);
    const { target, source: back } = undo(first, second.merged);
    expect(target.next.externalId).toBe('b');
    expect(target.next).not.toHaveProperty('formerExternalIds');
    expect(back.next).toMatchObject({ externalId: 'a', formerExternalIds: ['a1'] });
  });
});
