import { describe, expect, it } from 'vitest';
import type { SearchCard } from '../../../../../functions/customers/domain/derived-rows.ts';
import { gradeOf } from '../../../../../functions/customers/domain/search/match.ts';
import { questionOf } from '../../../../../functions/customers/domain/search/question.ts';
import { resultsOf } from '../../../../../functions/customers/domain/search/results.ts';
import { searchableOf } from '../../../../../functions/customers/domain/search/text.ts';

const everything = () => true;

const card = (
  name: string,
  more: { id?: string; type?: SearchCard['type']; emails?: string[]; phones?: string[]; legalName?: string } = {},
): SearchCard => {
  const { id = '7KQ2M9XH4C', type = 'account', emails = [], phones = [], legalName } = more;
  return {
    ...searchableOf(
      { id, emails: emails.map((address) => ({ address })), phones: phones.map((number) => ({ number })) },
      { name, legalName },
    ),
    type,
    number: `A-${id}`,
    title: name,
  };
};

const ada = card('Ada Lovelace', {
  emails: ['ada@engines.example'],
  phones: ['+4930123456', '+14155550100'],
  legalName: 'Analytical Engines 科技有限',
});

const grade = (typed: string, shows: (field: string) => boolean = everything, record = ada) =>
  gradeOf(questionOf(typed), record, shows);

describe('how well a record answers', () => {
  it('is best for a whole word of the name or the whole number, then by the kind of what was found', () => {
    const order = [
      ['ada', '7KQ2M9XH4C'],
      ['engines'],
      ['ada@engines.example', '@engines.example', '+1 415 555 0100'],
      ['lovel'],
      ['analyt'],
      ['技有'],
      ['7KQ2'],
      ['3456', '0100', '030 123456'],
      ['ada@eng', '@eng'],
    ];
    const grades = order.map((group) => [...new Set(group.map((typed) => grade(typed)))]);
    for (const group of grades) expect(group).toHaveLength(1);
    const each = grades.map(([one]) => one ?? 0);
    expect(each).toEqual(each.toSorted((a, b) => b - a));
    expect(new Set(each).size).toBe(each.length);
  });

  it.each([
    'velace',
    'ada engine zzz',
    '1234',
    '345',
    'da@engines.example',
    'example',
    'A-KQ2M',
    'P-7KQ2M-9XH4C',
    '@ada',
    'engines@',
    '有技',
    '@',
  ])('is nothing for %j', (typed) => {
    expect(grade(typed)).toBeUndefined();
  });

  it('adds up over the terms, and each must be met', () => {
    expect(grade('ada lovelace')).toBe((grade('ada') ?? 0) + (grade('lovelace') ?? 0));
    expect(grade('ada 3456 7KQ2')).toBeGreaterThan(0);
    expect(grade('ada nobody')).toBeUndefined();
    expect(grade('')).toBeUndefined();
  });

  it('is by the worst of the words of one part', () => {
    expect(grade('ada-love')).toBe(grade('love'));
    expect(grade('ada-zzz')).toBeUndefined();
  });

  it('sees nothing in fields that are hidden', () => {
    const without = (hidden: string) => (field: string) => field !== hidden;
    expect(grade('analyt', without('legalName'))).toBeUndefined();
    expect(grade('ada@', without('emails'))).toBeUndefined();
    expect(grade('3456', without('phones'))).toBeUndefined();
    expect(grade('ada 3456', without('emails'))).toBeGreaterThan(0);
    expect(grade('engines', without('legalName'))).toBe(grade('engines.ex'));
  });

  it('finds a contact or a ticket by the letter of its number', () => {
    expect(grade('P-7KQ2M-9XH4C', everything, card('Ada', { type: 'contact' }))).toBe(10);
    expect(grade('T-7KQ2M', everything, card('Ada', { type: 'ticket' }))).toBe(4);
  });
});

describe('the results', () => {
  it('are each record once, the best first, equal ones by name, type and id', () => {
    const cards = [
      card('Johnson', { id: 'ID00000004' }),
      card('John B', { id: 'ID00000003' }),
      card('John A', { id: 'ID00000002' }),
      card('John A', { id: 'ID00000002' }),
      card('John a', { id: 'ID00000001' }),
      card('JOHN A', { id: 'ID00000000', type: 'contact' }),
      card('Ruth', { id: 'ID00000005', emails: ['john@ruth.example'] }),
      card('Nobody', { id: 'ID00000006' }),
    ];
    const results = (given: readonly SearchCard[]) =>
      resultsOf(questionOf('john'), given, everything).map(({ id }) => id);
    const best = ['ID00000001', 'ID00000002', 'ID00000000', 'ID00000003', 'ID00000004', 'ID00000005'];
    expect(results(cards)).toEqual(best);
    expect(results(cards.toReversed())).toEqual(best);
  });

  it('show what a card says, but for a second line that is hidden', () => {
    const shown: SearchCard = {
      ...card('Ada Lovelace'),
      kind: 'person',
      accountId: 'ACCOUNT',
      subtitle: { field: 'jobTitle', text: 'Countess' },
    };
    const hit = {
      type: 'account',
      id: '7KQ2M9XH4C',
      number: 'A-7KQ2M9XH4C',
      title: 'Ada Lovelace',
      kind: 'person',
      accountId: 'ACCOUNT',
    };
    expect(resultsOf(questionOf('ada'), [shown], everything)).toStrictEqual([{ ...hit, subtitle: 'Countess' }]);
    expect(resultsOf(questionOf('ada'), [shown], (_, field) => field !== 'jobTitle')).toEqual([hit]);
    expect(resultsOf(questionOf('ada'), [card('Ada')], everything)).toStrictEqual([
      { type: 'account', id: '7KQ2M9XH4C', number: 'A-7KQ2M9XH4C', title: 'Ada' },
    ]);
  });
});
