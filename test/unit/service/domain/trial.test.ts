import { describe, expect, it } from 'vitest';
import { eraseTicketOf } from '../../../../functions/service/domain/erased-ticket.ts';
import { reroute } from '../../../../functions/service/domain/ticket.ts';
import { canBeTried, movedBy } from '../../../../functions/service/domain/trial.ts';
import { decisionOf, hour, queued, received, resolved, technical } from '../../../support/tickets.ts';

const invoices = { id: 'invoices', when: { words: ['invoice'] }, departmentId: 'money' };
const rulesTo = (departmentId: string) => ({ rules: [{ ...invoices, departmentId }], defaultDepartmentId: 'general' });
const routed = { ticket: queued(), departmentId: 'billing' };

describe('movedBy', () => {
  it('says of a ticket that would have gone elsewhere where it went, where it is, where it would be, and why', () => {
    expect(movedBy(rulesTo('money'), routed)).toStrictEqual({
      id: '7KQ2M9XH4C',
      number: 'T-7KQ2M-9XH4C',
      subject: 'Wrong invoice',
      type: 'complaint',
      channel: 'email',
      createdAt: hour(0),
      departmentId: 'billing',
      currentDepartmentId: 'billing',
      wouldBe: 'money',
      routing: { by: 'rule', ruleId: 'invoices', reason: 'Rule invoices matched: word “invoice”.' },
      matched: { word: 'invoice' },
    });
  });

  it('compares with where the ticket went, wherever people have given it since', () => {
    const { next: ticket } = decisionOf(reroute(queued(), technical, 'Not about money.', hour(1)));
    expect(movedBy(rulesTo('billing'), { ticket, departmentId: 'billing' })).toBeUndefined();
    expect(movedBy(rulesTo('technical'), { ticket, departmentId: 'billing' })).toMatchObject({
      departmentId: 'billing',
      currentDepartmentId: 'technical',
      wouldBe: 'technical',
    });
  });

  it('says of no rule that it is the default', () => {
    const moved = movedBy({ rules: [], defaultDepartmentId: 'general' }, routed);
    expect(moved).toMatchObject({ wouldBe: 'general', routing: { by: 'default' } });
    expect(moved).not.toHaveProperty('matched');
  });

  it('says nothing of a ticket that no department has', () => {
    expect(movedBy(rulesTo('money'), { ticket: received(), departmentId: 'billing' })).toBeUndefined();
  });
});

describe('canBeTried', () => {
  it('holds for what is routed, also when it is solved', () => {
    expect(canBeTried(routed)).toBe(true);
    expect(canBeTried({ ...routed, ticket: resolved() })).toBe(true);
    expect(canBeTried({ ...routed, ticket: received() })).toBe(false);
  });

  it('does not hold for a ticket whose words were erased', () => {
    const { next } = decisionOf(eraseTicketOf(queued(), 'E1', hour(2)));
    expect(canBeTried({ ...routed, ticket: next })).toBe(false);
  });
});
