import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ActiveAccount } from '../../../../functions/customers/domain/account.ts';
import type { ActiveContact } from '../../../../functions/customers/domain/contact.ts';
import {
  accountRows,
  contactRows,
  keptOf,
  rowChanges,
  type Derived,
  type Kept,
  type Row,
} from '../../../../functions/customers/domain/derived-rows.ts';

const marks = {
  id: '7KQ2M9XH4C',
  createdAt: '2026-03-02T09:00:00.000Z',
  createdBy: 'person:admin',
  updatedAt: '2026-03-03T09:00:00.000Z',
  updatedBy: 'person:admin',
  version: 3,
};
const reachable = { emails: [], phones: [], addresses: [], tags: ['fair'], consents: [], customFields: {} };

const account: ActiveAccount = {
  ...marks,
  ...reachable,
  number: 'A-7KQ2M-9XH4C',
  status: 'active',
  kind: 'organization',
  name: 'Acme',
  legalName: 'Acme Works',
  emails: [{ address: 'Office@Acme.example' }],
  phones: [{ number: '+4930123456' }],
  addresses: [{ country: 'DE' }, { city: 'Berlin' }, { city: 'Bonn' }],
  industry: 'steel',
  region: 'baltic',
  stage: 'growing',
  grade: 'A',
  ownerId: 'sally',
  teamId: 'north',
  territoryId: 'steel',
};

const contact: ActiveContact = {
  ...marks,
  ...reachable,
  number: 'P-7KQ2M-9XH4C',
  status: 'active',
  accountId: 'ACCOUNT',
  name: 'Ada Lovelace',
  givenName: 'Ada',
  familyName: 'King',
  jobTitle: 'Countess',
  role: 'payer',
};

describe('the rows of a record', () => {
  it('are, of an account, in the scopes of its owner, team and territory, with what is searched and shown', () => {
    const rows = accountRows(account);
    expect(rows.scopes).toEqual(['all', 'owner:sally', 'team:north', 'territory:steel']);
    expect(rows.tokens.map(({ text }) => text)).toEqual([
      '7kq2m9xh4c',
      'office@acme.example',
      'acme.example',
      '6543210394',
      'acme',
      'acme works',
      'works acme',
    ]);
    expect(rows.card).toEqual({
      id: marks.id,
      names: { name: 'acme', legalName: 'acme works' },
      emails: ['office@acme.example'],
      phones: ['6543210394'],
      type: 'account',
      number: 'A-7KQ2M-9XH4C',
      title: 'Acme',
      kind: 'organization',
      subtitle: { field: 'addresses', text: 'Berlin' },
    });
    expect(rows.listed).toEqual({
      at: marks.createdAt,
      summary: {
        id: marks.id,
        number: 'A-7KQ2M-9XH4C',
        kind: 'organization',
        name: 'Acme',
        emails: account.emails,
        phones: account.phones,
        tags: ['fair'],
        industry: 'steel',
        region: 'baltic',
        stage: 'growing',
        grade: 'A',
        ownerId: 'sally',
        teamId: 'north',
        territoryId: 'steel',
        updatedAt: marks.updatedAt,
        version: 3,
      },
    });
  });

  it('are, of a contact, with its organization and what it does there', () => {
    const rows = contactRows(contact);
    expect(rows.scopes).toEqual(['all']);
    expect(rows.card).toEqual({
      id: marks.id,
      names: { name: 'ada lovelace', givenName: 'ada', familyName: 'king' },
      emails: [],
      phones: [],
      type: 'contact',
      number: 'P-7KQ2M-9XH4C',
      title: 'Ada Lovelace',
      accountId: 'ACCOUNT',
      subtitle: { field: 'jobTitle', text: 'Countess' },
    });
    expect(rows.listed?.summary).toEqual({
      id: marks.id,
      number: 'P-7KQ2M-9XH4C',
      accountId: 'ACCOUNT',
      name: 'Ada Lovelace',
      jobTitle: 'Countess',
      role: 'payer',
      emails: [],
      phones: [],
      tags: ['fair'],
      updatedAt: marks.updatedAt,
      version: 3,
    });
  });

  it('have no second line where there is nothing to say', () => {
    const { jobTitle: _, ...plain } = contact;
    expect(contactRows(plain).card).not.toHaveProperty('subtitle');
    expect(accountRows({ ...account, addresses: [{ country: 'DE' }] }).card).not.toHaveProperty('subtitle');
  });

  it('are none of what is not there, was merged or was erased', () => {
    const none = { scopes: [], tokens: [] };
    const { number } = account;
    expect(accountRows(undefined)).toEqual(none);
    expect(accountRows({ ...marks, number, status: 'merged', mergedInto: 'X', mergeId: 'M' })).toEqual(none);
    expect(accountRows({ ...marks, number, status: 'erased', erasureId: 'E' })).toEqual(none);
    expect(contactRows(undefined)).toEqual(none);
    expect(contactRows({ ...marks, number, status: 'erased', erasureId: 'E' })).toEqual(none);
  });
});

interface Sketch {
  readonly scopes: string[];
  readonly words: string[];
  readonly title?: string;
  readonly note?: string;
  readonly isListed?: boolean;
}

const derivedOf = ({ scopes, words, title = 'Acme', note = 'one', isListed = true }: Sketch): Derived => {
  const rows = accountRows(account);
  if (!rows.card || !rows.listed) throw new Error('an account has both');
  return {
    scopes,
    tokens: words.map((text) => ({ kind: 'name', text })),
    card: { ...rows.card, title },
    ...(isListed && { listed: { at: marks.createdAt, summary: { ...rows.listed.summary, name: note } } }),
  };
};

const derived = (scopes: string[], words: string[], more: Partial<Sketch> = {}) =>
  derivedOf({ scopes, words, ...more });

const named = (rows: readonly Row[]) => rows.map(({ scope, token }) => `${scope} ${token?.text ?? 'list'}`).toSorted();

/** The rows that are there, with what they hold, after the changes were made. */
const made = (before: Map<string, string>, kept: Kept | undefined, after: Derived) => {
  const changes = rowChanges(kept, after);
  const rows = new Map(before);
  for (const row of named(changes.remove)) rows.delete(row);
  for (const row of changes.put)
    for (const name of named([row])) rows.set(name, JSON.stringify(row.token ? after.card : after.listed?.summary));
  return { rows, changes };
};

const someRows = fc
  .record({
    scopes: fc.uniqueArray(fc.constantFrom('all', 'owner:a', 'owner:b', 'team:c'), { maxLength: 3 }),
    words: fc.uniqueArray(fc.constantFrom('x', 'y', 'z'), { maxLength: 3 }),
    title: fc.constantFrom('Acme', 'Other'),
    note: fc.constantFrom('one', 'two'),
    isListed: fc.boolean(),
  })
  .map(derivedOf);

describe('what is to be done to the rows', () => {
  it('is everything for a new record, and nothing for one that shows the same', () => {
    const after = derived(['all', 'owner:a'], ['x', 'y']);
    const first = rowChanges(undefined, after);
    expect(named(first.put)).toEqual(['all list', 'all x', 'all y', 'owner:a list', 'owner:a x', 'owner:a y']);
    expect(first.remove).toEqual([]);
    const second = rowChanges(first.next, after);
    expect([second.put, second.remove]).toEqual([[], []]);
  });

  it('is the lists alone, or the search alone, when only what those show is another', () => {
    const before = keptOf(derived(['all'], ['x']));
    expect(named(rowChanges(before, derived(['all'], ['x'], { note: 'two' })).put)).toEqual(['all list']);
    expect(named(rowChanges(before, derived(['all'], ['x'], { title: 'Other' })).put)).toEqual(['all x']);
  });

  it('is what comes and what goes when a scope or a word does', () => {
    const before = keptOf(derived(['all', 'owner:a'], ['x', 'y']));
    const { put, remove } = rowChanges(before, derived(['all', 'owner:b'], ['x', 'z']));
    expect(named(put)).toEqual(['all z', 'owner:b list', 'owner:b x', 'owner:b z']);
    expect(named(remove)).toEqual(['all y', 'owner:a list', 'owner:a x', 'owner:a y']);
  });

  it('makes of any rows any others', () => {
    fc.assert(
      fc.property(someRows, someRows, (one, two) => {
        const first = made(new Map(), undefined, one);
        const second = made(first.rows, first.changes.next, two);
        expect(second.rows).toEqual(made(new Map(), undefined, two).rows);
        expect(second.changes.next).toEqual(keptOf(two));
      }),
    );
  });

  it('makes them also of rows that were left in the middle of a change', () => {
    fc.assert(
      fc.property(someRows, someRows, someRows, fc.nat(10), (one, two, three, steps) => {
        const first = made(new Map(), undefined, one);
        const { put, remove, during } = rowChanges(first.changes.next, two);
        const rows = new Map(first.rows);
        for (const [n, row] of [...put, ...remove].entries())
          for (const name of named([row]))
            if (n < steps && n < put.length) rows.set(name, JSON.stringify(row.token ? two.card : two.listed?.summary));
            else if (n < steps) rows.delete(name);
        expect(made(rows, during, three).rows).toEqual(made(new Map(), undefined, three).rows);
      }),
    );
  });
});
