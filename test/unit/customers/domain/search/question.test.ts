import { describe, expect, it } from 'vitest';
import { lookupsOf, pairLookupsOf, questionOf } from '../../../../../functions/customers/domain/search/question.ts';

describe('a question', () => {
  it('is the parts between spaces, each once', () => {
    expect(questionOf('  Anna  KOWALSKA anna ').map(({ words }) => words)).toEqual([['anna'], ['kowalska']]);
  });

  it('has eight parts at the most', () => {
    expect(questionOf('a b c d e f g h i j')).toHaveLength(8);
  });

  it.each(['', ' ', '-', '☕ ! &', '"'])('that asks nothing has no parts: %j', (typed) => {
    expect(questionOf(typed)).toEqual([]);
  });

  it('reads a word as one of a name, and as the beginning of an address or a domain', () => {
    expect(questionOf('Kowal')).toEqual([{ words: ['kowal'], email: 'kowal', phones: [] }]);
    expect(questionOf('Łódź')).toStrictEqual([{ words: ['lodz'], phones: [] }]);
    expect(questionOf('T-Mobile,')).toEqual([
      { words: ['t', 'mobile'], email: 't-mobile', phones: [], number: { text: 'm0b11e', type: 'ticket' } },
    ]);
    expect(questionOf('(acme)')).toEqual([{ words: ['acme'], email: 'acme', phones: [] }]);
    expect(questionOf('.acme. ')).toEqual([{ words: ['acme'], email: '.acme', phones: [] }]);
    expect(questionOf('"a,c!me"?...')).toEqual([{ words: ['a', 'c', 'me'], email: 'a,c!me', phones: [] }]);
  });

  it('reads what has an @ as an address alone', () => {
    expect(questionOf('<Ada@B.example>,')).toEqual([{ words: [], email: 'ada@b.example', phones: [] }]);
    expect(questionOf('@b.example')).toEqual([{ words: [], email: '@b.example', phones: [] }]);
    expect(questionOf('1234@b')).toEqual([{ words: [], email: '1234@b', phones: [] }]);
  });

  it.each([
    ['4567', ['7654']],
    ['567', []],
    ['0100', ['0010']],
    ['030 123456', ['654321030', '65432103']],
    ['0049 30 123456', ['654321039400', '6543210394']],
    ['+49 (0)30/12-34.56', ['6543210394']],
    ['012345', ['543210', '54321']],
    ['01234', ['43210']],
    ['030   123456', ['654321030', '65432103']],
    ['+1 (415) 555-0100', ['00105555141']],
    ['block4567', []],
    ['4567th', []],
    ['１２３４', ['4321']],
  ])('reads %j as the end of a phone: %j', (typed, phones) => {
    const [term, ...more] = questionOf(typed);
    expect(more).toEqual([]);
    expect(term?.phones).toEqual(phones);
  });

  it('takes parts of a phone number side by side as one, and words beside it as others', () => {
    expect(questionOf('Anna +48 601 234567 Nowak').map(({ words, phones }) => [words, phones])).toEqual([
      [['anna'], []],
      [['48', '601', '234567'], ['76543210684']],
      [['nowak'], []],
    ]);
  });

  it.each([
    ['A-7KQ2M-9XH4C', { text: '7kq2m9xh4c', type: 'account' }],
    ['a-7', { text: '7', type: 'account' }],
    ['P7KQ2M9XH4C', { text: '7kq2m9xh4c', type: 'contact' }],
    ['p7kq2m-9xh4c', { text: '7kq2m9xh4c', type: 'contact' }],
    ['T-7KQ2', { text: '7kq2', type: 'ticket' }],
    ['7KQ2M-9XH4C', { text: '7kq2m9xh4c' }],
    ['7KQ2M9XH4C', { text: '7kq2m9xh4c' }],
    ['7kq2', { text: '7kq2' }],
    ['7kq2m9', { text: '7kq2m9' }],
    ['abcdeabcde', { text: 'abcdeabcde' }],
    ['OIL12', { text: '01112' }],
    ['7kq', undefined],
    ['abcde', undefined],
    ['7KQ2M9XH4C5', undefined],
    ['xA7KQ2M9XH4C', undefined],
    ['A7KQ2M9XH4C5', undefined],
    ['xa-7kq', undefined],
    ['A-7KQ2M-9XH4C-5', undefined],
    ['A-', undefined],
    ['A--', undefined],
    ['x-7KQ2M-9XH4C', undefined],
    ['7KQ-2M9', undefined],
  ])('reads %j as a number: %j', (typed, number) => {
    expect(questionOf(typed)[0]?.number).toEqual(number);
  });
});

describe('the lookups of a question', () => {
  it('are those of its three most telling terms', () => {
    const prefixes = lookupsOf(questionOf('the kowalska handel gmbh anna')).map((lookups) =>
      lookups.map(({ kind, prefix }) => `${kind} ${prefix}`),
    );
    expect(prefixes).toEqual([
      ['name kowalska', 'email kowalska'],
      ['name handel', 'email handel'],
      ['name anna', 'email anna'],
    ]);
  });

  it('prefer an address, a number and Chinese to what many have', () => {
    const first = (typed: string) => lookupsOf(questionOf(typed))[0]?.[0];
    expect(first('kowalska ada@kowalska.example')).toEqual({ kind: 'email', prefix: 'ada@kowalska.example' });
    expect(first('handel 科技公')).toEqual({ kind: 'name', prefix: '科技公' });
    expect(first('gmbh A-7KQ2')).toEqual({ kind: 'name', prefix: '7kq2' });
    expect(first('gmbh')).toEqual({ kind: 'name', prefix: 'gmbh' });
    expect(first('kowalska-lis')).toEqual({ kind: 'name', prefix: 'kowalska' });
    expect(first('lis-kowalska')).toEqual({ kind: 'name', prefix: 'kowalska' });
    expect(first('lis-kow')).toEqual({ kind: 'name', prefix: 'lis' });
  });

  it('are one for a word, an address, each reading of a phone, and a number of its type', () => {
    expect(lookupsOf(questionOf('A-7KQ2M'))).toEqual([
      [
        { kind: 'name', prefix: '7kq2m' },
        { kind: 'email', prefix: 'a-7kq2m' },
        { kind: 'number', prefix: '7kq2m', type: 'account' },
      ],
    ]);
    expect(lookupsOf(questionOf('030 123456'))).toEqual([
      [
        { kind: 'name', prefix: '123456' },
        { kind: 'phone', prefix: '654321030' },
        { kind: 'phone', prefix: '65432103' },
      ],
    ]);
    expect(lookupsOf(questionOf('@b.example'))).toEqual([[{ kind: 'email', prefix: 'b.example' }]]);
    expect(lookupsOf(questionOf('@'))).toEqual([[]]);
    expect(lookupsOf([])).toEqual([]);
  });

  it('are shortened like the tokens are', () => {
    const long = 'x'.repeat(80);
    expect(lookupsOf(questionOf(long))[0]).toEqual([
      { kind: 'name', prefix: 'x'.repeat(64) },
      { kind: 'email', prefix: 'x'.repeat(64) },
    ]);
    expect(pairLookupsOf(questionOf(`${long} yy`)).map(({ prefix }) => prefix.length)).toEqual([64, 64]);
  });
});

describe('the pairs of a question', () => {
  it('are its words side by side, either before the other', () => {
    expect(pairLookupsOf(questionOf('anna kow'))).toEqual([
      { kind: 'name', prefix: 'anna kow' },
      { kind: 'name', prefix: 'kow anna' },
    ]);
    expect(pairLookupsOf(questionOf('aaaa bbb cc d'))).toHaveLength(6);
    expect(pairLookupsOf(questionOf('anna'))).toEqual([]);
    expect(pairLookupsOf(questionOf('anna @b.example'))).toEqual([]);
  });
});
