import { describe, expect, it } from 'vitest';
import { contexts } from '../../../../functions/contexts.ts';
import { postOffice, type Carrier, type Letter } from '../../../../shared/mail/post-office.ts';
import { clockAt } from '../../../support/clock.ts';
import { memoryTable } from '../../../support/memory-table.ts';

const letter: Letter = { to: 'ada@customer.example', subject: 'Your invoice', text: 'Here it is.', thread: 'ticket-1' };

/** A crash: the carrier never comes back, and neither does the function that waits for it. */
const never = new Promise<never>(() => undefined);

/** How long each function that sends mail may run, in milliseconds. */
const timeouts = contexts
  .flatMap(({ http, queues = {}, schedules = {} }) => [http, ...Object.values(queues), ...Object.values(schedules)])
  .flatMap((spec) => (spec?.grants.includes('mail:send') ? [spec.timeoutSeconds * 1000] : []));
const LONGEST = Math.max(...timeouts);
/** A message is handed over again after six times the timeout. */
const FIRST_RETRY = Math.min(...timeouts) * 6;

const START = '2026-03-02T09:00:00.000Z';

const start = () => {
  const table = memoryTable();
  const clock = clockAt(START);
  const sent: { mailId: string; letter: Letter }[] = [];
  const carry = async (mailId: string, one: Letter) => {
    sent.push({ mailId, letter: one });
    return `carrier-${sent.length}`;
  };
  const office = (carrier: Carrier = carry) => postOffice('service', table, () => carrier, clock);
  return { table, clock, sent, carry, office, record: () => table.items.get('service#mail#E:1:0 mail') };
};

describe('the post office', () => {
  it('sends a letter and records that it went, with the id that the carrier gave it', async () => {
    const { office, sent, record } = start();
    expect(await office().post('E:1:0', letter)).toEqual({ ok: true, value: undefined });
    expect(sent).toEqual([{ mailId: 'E:1:0', letter }]);
    expect(record()).toMatchObject({ status: 'sent', carrierId: 'carrier-1', sentAt: START });
  });

  it('writes down that it is sending before it sends', async () => {
    const { office, record } = start();
    let during: unknown;
    await office(async () => {
      during = record();
      return 'id';
    }).post('E:1:0', letter);
    expect(during).toMatchObject({ status: 'sending', version: 1 });
  });

  it('sends a letter once, however often it is asked to', async () => {
    const { office, sent, clock } = start();
    await office().post('E:1:0', letter);
    for (const later of [0, 1_000, 86_400_000]) {
      clock.advance(later);
      expect(await office().post('E:1:0', letter)).toMatchObject({ error: { code: 'already-sent' } });
    }
    expect(sent).toHaveLength(1);
  });

  it('sends letters of other ids', async () => {
    const { office, sent } = start();
    await office().post('E:1:0', letter);
    await office().post('E:2:0', letter);
    expect(sent.map(({ mailId }) => mailId)).toEqual(['E:1:0', 'E:2:0']);
  });

  it('lets one send when two are asked at the same time', async () => {
    const { office, sent } = start();
    const both = await Promise.all([office().post('E:1:0', letter), office().post('E:1:0', letter)]);
    expect(both.map((one) => (one.ok ? 'sent' : one.error.code)).toSorted()).toEqual(['in-other-hands', 'sent']);
    expect(sent).toHaveLength(1);
  });

  it('sends it again under the same id when a crash fell between sending and marking, once nobody can hold it', async () => {
    const { office, sent, carry, clock, record } = start();
    // It goes out, and then the function dies.
    void office(async (mailId, one) => {
      await carry(mailId, one);
      return never;
    }).post('E:1:0', letter);
    await Promise.resolve();
    clock.advance(LONGEST);
    expect(await office().post('E:1:0', letter)).toMatchObject({ error: { code: 'in-other-hands' } });
    clock.advance(FIRST_RETRY - LONGEST);
    expect(await office().post('E:1:0', letter)).toEqual({ ok: true, value: undefined });
    expect(sent.map(({ mailId }) => mailId)).toEqual(['E:1:0', 'E:1:0']);
    expect(record()).toMatchObject({ status: 'sent' });
  });

  it('lets one take over from a crashed run when two try', async () => {
    const { office, sent, clock } = start();
    void office(() => never).post('E:1:0', letter);
    clock.advance(FIRST_RETRY);
    const both = await Promise.all([office().post('E:1:0', letter), office().post('E:1:0', letter)]);
    expect(both.map((one) => (one.ok ? 'sent' : one.error.code)).toSorted()).toEqual(['in-other-hands', 'sent']);
    expect(sent).toHaveLength(1);
  });

  it('throws what the carrier throws, and may be tried again at once', async () => {
    const { office, sent, record } = start();
    await expect(office(() => Promise.reject(new Error('no route'))).post('E:1:0', letter)).rejects.toThrow('no route');
    expect(record()).toMatchObject({ status: 'sending', heldUntil: START });
    expect(await office().post('E:1:0', letter)).toEqual({ ok: true, value: undefined });
    expect(sent).toHaveLength(1);
  });

  it('survives any number of failures', async () => {
    const { office, sent } = start();
    for (let n = 0; n < 4; n += 1)
      await expect(office(() => Promise.reject(new Error('no route'))).post('E:1:0', letter)).rejects.toThrow(
        'no route',
      );
    await office().post('E:1:0', letter);
    expect(sent).toHaveLength(1);
  });

  it('does not mark a mail that another run has taken over meanwhile', async () => {
    const { office, clock, record } = start();
    const { promise, resolve } = Promise.withResolvers<string>();
    const slow = office(() => promise).post('E:1:0', letter);
    await Promise.resolve();
    clock.advance(FIRST_RETRY);
    await office(() => Promise.resolve('second')).post('E:1:0', letter);
    resolve('first');
    await slow;
    expect(record()).toMatchObject({ carrierId: 'second' });
  });

  it('keeps no address and no word of the letter', async () => {
    const { office, table } = start();
    await office().post('E:1:0', letter);
    expect(JSON.stringify([...table.items.values()])).not.toMatch(/ada@|invoice|Here it is/);
  });
});
