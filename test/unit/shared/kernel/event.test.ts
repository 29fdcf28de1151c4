import * as z from 'zod';
import { describe, expect, it } from 'vitest';
import { defineEvent, eventEnvelope, stamp } from '../../../../shared/kernel/event.ts';

const Moved = defineEvent('box.moved.v1', z.strictObject({ to: z.string(), by: z.string() }), { personal: ['by'] });

const about = {
  source: '/store/boxes',
  subject: 'B1',
  version: 4,
  time: '2026-03-02T09:00:00.000Z',
  cause: { actor: 'person:1', correlationId: 'c1', causationId: 'B0:1:0' },
};

describe('defineEvent', () => {
  it('makes drafts of its type and names what is personal', () => {
    expect(Moved({ to: 'shelf', by: 'Ada' })).toEqual({ type: 'box.moved.v1', data: { to: 'shelf', by: 'Ada' } });
    expect(Moved.personal).toEqual(['by']);
    expect(defineEvent('box.lost.v1', z.strictObject({})).personal).toEqual([]);
  });
});

describe('stamp', () => {
  it('makes CloudEvents whose ids follow from the record and its version alone', () => {
    const events = stamp([Moved({ to: 'a', by: 'b' }), Moved({ to: 'c', by: 'd' })], about);
    expect(events.map(({ id }) => id)).toEqual(['B1:4:0', 'B1:4:1']);
    expect(events[0]).toEqual({
      specversion: '1.0',
      id: 'B1:4:0',
      source: '/store/boxes',
      type: 'box.moved.v1',
      subject: 'B1',
      time: '2026-03-02T09:00:00.000Z',
      datacontenttype: 'application/json',
      actor: 'person:1',
      correlationid: 'c1',
      causationid: 'B0:1:0',
      version: 4,
      data: { to: 'a', by: 'b' },
    });
    for (const event of events) expect(eventEnvelope.parse(event)).toEqual(event);
  });

  it('leaves the causation out where nothing led to the change', () => {
    const [event] = stamp([Moved({ to: 'a', by: 'b' })], {
      ...about,
      cause: { actor: 'customer', correlationId: 'c' },
    });
    expect(event).not.toHaveProperty('causationid');
  });
});

describe('eventEnvelope', () => {
  const [event] = stamp([Moved({ to: 'a', by: 'b' })], about);

  it.each([
    { specversion: '0.3' },
    { id: '' },
    { time: 'yesterday' },
    { version: 0 },
    { actor: undefined },
    { datacontenttype: 'text/plain' },
    { surprise: true },
  ])('refuses an event with %o', (change) => {
    expect(eventEnvelope.safeParse({ ...event, ...change }).success).toBe(false);
  });
});
