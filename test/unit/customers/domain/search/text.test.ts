import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gradeOf } from '../../../../../functions/customers/domain/search/match.ts';
import { lookupsOf, pairLookupsOf, questionOf } from '../../../../../functions/customers/domain/search/question.ts';
import {
  charactersOf,
  domainOf,
  fromTheEnd,
  numberText,
  phoneText,
  searchableOf,
  searchText,
  shortened,
  tokensOf,
} from '../../../../../functions/customers/domain/search/text.ts';

const ID = '7KQ2M9XH4C';

const searchable = (names: Record<string, string | undefined>, emails: string[] = [], phones: string[] = []) =>
  searchableOf(
    { id: ID, emails: emails.map((address) => ({ address })), phones: phones.map((number) => ({ number })) },
    names,
  );

const textsOf = (kind: string, ...parameters: Parameters<typeof searchable>) =>
  tokensOf(searchable(...parameters)).flatMap((token) => (token.kind === kind ? [token.text] : []));

describe('searchText', () => {
  it.each([
    ['Łucja  Kowalska-Nowak', 'lucja kowalska nowak'],
    ["O'Brien & Søns, S.A.", 'obrien sons sa'],
    ['王 小明', '王小明'],
    ['臺灣 ABC 科技', '台湾 abc 科技'],
    ['トヨタ・自動車', 'トヨタ自动车'],
    ['☕ – !', ''],
  ])('makes of %j the words %j', (name, text) => {
    expect(searchText(name)).toBe(text);
  });
});

describe('a phone, a number, a domain', () => {
  it('are texts to be found by their end, without letters that are mistaken, by what stands behind the @', () => {
    expect(phoneText('+48601234567;ext=12')).toBe('76543210684');
    expect(fromTheEnd('123')).toBe('321');
    expect(numberText('7KQ2M9XHOI')).toBe('7kq2m9xh01');
    expect(numberText('LL')).toBe('11');
    expect(domainOf('a@b@example.pl')).toBe('example.pl');
  });

  it('are shortened by characters, not by halves of them', () => {
    expect(shortened('𠮷'.repeat(70))).toBe('𠮷'.repeat(64));
    expect(shortened('a'.repeat(64))).toBe('a'.repeat(64));
  });
});

describe('what a record is searched by', () => {
  it('is each of its names once, but for parts that are the shown name again', () => {
    expect(
      searchable({
        name: 'Ada Lovelace',
        legalName: 'ADA LOVELACE',
        tradeName: 'Engines',
        givenName: undefined,
        familyName: '–',
      }).names,
    ).toEqual({ name: 'ada lovelace', tradeName: 'engines' });
    expect(searchable({ name: 'Ada', legalName: 'Engines', tradeName: 'Engines' }).names).toEqual({
      name: 'ada',
      legalName: 'engines',
      tradeName: 'engines',
    });
  });

  it('is each address and phone once', () => {
    const { emails, phones } = searchable(
      { name: 'Ada' },
      ['A@b.example', 'a@B.example'],
      ['+4930123456', '+4930123456;ext=1'],
    );
    expect(emails).toEqual(['a@b.example']);
    expect(phones).toEqual(['6543210394']);
  });
});

describe('the tokens of a record', () => {
  it('are its number, its addresses with their domains, and its phones from the end', () => {
    const tokens = tokensOf(searchable({ name: '–' }, ['ada@b.example', 'bea@b.example'], ['+4930123456']));
    expect(tokens).toEqual([
      { kind: 'number', text: '7kq2m9xh4c' },
      { kind: 'email', text: 'ada@b.example' },
      { kind: 'email', text: 'bea@b.example' },
      { kind: 'email', text: 'b.example' },
      { kind: 'phone', text: '6543210394' },
    ]);
  });

  it.each([
    ['Ada', ['ada']],
    ['Ada Lovelace', ['ada lovelace', 'lovelace ada']],
    ['Ada B. C.', ['ada b c', 'ada c b', 'b c ada', 'b ada c', 'c ada b', 'c b ada']],
    ['A B C D', ['a b c d', 'a d c b', 'b c d a', 'b a d c', 'c d a b', 'c b a d', 'd a b c', 'd c b a']],
    ['Duran Duran', ['duran duran']],
    ['Acme GmbH', ['acme', 'gmbh acme']],
    ['GmbH & Co. KG', ['gmbh', 'co', 'kg']],
    ['王小明', ['王小明', '小明', '明']],
    ['ABC 科技', ['abc 科技', '科技 abc', '技 abc']],
  ])('of the name %j begin with each word, beside it what stands on either side', (name, texts) => {
    expect(textsOf('name', { name })).toEqual(texts);
  });

  it('are those of all names, each once', () => {
    expect(textsOf('name', { name: 'Ada Lovelace', familyName: 'Lovelace', givenName: 'Ada' })).toEqual([
      'ada lovelace',
      'lovelace ada',
      'lovelace',
      'ada',
    ]);
  });

  it('are no more than a table can bear; the number, the addresses and the phones always', () => {
    const name = Array.from({ length: 150 }, (_, n) => `w${n}`).join(' ');
    const tokens = tokensOf(searchable({ name }, ['ada@b.example'], ['+4930123456']));
    expect(tokens).toHaveLength(120);
    expect(new Set(tokens.map(({ kind }) => kind))).toEqual(new Set(['number', 'email', 'phone', 'name']));
    expect(Math.max(...tokens.map(({ text }) => text.length))).toBe(64);
  });

  const word = fc.constantFrom('anna', 'Łucja', 'Nowak', 'Søren', '王小明', '科技', 'GmbH', 'x', 'Kowalska-Lis');
  const nameOf = fc.array(word, { minLength: 1, maxLength: 5 }).map((words) => words.join(' '));

  it('are found by what looks for any part of the name: the beginning of any word, in any order', () => {
    fc.assert(
      fc.property(
        nameOf,
        fc.array(fc.tuple(fc.nat(), fc.integer({ min: 1, max: 9 })), { minLength: 1, maxLength: 3 }),
        (name, picks) => {
          const record = searchable({ name });
          const words = name.split(/[ -]/);
          const typed = picks.map(([at, length]) =>
            charactersOf(words[at % words.length] ?? '')
              .slice(0, length)
              .join(''),
          );
          const question = questionOf(typed.join(' '));
          expect(gradeOf(question, { ...record, type: 'account' }, () => true)).toBeGreaterThan(0);
          const tokens = tokensOf(record);
          // Each term that is looked up leads to the record.
          for (const lookups of lookupsOf(question))
            expect(
              lookups.some(({ kind, prefix }) =>
                tokens.some((token) => token.kind === kind && token.text.startsWith(prefix)),
              ),
            ).toBe(true);
        },
      ),
    );
  });

  it('of three words are found by every two of them, the second by its beginning', () => {
    const tokens = textsOf('name', { name: 'Anna Maria Nowak Handel GmbH'.replace(' Handel', '') });
    for (const [first, second] of [
      ['anna', 'mar'],
      ['nowak', 'a'],
      ['maria', 'ann'],
      ['anna', 'now'],
      ['maria', 'no'],
      ['nowak', 'mari'],
    ]) {
      const pairs = pairLookupsOf(questionOf(`${first} ${second}`));
      expect(pairs.some(({ prefix }) => tokens.some((text) => text.startsWith(prefix)))).toBe(true);
    }
  });
});
