import { describe, expect, it } from 'vitest';
import {
  CANDIDATE_FROM,
  compare,
  likenessOfNames,
  type Comparable,
} from '../../../../functions/customers/domain/similarity.ts';

const organization = (name: string, more: Partial<Comparable> = {}): Comparable => ({
  kind: 'organization',
  name,
  emails: [],
  phones: [],
  addresses: [],
  ...more,
});
const person = (name: string, more: Partial<Comparable> = {}) => organization(name, { kind: 'person', ...more });

const emails = (...all: string[]) => ({ emails: all.map((address) => ({ address })) });
const phones = (...all: string[]) => ({ phones: all.map((number) => ({ number })) });
const at = (...addresses: Comparable['addresses']) => ({ addresses });

describe('the likeness of names', () => {
  it.each([
    ['Müller Stahlbau GmbH', 'STAHLBAU MUELLER', 1],
    ['Johnson & Johnson', 'Johnson and Johnson Inc.', 1],
    ['Face Book', 'Facebook', 1],
    ['北京華為技術有限公司', '华为技术北京', 1],
    ['Acme', 'Globex', 0],
    ['张伟', '王芳', 0],
  ])('of %s and %s is %d', (one, other, likeness) => {
    expect(likenessOfNames(organization(one), organization(other))).toBeCloseTo(likeness, 5);
  });

  it('is between for typing errors, parts of a name and initials', () => {
    const likeness = (one: string, other: string) => likenessOfNames(person(one), person(other));
    expect(likeness('Jonathan Smith', 'Jonathon Smith')).toBeCloseTo(1 - (2 * 8 * 0.125) / 26, 2);
    expect(likeness('Ada Lovelace', 'Ada King Lovelace')).toBeCloseTo(22 / 26, 5);
    expect(likeness('A. Lovelace', 'Ada Lovelace')).toBeCloseTo((16 + 0.8 * 4) / 20, 5);
    expect(likeness('B. Lovelace', 'Ada Lovelace')).toBeCloseTo(16 / 20, 5);
    expect(likeness('王小明', '王大明')).toBeCloseTo(4 / 6, 5);
  });

  it('takes no word for two, and none that differs by more than a quarter', () => {
    const likeness = (one: string, other: string) => likenessOfNames(person(one), person(other));
    expect(likeness('Maria Maria', 'Maria')).toBeCloseTo(10 / 15, 5);
    expect(likeness('Maria', 'Maria Maria')).toBeCloseTo(10 / 15, 5);
    expect(likeness('J Smith', 'J Smyth')).toBeCloseTo((2 + 10 * 0.8) / 12, 5);
    expect(likeness('Anna', 'Anne')).toBeCloseTo(0.75, 5);
    expect(likeness('Anna', 'Enne')).toBe(0);
    expect(likeness('Anna', 'Annabe')).toBe(0);
    expect(likeness('ж Smith', 'жанна Smith')).toBeCloseTo(10 / 16, 5);
    expect(likeness('Smith', '!!!')).toBe(0);
    expect(likeness('!!!', '???')).toBe(0);
  });

  it('holds each word against the one that is most like it', () => {
    expect(likenessOfNames(person('Mario Marie'), person('Marie Maria'))).toBeCloseTo((10 + 10 * 0.8) / 20, 5);
    expect(likenessOfNames(person('Marie Mario'), person('Maria Marie'))).toBeCloseTo((10 + 10 * 0.8) / 20, 5);
  });

  it('does not depend on which comes first', () => {
    for (const [one, other] of [
      ['Ada King Lovelace', 'Lovelace Ada'],
      ['Maria Marie', 'Mario'],
    ] as const)
      expect(likenessOfNames(person(one), person(other))).toBe(likenessOfNames(person(other), person(one)));
  });

  it('counts the name that fits best of those that they go by', () => {
    const alphabet = organization('Alphabet', { tradeName: 'Google' });
    expect(likenessOfNames(alphabet, organization('Google LLC'))).toBe(1);
    expect(likenessOfNames(alphabet, organization('Other', { legalName: 'Alphabet Inc.' }))).toBe(1);
  });
});

describe('two records', () => {
  it('are the same for certain by e-mail address or external id', () => {
    expect(
      compare(person('A', emails('x@a.example', 'Ada@B.example')), organization('B', emails('ada@b.example'))),
    ).toEqual({
      score: 1,
      because: ['email'],
    });
    expect(compare(person('A', { externalId: '7' }), person('B', { externalId: '7' }))).toEqual({
      score: 1,
      because: ['external-id'],
    });
    expect(compare(person('Ada'), person('Eve')).score).toBe(0);
  });

  it('may be the same by their name alone, an organization more likely than a person', () => {
    expect(compare(organization('Acme GmbH'), organization('acme'))).toEqual({ score: 0.8, because: ['name'] });
    expect(compare(person('Ada Lovelace'), person('Lovelace Ada'))).toEqual({ score: 0.72, because: ['name'] });
    expect(compare(person('Ada Lovelace'), person('Ada King Lovelace')).score).toBeLessThan(CANDIDATE_FROM);
  });

  it('may be the same by phone, with whatever extension', () => {
    const one = person('Bob Smith', phones('+14155550100;ext=1'));
    expect(compare(one, person('Zoe Jones', phones('+14155550199', '+14155550100')))).toEqual({
      score: 0.6,
      because: ['phone'],
    });
    expect(compare(one, person('Robert Smith', phones('+14155550100'))).score).toBeGreaterThan(0.6);
  });

  it('may be the same by address only together with something else', () => {
    const street = { street: 'Hafenstraße 12', postalCode: '28195', country: 'DE' };
    const one = organization('Müller Stahlbau', at(street));
    expect(compare(one, organization('Zebra Moden', at({ ...street, street: 'hafenstrasse 12' })))).toEqual({
      score: 0.35,
      because: ['address'],
    });
    const partly = organization('Müller Stahlbau Bremen Nord', at({ ...street, street: 'Hafenstr. 12' }));
    const alone = { ...partly, addresses: [] };
    expect(compare(one, partly).score).toBeGreaterThan(compare({ ...one, addresses: [] }, alone).score);
  });

  it.each([
    ['another house', { street: 'Hafenstraße 14', postalCode: '28195' }, 0],
    ['no street', { postalCode: '28195' }, 0.14],
    ['no postal code, the city', { city: 'BREMEN' }, 0.14],
    ['another city', { city: 'Hamburg' }, 0],
    ['another country', { postalCode: '28195', country: 'US' }, 0],
    ['another postal code', { street: 'Hafenstraße 12', postalCode: '28199', city: 'Bremen' }, 0],
    ['nothing but a street', { street: 'Hafenstraße 12' }, 0],
    ['the same street, no country', { street: ' HAFENSTRASSE  12', postalCode: '28195' }, 0.35],
    ['half of the street', { street: 'Hafenstraße 12 Hinterhaus', postalCode: '28195' }, 0.29],
    ['a country alone', { country: 'DE' }, 0],
  ])('are as near as their addresses: %s', (_, address, score) => {
    const here = { street: 'Hafenstraße 12', postalCode: '28195', city: 'Bremen', country: 'DE' };
    expect(compare(organization('Eins', at(here)), organization('Zwo', at(address))).score).toBe(score);
  });

  it('are less likely the same where both have something and it differs', () => {
    const one = person('John Smith', {
      ...phones('+441'),
      ...emails('a@x.example'),
      ...at({ city: 'Leeds' }),
      birthday: '1980-01-01',
    });
    const with_ = (more: Partial<Comparable>) => compare(one, person('John Smith', more)).score;
    expect(with_({})).toBe(0.72);
    expect(with_(phones('+442'))).toBe(0.63);
    expect(with_(emails('b@x.example'))).toBe(0.68);
    expect(with_(at({ city: 'York' }))).toBe(0.63);
    expect(with_({ birthday: '1990-01-01' })).toBe(0.43);
    expect(with_({ birthday: '1980-01-01' })).toBe(0.72);
    expect(with_({ ...phones('+442'), ...at({ city: 'York' }) })).toBe(0.56);
    expect(with_({ kind: 'organization' })).toBe(0.58);
  });

  it('are at the same place when one of their addresses is', () => {
    const one = person('John Smith', at({ city: 'Leeds' }, { city: 'Hull' }));
    const score = (...addresses: Comparable['addresses']) => compare(one, person('John Smith', at(...addresses))).score;
    expect(score({ city: 'York' }, { city: 'Hull' })).toBeGreaterThan(0.72);
    expect(score({ city: 'York' }, { city: 'Bath' })).toBe(0.63);
    expect(score({ street: 'High Street 1' })).toBe(0.72);
    expect(score({ city: ' ' })).toBe(0.72);
    expect(compare(person('John Smith'), person('John Smith', at({ city: 'York' }))).score).toBe(0.72);
  });

  it('that differ in their external ids, or have one birthday, are as likely the same as without', () => {
    const score = (a: Partial<Comparable>, b: Partial<Comparable>) =>
      compare(person('John Smith', a), person('John Smith', b));
    expect(score({ externalId: '1' }, { externalId: '2' })).toEqual({ score: 0.72, because: ['name'] });
    expect(score({}, { birthday: '1980-01-01' }).score).toBe(0.72);
    expect(score({ birthday: '1980-01-01' }, {}).score).toBe(0.72);
  });

  it('are judged alike from both sides', () => {
    const one = organization('Acme Bau', { ...phones('+441'), ...at({ city: 'Leeds' }) });
    const other = person('Bau Acme', { ...phones('+441'), ...at({ city: 'York' }), ...emails('x@y.example') });
    expect(compare(one, other)).toEqual(compare(other, one));
  });
});
