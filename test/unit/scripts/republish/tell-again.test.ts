import { describe, expect, it } from 'vitest';
import { TicketRestated, TicketSenderGiven, TicketSubmitted } from '../../../../functions/service/contract/events.ts';
import { stateOf, submit } from '../../../../functions/service/domain/ticket.ts';
import { instantOf, tellAgain } from '../../../../scripts/republish/tell-again.ts';
import { eventEnvelope, stamp, type DomainEvent } from '../../../../shared/kernel/event.ts';
import type { Publisher } from '../../../../shared/lambda/publish.ts';

const ticketItem = (id: string, createdAt: string) => {
  const { next, events } = submit(
    { type: 'question', channel: 'chat', subject: 's', text: 't', customer: { phone: '1234' } },
    { id, createdBy: 'customer', request: undefined },
    createdAt,
  );
  const cause = { actor: 'customer', correlationId: 'c' };
  const riders = stamp(events, { source: '/service/tickets', subject: id, version: 1, time: createdAt, cause });
  return { pk: `service#ticket#${id}`, sk: 'ticket', ...next, events: JSON.stringify(riders) };
};

const tell = async (items: readonly object[], range = {}, publisher?: Publisher) => {
  const published: DomainEvent[] = [];
  const publish: Publisher = async (messages) => {
    published.push(...messages.map(({ body }) => eventEnvelope.parse(JSON.parse(body))));
    return [];
  };
  async function* all() {
    for (const item of items) yield { ...item };
  }
  const told = await tellAgain(
    all(),
    { from: undefined, to: undefined, ...range },
    { publish: publisher ?? publish, correlationId: 'again', onTold: () => undefined },
  );
  return { told, published };
};

const deaf: Publisher = async (messages) => messages.map(({ id }) => ({ id, hopeless: false }));

describe('telling tickets again', () => {
  it('publishes the events that ride on a ticket under their own ids, and its state under one of its own', async () => {
    const item = ticketItem('AAAAAAAAAA', '2026-01-01T00:00:00.000Z');
    const { told, published } = await tell([item]);
    expect(told).toBe(1);
    expect(published.map(({ id, type }) => [id, type])).toEqual([
      ['AAAAAAAAAA:1:0', TicketSubmitted.type],
      ['AAAAAAAAAA:1:1', TicketSenderGiven.type],
      ['AAAAAAAAAA:1:restated', TicketRestated.type],
    ]);
    expect(published[2]?.data).toEqual({ ticket: { ...stateOf({ ...item, status: 'received' }) } });
    expect(TicketRestated.schema.safeParse(published[2]?.data).success).toBe(true);
  });

  it('leaves out what lies beside a ticket, and what was created outside of the range', async () => {
    const items = [
      { ...ticketItem('AAAAAAAAAA', '2026-01-01T00:00:00.000Z'), sk: 'history#1' },
      ticketItem('BBBBBBBBBB', '2025-12-31T23:59:59.999Z'),
      ticketItem('CCCCCCCCCC', '2026-01-01T00:00:00.000Z'),
      ticketItem('DDDDDDDDDD', '2026-02-01T00:00:00.000Z'),
    ];
    const { told, published } = await tell(items, {
      from: instantOf('--from', '2026-01-01'),
      to: instantOf('--to', '2026-02-01T01:00:00+01:00'),
    });
    expect(told).toBe(1);
    expect(new Set(published.map(({ subject }) => subject))).toEqual(new Set(['CCCCCCCCCC']));
  });

  it('offers again what the topic did not take, and gives up after five tries', async () => {
    const items = Array.from({ length: 150 }, (_, n) =>
      ticketItem(`A${String(n).padStart(9, '0')}`, '2026-01-01T00:00:00.000Z'),
    );
    let tries = 0;
    const moody: Publisher = async (messages) => {
      tries += 1;
      return tries % 2 === 1 ? messages.slice(0, 5).map(({ id }) => ({ id, hopeless: false })) : [];
    };
    expect((await tell(items, {}, moody)).told).toBe(150);
    expect(tries).toBe(4);
    await expect(tell(items, {}, deaf)).rejects.toThrow('does not take 300 events');
  });

  it('wants an instant that is one', () => {
    expect(() => instantOf('--from', 'yesterday')).toThrow('--from yesterday');
    expect(() => instantOf('--to', '2026-13-01')).toThrow('--to 2026-13-01');
    expect(instantOf('--to', undefined)).toBeUndefined();
  });
});
