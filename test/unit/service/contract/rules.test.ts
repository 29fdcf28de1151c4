import { describe, expect, it } from 'vitest';
import { routingRules } from '../../../../functions/service/contract/rules.ts';

const rule = { id: 'money', when: { words: ['invoice'] }, departmentId: 'billing' };
const book = (...rules: unknown[]) => ({ rules, defaultDepartmentId: 'general' });

const issuesOf = (value: unknown) =>
  routingRules.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('routing rules', () => {
  it('may be none: everything goes to the default', () => {
    expect(issuesOf(book())).toBeUndefined();
  });

  it('refuse an id that comes twice', () => {
    expect(issuesOf(book(rule, { ...rule, departmentId: 'technical' }))).toEqual([
      'rules.1.id: is the id of another rule already',
    ]);
  });

  it('refuse a word that has neither letter nor digit: it would be in every text', () => {
    expect(issuesOf(book({ ...rule, when: { words: ['?!'] } }))).toEqual([
      'rules.0.when.words.0: must have a letter or a digit',
    ]);
  });

  it.each([{ words: [] }, { types: [] }, { types: ['gossip'] }, { colour: ['red'] }, { words: 'invoice' }])(
    'refuse the condition %o',
    (when) => {
      expect(issuesOf(book({ ...rule, when }))?.[0]).toMatch(/^rules\.0\.when/);
    },
  );

  it('refuse a book that would not fit into an item', () => {
    const words = Array.from({ length: 100 }, (_, n) => `word${n}`.padEnd(100, 'x'));
    const rules = Array.from({ length: 20 }, (_, n) => ({ ...rule, id: `rule-${n}`, when: { words } }));
    expect(issuesOf(book(...rules))).toEqual(['rules: must be 200 KB at the most, all together']);
    expect(issuesOf(book(...rules.slice(0, 18)))).toBeUndefined();
  });
});
