import { describe, expect, it } from 'vitest';
import { ticketView } from '../../../../functions/service/contract/ticket.ts';
import { answerAgain, rememberedAnswer, viewOf } from '../../../../functions/service/domain/ticket-view.ts';
import { escalate, reopen, reply, reroute, type Ticket } from '../../../../functions/service/domain/ticket.ts';
import { assigned, decisionOf, hour, queued, received, resolved, technical } from '../../../support/tickets.ts';

const request = { key: 'digest-of-key', body: 'digest-of-body' };

const tickets: [string, Ticket][] = [
  ['received', received()],
  ['queued', queued()],
  ['assigned', assigned()],
  ['resolved', resolved()],
  ['resolved by nobody in particular', resolved(queued())],
  ['answered', decisionOf(reply(assigned(), 'message-1', hour(2))).next],
  ['late', decisionOf(escalate(queued(), hour(4))).next],
  ['re-routed', decisionOf(reroute(assigned(), technical, 'Not ours.', hour(3))).next],
  ['reopened', decisionOf(reopen(resolved(), 'It came back.', hour(3))).next],
];

describe('viewOf', () => {
  it.each(tickets)('shows a ticket that is %s as the contract says, and nothing of how it is kept', (_, ticket) => {
    const view = viewOf({ ...ticket, request });
    // JSON, as it is sent: what is undefined is not there.
    const sent: unknown = JSON.parse(JSON.stringify(view));
    expect(() => ticketView.parse(sent)).not.toThrow();
    expect(JSON.stringify(sent)).not.toContain('digest');
    for (const kept of ['request', 'targets', 'lateAt', 'escalatedAt']) expect(sent).not.toHaveProperty(kept);
  });

  it('names the assignee as the owner', () => {
    expect(viewOf(assigned())).toMatchObject({ assigneeId: 'agent-1', ownerId: 'agent-1' });
    expect(viewOf(resolved())).toMatchObject({ ownerId: 'agent-1' });
    expect(viewOf(queued())).not.toHaveProperty('ownerId');
    expect(viewOf(resolved(queued()))).not.toHaveProperty('ownerId');
  });

  it('shows level 0 before there is a department', () => {
    expect(viewOf(received())).toMatchObject({ status: 'received', escalationLevel: 0 });
  });
});

describe('a remembered answer', () => {
  it.each(tickets)('is the same again for a ticket that was %s, whatever it is now', (_, ticket) => {
    const view = viewOf(ticket);
    const again = answerAgain(rememberedAnswer(view), resolved());
    expect(JSON.parse(JSON.stringify(again))).toEqual(JSON.parse(JSON.stringify(view)));
  });

  it('does not keep what the customer said a second time', () => {
    const remembered = rememberedAnswer(viewOf({ ...assigned(), product: 'Router X' }));
    for (const said of ['Wrong invoice', 'My invoice names', 'Router X', 'ada@customer.example', 'Ada Nowak'])
      expect(remembered).not.toContain(said);
  });

  it('comes with the product, where there is one', () => {
    const ticket = { ...assigned(), product: 'Router X' };
    expect(answerAgain(rememberedAnswer(viewOf(ticket)), ticket)).toMatchObject({ product: 'Router X' });
    expect(answerAgain(rememberedAnswer(viewOf(assigned())), assigned())).not.toHaveProperty('product');
  });
});
