import { describe, expect, it } from 'vitest';
import { isField, takesMany, wrongInMapping } from '../../../../../functions/customers/domain/import/fields.ts';

const OF_BOTH = (
  'number name givenName familyName emails phones tags language timeZone birthday externalId ownerId teamId territoryId ' +
  'addresses.street addresses.city addresses.region addresses.postalCode addresses.country'
).split(' ');
const OF_ACCOUNTS = 'kind legalName tradeName industry occupation region source currency employees stage grade'.split(
  ' ',
);
const OF_CONTACTS = 'organization jobTitle role preferredChannel'.split(' ');
const OF_NONE = 'addresses consents customFields figures accountId reportsToId nickname addresses.label version'.split(
  ' ',
);

describe('a column', () => {
  it.each(OF_BOTH)('may be %s of an account and of a contact', (field) => {
    expect([isField('account', field), isField('contact', field)]).toEqual([true, true]);
  });

  it.each(OF_ACCOUNTS)('may be %s of an account alone', (field) => {
    expect([isField('account', field), isField('contact', field)]).toEqual([true, false]);
  });

  it.each(OF_CONTACTS)('may be %s of a contact alone', (field) => {
    expect([isField('account', field), isField('contact', field)]).toEqual([false, true]);
  });

  it.each(['', ...OF_NONE])('cannot be %j, which is not of a cell or not there', (field) => {
    expect([isField('account', field), isField('contact', field)]).toEqual([false, false]);
  });

  it.each(['seats', '2nd-seat', 'a', 'a'.repeat(64)])('may be the field %s that a company has of its own', (id) => {
    expect([isField('account', `customFields.${id}`), isField('contact', `customFields.${id}`)]).toEqual([true, true]);
  });

  it.each([
    'customFields.',
    'customFields.Seats',
    'customFields.-seats',
    'customFields.seats!',
    'customFields.seats.row',
    'my.customFields.seats',
    'customFieldsxseats',
    `customFields.${'a'.repeat(65)}`,
  ])('cannot be %s, which is the id of no field', (field) => {
    expect(isField('account', field)).toBe(false);
  });

  it('shares its field with others where it is one of many values', () => {
    expect(['emails', 'phones', 'tags', 'name', 'addresses.city', 'customFields.seats'].filter(takesMany)).toEqual([
      'emails',
      'phones',
      'tags',
    ]);
  });
});

describe('a mapping', () => {
  it('is right when each column goes to a field of its own', () => {
    const mapping = [
      { column: 0, field: 'name' },
      { column: 1, field: 'givenName' },
      { column: 2, field: 'emails', label: 'work' },
      { column: 3, field: 'emails', label: 'work' },
      { column: 4, field: 'phones', label: 'home' },
      { column: 5, field: 'tags' },
      { column: 6, field: 'tags' },
      { column: 7, field: 'addresses.city', label: 'home' },
      { column: 8, field: 'addresses.city' },
      { column: 9, field: 'addresses.street', label: 'home' },
      { column: 10, field: 'customFields.seats' },
      { column: 11, field: 'customFields.rows' },
    ];
    expect(wrongInMapping('account', mapping, 12)).toBeUndefined();
    expect(wrongInMapping('account', [], 0)).toBeUndefined();
  });

  it.each([
    ['a column beyond the last', { column: 3, field: 'tags' }, 'The file has no such column.', 'mapping.1.column'],
    ['a label of a name', { column: 1, field: 'role', label: 'x' }, 'role has no label.', 'mapping.1.label'],
    ['a label of tags', { column: 1, field: 'tags', label: 'work' }, 'tags has no label.', 'mapping.1.label'],
    ['a column twice', { column: 0, field: 'tags' }, 'This column is there twice.', 'mapping.1.column'],
    ['a field twice', { column: 1, field: 'name' }, 'Only one column can be name.', 'mapping.1.field'],
  ])('is wrong with %s, and the refusal says where', (_, one, detail, field) => {
    expect(wrongInMapping('contact', [{ column: 0, field: 'name' }, one], 3)).toEqual({
      ok: false,
      error: { code: 'bad-mapping', detail, field },
    });
  });

  it('is wrong with a field that is not there, and the refusal names those that are', () => {
    const refused = wrongInMapping('contact', [{ column: 0, field: 'nickname' }], 1);
    const known = /^No column can be nickname: use number, addresses\.street, .*organization, name, .*, phones\.$/;
    const detail: unknown = expect.stringMatching(known);
    expect(refused).toEqual({ ok: false, error: { code: 'bad-mapping', detail, field: 'mapping.0.field' } });
  });

  it('is wrong with two columns for one part of an address', () => {
    const city = (column: number) => ({ column, field: 'addresses.city', label: 'home' });
    expect(wrongInMapping('account', [city(0), city(1)], 2)).toMatchObject({
      error: { detail: 'Only one column can be addresses.city.' },
    });
  });
});
