import { describe, expect, it } from 'vitest';
import { fileDeadLetter } from '../../../../functions/platform/commands/file-dead-letter.ts';
import { wholeDeadLetter } from '../../../../functions/platform/contract/dead-letter.ts';
import { clockAt } from '../../../support/clock.ts';
import { memoryDeadLetters } from '../../../support/memory-dead-letters.ts';
import { textLike } from '../../../support/like.ts';

const event = { id: 'T:1:0', source: '/service/tickets', type: 'ticket.submitted.v1', data: {} };
const body = JSON.stringify(event);
const queue = 'service-route-ticket';

const start = () => {
  const letters = memoryDeadLetters();
  const clock = clockAt('2026-03-02T09:00:00.000Z');
  return { letters, clock, file: fileDeadLetter({ letters, clock }), all: () => [...letters.letters.values()] };
};

describe('fileDeadLetter', () => {
  it('files a message where it is seen, whole, with the event in it named', async () => {
    const { file, all } = start();
    await file({ messageId: 'm1', body, queue });
    expect(all()).toEqual([
      {
        id: textLike(/^[0-9A-Z]{26}$/),
        queue,
        status: 'waiting',
        type: 'ticket.submitted.v1',
        eventId: 'T:1:0',
        times: 1,
        firstAt: '2026-03-02T09:00:00.000Z',
        lastAt: '2026-03-02T09:00:00.000Z',
        version: 1,
        body,
      },
    ]);
    expect(() => wholeDeadLetter.parse(all()[0])).not.toThrow();
  });

  it('is one letter for an event of a queue, however often it comes, under whatever message id', async () => {
    const { file, all, clock } = start();
    for (const messageId of ['m1', 'm1', 'm2']) {
      await file({ messageId, body, queue });
      clock.advance(60_000);
    }
    expect(all()).toMatchObject([
      { times: 3, firstAt: '2026-03-02T09:00:00.000Z', lastAt: '2026-03-02T09:02:00.000Z', version: 3 },
    ]);
  });

  it('is another letter for the same event in another queue, and for another event', async () => {
    const { file, all } = start();
    await file({ messageId: 'm1', body, queue });
    await file({ messageId: 'm1', body, queue: 'service-mail-customer' });
    await file({ messageId: 'm1', body: JSON.stringify({ ...event, id: 'T:2:0' }), queue });
    expect(all()).toHaveLength(3);
  });

  it('waits for a decision again when it comes back after one, and forgets that one', async () => {
    const { file, all, letters } = start();
    await file({ messageId: 'm1', body, queue });
    const [letter] = all();
    if (!letter) throw new Error('nothing was filed');
    await letters.put({ ...letter, status: 'replayed', decidedBy: 'person:a', version: 2 }, letter.lastAt);
    await file({ messageId: 'm2', body, queue });
    expect(all()).toMatchObject([{ status: 'waiting', times: 2, version: 3 }]);
    expect(all()[0]).not.toHaveProperty('decidedBy');
  });

  it.each([
    ['is not JSON', 'hello'],
    ['is no event', '{"order":7}'],
    ['has an id that is no text', JSON.stringify({ ...event, id: 7 })],
  ])('files what %s by the id of its message', async (_, foreign) => {
    const { file, all } = start();
    await file({ messageId: 'm1', body: foreign, queue });
    await file({ messageId: 'm1', body: foreign, queue });
    await file({ messageId: 'm2', body: foreign, queue });
    expect(all()).toMatchObject([
      { body: foreign, times: 2, queue },
      { body: foreign, times: 1, queue },
    ]);
    expect(all()[0]).not.toHaveProperty('type');
  });

  it('names the topic for an event that never reached a queue, and nothing for what is no message', async () => {
    const { file, all } = start();
    await file({ messageId: 'm1', body, queue: undefined });
    await file({ messageId: 'm2', body: '{"requestContext":{}}', queue: undefined });
    expect(all().map(({ queue: name }) => name)).toEqual(['events', 'none']);
  });

  it('files both of two that come at the same time', async () => {
    const { file, all } = start();
    await Promise.all([file({ messageId: 'm1', body, queue }), file({ messageId: 'm2', body, queue })]);
    expect(all()).toMatchObject([{ times: 2 }]);
  });

  it('fails, so that the message stays, when others change the letter all the time', async () => {
    const { letters, clock } = start();
    const busy = fileDeadLetter({ letters: { ...letters, put: async () => false }, clock });
    await expect(busy({ messageId: 'm1', body, queue })).rejects.toThrow('is being changed by others');
  });

  it('cuts names that are too long to be ours', async () => {
    const { file, all } = start();
    const long = 'x'.repeat(5000);
    await file({ messageId: 'm1', body: JSON.stringify({ ...event, type: long, id: long }), queue });
    expect(all()[0]?.type).toHaveLength(200);
    expect(all()[0]?.eventId).toHaveLength(200);
  });
});
