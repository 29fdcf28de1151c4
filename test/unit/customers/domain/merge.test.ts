import { describe, expect, it } from 'vitest';
import type { MergeBody } from '../../../../functions/customers/contract/merge.ts';
import { createAccountOf, type AccountFields } from '../../../../functions/customers/domain/account.ts';
import { mergeAccounts, setAsideBy } from '../../../../functions/customers/domain/merge.ts';
import { codeOf, valueOf } from '../../../support/company.ts';

type Choice = MergeBody['fields'];

const NOW = '2026-03-02T09:00:00.000Z';
const LATER = '2026-03-02T10:00:00.000Z';
const nothing = { emails: [], phones: [], addresses: [], tags: [], consents: [], customFields: {} };

const account = (fields: Partial<AccountFields> = {}, id = 'T') =>
  createAccountOf({ kind: 'person', name: 'Ada', ...nothing, ...fields }, { id, by: 'person:ada' }, NOW).next;

const decided = (target: Partial<AccountFields>, source: Partial<AccountFields>, choice: Choice = {}) =>
  mergeAccounts(account(target), account(source, 'S'), { choice, mergeId: 'M', by: 'person:eve', now: LATER });

/** The target after the merge. */
const merged = (...given: Parameters<typeof decided>) => valueOf(decided(...given)).target.next;

describe('of two accounts the target has', () => {
  it('the addresses of both, each once in whatever case', () => {
    const { emails } = merged(
      { emails: [{ address: 'Ada@x.example', label: 'work' }] },
      { emails: [{ address: 'ada@X.example' }, { address: 'b@x.example' }] },
    );
    expect(emails).toEqual([{ address: 'Ada@x.example', label: 'work' }, { address: 'b@x.example' }]);
  });

  it('the numbers of both, each once', () => {
    const { phones } = merged(
      { phones: [{ number: '+49301' }] },
      { phones: [{ number: '+49302' }, { number: '+49301', label: 'desk' }] },
    );
    expect(phones).toEqual([{ number: '+49301' }, { number: '+49302' }]);
  });

  it('the places of both, each once whatever it is called there', () => {
    const { addresses } = merged(
      { addresses: [{ city: 'Łódź', country: 'PL', label: 'home' }] },
      {
        addresses: [
          { city: 'LODZ', country: 'PL', label: 'office' },
          { city: 'Łódź', country: 'DE' },
        ],
      },
    );
    expect(addresses).toEqual([
      { city: 'Łódź', country: 'PL', label: 'home' },
      { city: 'Łódź', country: 'DE' },
    ]);
  });

  it('the tags of both, each once in whatever case', () => {
    expect(merged({ tags: ['VIP'] }, { tags: ['vip', 'fair'] }).tags).toEqual(['VIP', 'fair']);
  });

  it('the custom fields of both, its own where both have one and nobody says otherwise', () => {
    const one = { colour: 'red', size: 1, since: '2020' };
    const other = { colour: 'blue', size: 2, vat: true };
    expect(merged({ customFields: one }, { customFields: other }).customFields).toEqual({ ...one, vat: true });
    const choice: Choice = {
      'customFields.size': 'source',
      'customFields.since': 'source',
      'customFields.colour': 'target',
    };
    expect(merged({ customFields: one }, { customFields: other }, choice).customFields).toEqual({
      colour: 'red',
      size: 2,
      since: '2020',
      vat: true,
    });
  });
});

describe('what the customer agreed to', () => {
  const consent = (
    channel: 'email' | 'phone',
    purpose: string,
    state: 'given' | 'withdrawn',
    at: string,
  ): AccountFields['consents'][number] => ({ channel, purpose, state, at, how: 'web form' });

  it('holds by channel and purpose, the latest first', () => {
    const [mail, call] = [
      consent('email', 'news', 'given', '2026-01-02T00:00:00Z'),
      consent('phone', 'news', 'given', '2026-01-03T00:00:00Z'),
    ];
    const offers = consent('email', 'offers', 'withdrawn', '2026-01-01T00:00:00Z');
    expect(merged({ consents: [mail, offers] }, { consents: [call] }).consents).toEqual([call, mail, offers]);
  });

  it.each([
    ['a day', '2026-02-01T09:00:00Z', '2026-02-02T09:00:00Z'],
    ['half a second', '2026-02-01T09:00:00Z', '2026-02-01T09:00:00.500Z'],
  ])('is the later word, on whichever side it stands, be it by %s', (_, earlier, later) => {
    const given = consent('email', 'news', 'given', earlier);
    const withdrawn = consent('email', 'news', 'withdrawn', later);
    expect(merged({ consents: [given] }, { consents: [withdrawn] }).consents).toEqual([withdrawn]);
    expect(merged({ consents: [withdrawn] }, { consents: [given] }).consents).toEqual([withdrawn]);
  });

  it("is the target's word of two that were said at the same moment", () => {
    const [given, withdrawn] = (['given', 'withdrawn'] as const).map((state) => consent('email', 'news', state, NOW));
    expect(merged({ consents: given ? [given] : [] }, { consents: withdrawn ? [withdrawn] : [] }).consents).toEqual([
      given,
    ]);
  });
});

describe('a field with one value', () => {
  it("is the target's, or the source's where the target has none or somebody says so", () => {
    const target = { name: 'Ada', legalName: 'Ada KG', employees: 0 };
    const source = { name: 'Eve', legalName: 'Eve KG', employees: 5, currency: 'EUR' };
    expect(merged(target, source)).toMatchObject({ ...target, currency: 'EUR' });
    expect(merged(target, source, { name: 'source', employees: 'source', legalName: 'target' })).toMatchObject({
      name: 'Eve',
      legalName: 'Ada KG',
      employees: 5,
      currency: 'EUR',
    });
  });

  it('is the one that there is, whoever is said to hold it, and none when there is none', () => {
    const one = merged({ currency: 'EUR' }, {}, { currency: 'source', industry: 'source', region: 'target' });
    expect(one.currency).toBe('EUR');
    expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['industry']));
    expect(Object.keys(one)).not.toEqual(expect.arrayContaining(['region']));
  });

  it('comes with who set it', () => {
    const target = {
      stage: 'new',
      stageBy: 'rules',
      grade: 'A',
      gradeBy: 'person',
      territoryId: 'north',
      territoryBy: 'person',
    } as const;
    const source = {
      stage: 'lost',
      stageBy: 'person',
      grade: 'B',
      gradeBy: 'rules',
      territoryId: 'south',
      territoryBy: 'rules',
    } as const;
    expect(merged(target, source)).toMatchObject(target);
    expect(merged({}, source)).toMatchObject(source);
    expect(merged(target, source, { stage: 'source', territoryId: 'source' })).toMatchObject({
      ...source,
      grade: 'A',
      gradeBy: 'person',
    });
    expect(merged({ stage: 'new' }, source)).not.toHaveProperty('stageBy');
  });
});

describe('an external id', () => {
  it('that does not hold is a former one, beside those of both', () => {
    const target = { externalId: 't', formerExternalIds: ['t1'] };
    const source = { externalId: 's', formerExternalIds: ['s1', 's2'] };
    expect(merged(target, source)).toMatchObject({
      externalId: 't',
      formerExternalIds: ['t1', 's1', 's2', 's'],
    });
    expect(merged(target, source, { externalId: 'source' })).toMatchObject({
      externalId: 's',
      formerExternalIds: ['t1', 's1', 's2', 't'],
    });
  });

  it('of one side alone holds, and nothing is a former one', () => {
    for (const one of [merged({ externalId: 'x' }, {}), merged({}, { externalId: 'x' })]) {
      expect(one.externalId).toBe('x');
      expect(one).not.toHaveProperty('formerExternalIds');
    }
  });
});

describe('a value that does not hold', () => {
  const aside = (target: Partial<AccountFields>, source: Partial<AccountFields>, choice?: Choice) =>
    setAsideBy(account(target), account(source, 'S'), merged(target, source, choice));

  it('is set aside under its field, whichever side had it', () => {
    const target = { name: 'Ada', currency: 'EUR', customFields: { colour: 'red', size: 1 } };
    const source = { name: 'Eve', currency: 'USD', customFields: { colour: 'blue', size: 2 } };
    expect(aside(target, source)).toEqual({
      name: 'Eve',
      currency: 'USD',
      'customFields.colour': 'blue',
      'customFields.size': 2,
    });
    expect(aside(target, source, { currency: 'source', 'customFields.size': 'source' })).toEqual({
      name: 'Eve',
      currency: 'EUR',
      'customFields.colour': 'blue',
      'customFields.size': 1,
    });
  });

  it('is not one that both have, or that the other lacks', () => {
    const both = {
      industry: 'steel',
      figures: { orders12m: 3, spend12m: { amount: '1.00', currency: 'EUR' } },
      customFields: { price: { amount: '5', currency: 'EUR' } },
    };
    expect(aside({ ...both, currency: 'EUR' }, { ...structuredClone(both), region: 'baltic' })).toStrictEqual({});
  });
});

describe('after a merge', () => {
  const target = {
    ...account({ industry: 'steel' }),
    version: 4,
    updatedBy: 'person:old',
    request: { key: 'k', body: 'b' },
  };
  const source = { ...account({ name: 'Eve', grade: 'B' }, 'S'), createdBy: 'person:bob', version: 7 };
  const after = valueOf(mergeAccounts(target, source, { choice: {}, mergeId: 'M', by: 'person:eve', now: LATER }));

  it('the target is the record that it was, with the fields of both', () => {
    expect(after.target.next).toStrictEqual({
      ...target,
      grade: 'B',
      version: 5,
      updatedAt: LATER,
      updatedBy: 'person:eve',
    });
    expect(after.target.events).toEqual([
      {
        type: 'account.took-in.v1',
        data: { account: { kind: 'person', industry: 'steel', grade: 'B' }, fromId: 'S', mergeId: 'M' },
      },
    ]);
  });

  it('the source is nothing but the way to the target', () => {
    expect(after.source.next).toStrictEqual({
      status: 'merged',
      id: 'S',
      number: source.number,
      createdAt: NOW,
      createdBy: 'person:bob',
      updatedAt: LATER,
      updatedBy: 'person:eve',
      version: 8,
      mergedInto: 'T',
      mergeId: 'M',
    });
    expect(after.source.events).toEqual([{ type: 'account.merged.v1', data: { intoId: 'T', mergeId: 'M' } }]);
  });
});

describe('a merge is refused', () => {
  it('of an account with itself, and of an organization with a person', () => {
    const merging = { choice: {}, mergeId: 'M', by: 'person:eve', now: LATER };
    expect(mergeAccounts(account(), account(), merging)).toEqual({
      ok: false,
      error: { code: 'same-account', detail: 'An account cannot go into itself.', field: 'sourceId' },
    });
    expect(decided({}, { kind: 'organization' })).toEqual({
      ok: false,
      error: {
        code: 'different-kinds',
        detail: 'One is an organization and the other a person: make them the same kind first.',
      },
    });
  });

  const some = (count: number, of: string) => Array.from({ length: count }, (_, n) => `${of}${n}`);
  const lists: readonly [string, number, (values: string[]) => Partial<AccountFields>][] = [
    ['emails', 50, (values) => ({ emails: values.map((value) => ({ address: `${value}@x.example` })) })],
    ['phones', 50, (values) => ({ phones: values.map((value) => ({ number: value })) })],
    ['addresses', 50, (values) => ({ addresses: values.map((value) => ({ city: value })) })],
    ['tags', 100, (values) => ({ tags: values })],
    [
      'consents',
      100,
      (values) => ({
        consents: values.map((purpose) => ({ channel: 'sms', purpose, state: 'given', at: NOW, how: 'web form' })),
      }),
    ],
    ['customFields', 100, (values) => ({ customFields: Object.fromEntries(values.map((id) => [id, true])) })],
  ];

  it.each(lists)('when the %s of both are more than %i', (name, most, fields) => {
    const half = fields(some(most / 2, 'a'));
    expect(codeOf(decided(half, fields(some(most / 2, 'b'))))).toBe('ok');
    expect(decided(half, fields(some(most / 2 + 1, 'b')))).toEqual({
      ok: false,
      error: {
        code: 'too-many-values',
        detail: `Together they have more than ${most} ${name}: take some away first.`,
      },
    });
  });
});
