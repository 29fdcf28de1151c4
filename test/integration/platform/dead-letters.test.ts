import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { directoryOf } from '../../../functions/access/published/directory.ts';
import {
  discardDeadLetter,
  replayDeadLetter,
  replayDeadLetters,
} from '../../../functions/platform/commands/decide-dead-letter.ts';
import { fileDeadLetter } from '../../../functions/platform/commands/file-dead-letter.ts';
import type { Deps } from '../../../functions/platform/deps.ts';
import { deadLetterStore } from '../../../functions/platform/persistence/dead-letters.ts';
import { getDeadLetter, listDeadLetters } from '../../../functions/platform/queries/read-dead-letters.ts';
import { clockAt } from '../../support/clock.ts';
import { codeOf, people, requestBy, valueOf } from '../../support/company.ts';
import { someNumber } from '../../support/like.ts';
import { startLocalTable, type LocalTable } from '../../support/local-table.ts';
import { setUp, START } from '../../support/tickets.ts';

let local: LocalTable;
let deps: Deps;
let clock: ReturnType<typeof clockAt>;
let resent: string[] = [];
beforeAll(async () => {
  local = await startLocalTable();
});
afterAll(async () => {
  await local.stop();
});
beforeEach(async () => {
  for (const { pk, sk } of await local.everything())
    await local.table.write({ kind: 'delete', key: { pk: String(pk), sk: String(sk) } });
  clock = clockAt(START);
  resent = [];
  deps = {
    letters: deadLetterStore(local.table),
    resend: async (queue, body) => {
      resent.push(`${queue} ${body}`);
    },
    directory: directoryOf(local.table, clock),
    clock,
  };
  const admin = { id: 'admin', email: 'admin@rapport.example', name: 'admin', roles: ['administrator' as const] };
  await directoryStore(local.table).putPerson({ ...admin, departmentIds: [] }, undefined, START, setUp);
});

const event = (id: string) => JSON.stringify({ id, source: '/service/tickets', type: 'ticket.submitted.v1', data: {} });
const file = async (queue: string | undefined, body: string, messageId = 'm') => {
  await fileDeadLetter(deps)({ messageId, body, queue });
  clock.advance(1_000);
};
const request = { ...requestBy(people.admin), params: undefined, query: undefined, body: undefined };
const list = async (limit = 50, cursor?: string) =>
  valueOf(await listDeadLetters(deps)({ ...request, query: { limit, cursor } }));
const replayAll = async (queue: string) => valueOf(await replayDeadLetters(deps)({ ...request, body: { queue } }));

describe('dead letters', () => {
  it('are filed once however often they come', async () => {
    for (const messageId of ['m1', 'm2', 'm3']) await file('service-route-ticket', event('T:1:0'), messageId);
    const { items } = await list();
    expect(items).toMatchObject([{ times: 3, eventId: 'T:1:0', firstAt: START, queue: 'service-route-ticket' }]);
  });

  it('are filed once when they come at the same time', async () => {
    await Promise.all(
      ['m1', 'm2', 'm3', 'm4'].map((messageId) =>
        fileDeadLetter(deps)({ messageId, body: event('T:1:0'), queue: 'service-route-ticket' }),
      ),
    );
    expect((await list()).items).toMatchObject([{ times: 4 }]);
  });

  it('are listed by queue, the oldest first, without their messages', async () => {
    await file('service-route-ticket', event('B:1:0'));
    await file('service-mail-customer', event('A:1:0'));
    await file('service-route-ticket', event('A:1:0'));
    const { items } = await list();
    expect(items.map(({ queue, eventId }) => `${queue} ${eventId}`)).toEqual([
      'service-mail-customer A:1:0',
      'service-route-ticket B:1:0',
      'service-route-ticket A:1:0',
    ]);
    for (const item of items) expect(item).not.toHaveProperty('body');
  });

  it('are each on one page', async () => {
    for (let n = 0; n < 7; n += 1) await file('service-route-ticket', event(`T:${n + 1}:0`));
    const seen: (string | undefined)[] = [];
    let cursor: string | undefined;
    do {
      const page = await list(3, cursor);
      seen.push(...page.items.map(({ eventId }) => eventId));
      cursor = 'cursor' in page ? page.cursor : undefined;
    } while (cursor !== undefined);
    expect(seen).toEqual(Array.from({ length: 7 }, (_, n) => `T:${n + 1}:0`));
  });

  it('are shown whole, one by one', async () => {
    await file('service-route-ticket', event('T:1:0'));
    const [{ id } = { id: '' }] = (await list()).items;
    expect(valueOf(await getDeadLetter(deps)({ ...request, params: { id } })).body).toBe(event('T:1:0'));
    expect(codeOf(await getDeadLetter(deps)({ ...request, params: { id: '0'.repeat(26) } }))).toBe(
      'no-such-dead-letter',
    );
  });

  it('of a queue are replayed the oldest first, and no others', async () => {
    await file('service-route-ticket', event('B:1:0'));
    await file('service-route-ticket-2', event('X:1:0'));
    await file('service-route-ticket', event('A:1:0'));
    expect(await replayAll('service-route-ticket')).toEqual({ replayed: 2, more: false });
    expect(resent).toEqual(['B:1:0', 'A:1:0'].map((id) => `service-route-ticket ${event(id)}`));
    expect((await list()).items.map(({ eventId }) => eventId)).toEqual(['X:1:0']);
    expect(await replayAll('service-route-ticket')).toEqual({ replayed: 0, more: false });
  });

  it('come back when they fail again, with their number of times', async () => {
    await file('service-route-ticket', event('T:1:0'));
    await replayAll('service-route-ticket');
    expect((await list()).items).toEqual([]);
    await file('service-route-ticket', event('T:1:0'));
    expect((await list()).items).toMatchObject([{ times: 2, status: 'waiting', version: 3 }]);
  });

  it('that are decided are kept for a while and then go away, and those that wait do not', async () => {
    await file('service-route-ticket', event('T:1:0'));
    const [{ id } = { id: '' }] = (await list()).items;
    const key = { pk: `platform#dead-letter#${id}`, sk: 'dead-letter' };
    expect(await local.stored(key)).not.toHaveProperty('expiresAt');
    valueOf(await discardDeadLetter(deps)({ ...request, params: { id }, body: { reason: 'Old.' } }));
    expect(await local.stored(key)).toMatchObject({ status: 'discarded', expiresAt: someNumber });
    expect(codeOf(await replayDeadLetter(deps)({ ...request, params: { id } }))).toBe('decided');
    expect(resent).toEqual([]);
  });

  it('are decided once by two administrators at the same time', async () => {
    await file('service-route-ticket', event('T:1:0'));
    const [{ id } = { id: '' }] = (await list()).items;
    const discard = () => discardDeadLetter(deps)({ ...request, params: { id }, body: { reason: 'Old.' } });
    expect((await Promise.all([discard(), discard()])).map(codeOf).toSorted()).toEqual(['decided', 'ok']);
  });

  it('that hold a whole SQS message of 256 KB are filed', async () => {
    await file('service-route-ticket', 'x'.repeat(256 * 1024));
    expect((await list()).items).toHaveLength(1);
  });
});
