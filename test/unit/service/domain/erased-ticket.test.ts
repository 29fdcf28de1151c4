import { describe, expect, it } from 'vitest';
import { asErased, eraseTicketOf } from '../../../../functions/service/domain/erased-ticket.ts';
import { reopen, reply, resolve, route, submit } from '../../../../functions/service/domain/ticket.ts';
import { viewOf } from '../../../../functions/service/domain/ticket-view.ts';
import { codeOf, valueOf } from '../../../support/company.ts';
import { billing, decisionOf, hour, START, submission } from '../../../support/tickets.ts';

const received = submit(
  { ...submission, product: 'A product' },
  { id: '7KQ2M9XH4C', createdBy: 'customer', request: { key: 'k', body: 'b' } },
  START,
).next;
const queued = decisionOf(
  route(received, billing, { by: 'rule', ruleId: 'r', reason: 'word “charged”' }, hour(1)),
).next;
const replied = decisionOf(reply(queued, 'M1', hour(2))).next;
const resolved = decisionOf(resolve(queued, 'It is corrected.', hour(2))).next;

describe('a ticket whose customer is erased', () => {
  it('loses every word, and keeps what is counted', () => {
    const { next, events } = valueOf(eraseTicketOf(resolved, 'E1', hour(3)));
    expect(next).toMatchObject({
      id: '7KQ2M9XH4C',
      number: resolved.number,
      type: resolved.type,
      channel: resolved.channel,
      departmentId: 'billing',
      status: 'resolved',
      createdAt: START,
      resolvedAt: hour(2),
      subject: '',
      text: '',
      solution: '',
      customer: {},
      routing: { by: 'rule', ruleId: 'r', reason: '' },
      erasureId: 'E1',
      updatedAt: hour(3),
      version: resolved.version + 1,
    });
    expect(next).not.toHaveProperty('product');
    expect(next).not.toHaveProperty('request');
    expect(events).toEqual([]);
  });

  it('is closed when it was open, and says so', () => {
    const { next, events } = valueOf(eraseTicketOf(queued, 'E1', hour(3)));
    expect(next).toMatchObject({ status: 'resolved', solution: '', resolvedAt: hour(3), version: queued.version + 1 });
    expect(next).not.toHaveProperty('lateAt');
    expect(events.map(({ type }) => type)).toEqual(['ticket.resolved.v1']);
  });

  it('is not answered by being closed; when it was answered stays', () => {
    const { next, events } = valueOf(eraseTicketOf(queued, 'E1', hour(3)));
    expect(next).not.toHaveProperty('firstRespondedAt');
    expect(events[0]?.data).not.toHaveProperty('ticket.firstRespondedAt');
    const answered = valueOf(eraseTicketOf(replied, 'E1', hour(3)));
    expect(answered.next).toMatchObject({ firstRespondedAt: hour(2) });
    expect(answered.events[0]?.data).toMatchObject({ ticket: { firstRespondedAt: hour(2) } });
    expect(valueOf(eraseTicketOf(resolved, 'E1', hour(3))).next).toMatchObject({ firstRespondedAt: hour(2) });
  });

  it('waits until it is routed, is erased once by an erasure, and again by another', () => {
    expect(codeOf(eraseTicketOf(received, 'E1', hour(3)))).toBe('not-routed');
    const once = valueOf(eraseTicketOf(resolved, 'E1', hour(3))).next;
    expect(codeOf(eraseTicketOf(once, 'E1', hour(4)))).toBe('erased');
    const done = asErased(once, 'E1', hour(4));
    expect(done).toMatchObject({
      next: { erasedAt: hour(4), updatedAt: hour(4), version: once.version + 1 },
      events: [{ type: 'ticket.erased.v1', data: { erasureId: 'E1' } }],
    });
    const again = valueOf(eraseTicketOf(done.next, 'E2', hour(5))).next;
    expect(again).toMatchObject({ erasureId: 'E2' });
    expect(again).not.toHaveProperty('erasedAt');
  });

  it('is taken up by nobody again, and shows when it was erased', () => {
    const once = asErased(valueOf(eraseTicketOf(resolved, 'E1', hour(3))).next, 'E1', hour(4)).next;
    expect(codeOf(reopen(once, 'Again', hour(5)))).toBe('wrong-state');
    expect(viewOf(once)).toMatchObject({ erasedAt: hour(4), subject: '', customer: {} });
    expect(viewOf(once)).not.toHaveProperty('erasureId');
  });
});
