import { describe, expect, it } from 'vitest';
import { departmentsNamedBy, routeByRules } from '../../../../functions/service/domain/route-by-rules.ts';
import type { RoutingRule } from '../../../../functions/service/contract/rules.ts';
import type { Submission } from '../../../../functions/service/contract/ticket.ts';
import { submission } from '../../../support/tickets.ts';

const rule = (id: string, when: RoutingRule['when'], departmentId = id): RoutingRule => ({ id, when, departmentId });

const routed = (question: Partial<Submission>, ...rules: RoutingRule[]) =>
  routeByRules({ ...submission, ...question }, { rules, defaultDepartmentId: 'general' });

describe('routeByRules', () => {
  it('gives a ticket that no rule matches to the default department, and says so', () => {
    expect(routed({}, rule('billing', { words: ['refund'] }))).toEqual({
      departmentId: 'general',
      routing: { by: 'default', reason: 'No rule matched.' },
    });
  });

  it('lets the first rule that matches decide', () => {
    const both = [rule('first', { words: ['invoice'] }), rule('second', { types: ['complaint'] })] as const;
    expect(routed({}, ...both).departmentId).toBe('first');
    expect(routed({}, both[1], both[0]).departmentId).toBe('second');
  });

  it('names the rule and what matched', () => {
    const when: RoutingRule['when'] = {
      types: ['question', 'complaint'],
      channels: ['email'],
      products: ['Router X'],
      words: ['refund', 'invoice'],
    };
    expect(routed({ product: 'router x' }, rule('invoices', when, 'billing'))).toEqual({
      departmentId: 'billing',
      routing: {
        by: 'rule',
        ruleId: 'invoices',
        reason: 'Rule invoices matched: type complaint, channel email, product “Router X”, word “invoice”.',
      },
      matched: { type: 'complaint', channel: 'email', product: 'Router X', word: 'invoice' },
    });
  });

  it.each<[string, RoutingRule['when']]>([
    ['type', { types: ['question'] }],
    ['channel', { channels: ['phone', 'web'] }],
    ['product', { products: ['Router Y'] }],
    ['word', { words: ['refund'] }],
  ])('asks for every condition of a rule: another %s is no match', (_, missing) => {
    const all: RoutingRule['when'] = {
      types: ['complaint'],
      channels: ['email'],
      products: ['Router X'],
      words: ['invoice'],
    };
    const question = { product: 'Router X' };
    expect(routed(question, rule('all', all)).departmentId).toBe('all');
    expect(routed(question, rule('all', { ...all, ...missing })).departmentId).toBe('general');
  });

  it('takes a product in any case, but only its whole name', () => {
    const router = rule('technical', { products: ['Router X'] });
    expect(routed({ product: 'ROUTER x' }, router).departmentId).toBe('technical');
    expect(routed({ product: ' Router X ' }, router).departmentId).toBe('technical');
    expect(routed({ product: 'Router X2' }, router).departmentId).toBe('general');
    expect(routed({ product: 'Röuter X' }, router).departmentId).toBe('general');
    expect(routed({}, router).departmentId).toBe('general');
  });

  it('takes a product that the rule spells with spaces around it', () => {
    expect(routed({ product: 'Router X' }, rule('technical', { products: [' Router X '] })).departmentId).toBe(
      'technical',
    );
  });

  it('finds words in the subject and in the text, but no phrase across the two', () => {
    const refund = rule('billing', { words: ['refund'] });
    expect(routed({ subject: 'A refund', text: 'please' }, refund).departmentId).toBe('billing');
    expect(routed({ subject: 'Hello', text: 'a refund please' }, refund).departmentId).toBe('billing');
    const phrase = rule('billing', { words: ['charged twice'] });
    expect(routed({ subject: 'I was charged', text: 'twice' }, phrase).departmentId).toBe('general');
  });

  it('routes Chinese in both ways of writing', () => {
    const invoices = rule('billing', { words: ['发票', '發票'] });
    expect(routed({ subject: '请问', text: '我要开发票' }, invoices).routing.reason).toContain('“发票”');
    expect(routed({ subject: '請問', text: '我要開發票' }, invoices).routing.reason).toContain('“發票”');
  });

  it.each<RoutingRule['when']>([
    { types: ['complaint'] },
    { channels: ['email'] },
    { products: ['Router X'] },
    { words: ['invoice'] },
  ])('matches no condition on what is not there: %j', (when) => {
    const { departmentId } = routeByRules({}, { rules: [rule('some', when)], defaultDepartmentId: 'general' });
    expect(departmentId).toBe('general');
  });

  it('lets a rule without conditions match every ticket', () => {
    expect(routed({}, rule('all', {}))).toEqual({
      departmentId: 'all',
      routing: { by: 'rule', ruleId: 'all', reason: 'Rule all matched: every ticket.' },
      matched: {},
    });
  });
});

describe('departmentsNamedBy', () => {
  it('tells each with the field that names it, the default last', () => {
    const rules = [rule('a', {}, 'billing'), rule('b', {}, 'technical')];
    expect(departmentsNamedBy({ rules, defaultDepartmentId: 'general' })).toEqual([
      { departmentId: 'billing', field: 'rules.0.departmentId' },
      { departmentId: 'technical', field: 'rules.1.departmentId' },
      { departmentId: 'general', field: 'defaultDepartmentId' },
    ]);
  });
});
