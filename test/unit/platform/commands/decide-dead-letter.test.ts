import { describe, expect, it } from 'vitest';
import { refuse } from '../../../../shared/kernel/refusal.ts';
import { ok } from '../../../../shared/kernel/result.ts';
import {
  discardDeadLetter,
  replayDeadLetter,
  replayDeadLetters,
} from '../../../../functions/platform/commands/decide-dead-letter.ts';
import type { WholeDeadLetter } from '../../../../functions/platform/contract/dead-letter.ts';
import { clockAt } from '../../../support/clock.ts';
import { memoryDeadLetters } from '../../../support/memory-dead-letters.ts';

const NOW = '2026-03-02T10:00:00.000Z';

const letter = (id: string, changes: Partial<WholeDeadLetter> = {}): WholeDeadLetter => ({
  id,
  queue: 'service-route-ticket',
  status: 'waiting',
  type: 'ticket.submitted.v1',
  eventId: 'T:1:0',
  times: 1,
  firstAt: '2026-03-02T09:00:00.000Z',
  lastAt: '2026-03-02T09:00:00.000Z',
  version: 1,
  body: `{"letter":"${id}"}`,
  ...changes,
});

const request = {
  query: undefined,
  caller: { kind: 'person', id: 'admin' },
  ifMatch: undefined,
  idempotencyKey: undefined,
  cause: { actor: 'person:admin', correlationId: 'c' },
  sourceAddress: '192.0.2.1',
} as const;

const start = (stored: WholeDeadLetter[], { allowed = true } = {}) => {
  const letters = memoryDeadLetters();
  for (const one of stored) letters.letters.set(one.id, one);
  const resent: [string, string, string | undefined][] = [];
  const directory = {
    departments: () => Promise.resolve([]),
    departmentAsStored: () => Promise.resolve(undefined),
    department: () => Promise.resolve(undefined),
    find: () => Promise.resolve(undefined),
    settings: () => Promise.resolve({ timeZone: 'UTC' }),
    authorize: async () => (allowed ? ok(undefined) : refuse('forbidden', 'No.')),
    viewer: async () => refuse('forbidden', 'No.'),
    teams: () => Promise.resolve([]),
    territories: () => Promise.resolve([]),
  };
  const deps = {
    letters,
    clock: clockAt(NOW),
    directory,
    resend: async (queue: string, body: string, type: string | undefined) => {
      resent.push([queue, body, type]);
    },
  };
  const status = (id: string) => letters.letters.get(id)?.status;
  return {
    deps,
    resent,
    letters,
    status,
    replay: (id: string) => replayDeadLetter(deps)({ ...request, params: { id }, body: undefined }),
    discard: (id: string) => discardDeadLetter(deps)({ ...request, params: { id }, body: { reason: 'Old.' } }),
    replayAll: (queue: string) => replayDeadLetters(deps)({ ...request, params: undefined, body: { queue } }),
  };
};

describe('replayDeadLetter', () => {
  it('sends the message to its queue as it was, and says who decided', async () => {
    const { replay, resent, letters } = start([letter('A')]);
    const { body: _, ...shown } = letter('A');
    expect(await replay('A')).toEqual({
      ok: true,
      value: { ...shown, status: 'replayed', decidedBy: 'person:admin', version: 2 },
    });
    expect(resent).toEqual([['service-route-ticket', '{"letter":"A"}', 'ticket.submitted.v1']]);
    expect(letters.letters.get('A')).toMatchObject({ status: 'replayed', body: '{"letter":"A"}' });
  });

  it('sends nothing a second time once it is decided', async () => {
    const { replay, resent } = start([letter('A'), letter('B', { status: 'discarded' })]);
    await replay('A');
    expect(await replay('A')).toMatchObject({ error: { code: 'decided' } });
    expect(await replay('B')).toMatchObject({
      error: { code: 'decided', detail: 'The dead letter is discarded already.' },
    });
    expect(resent).toHaveLength(1);
  });

  it('refuses what is not there and what is no message', async () => {
    const { replay, resent, status } = start([letter('A', { queue: 'none' })]);
    expect(await replay('Z')).toMatchObject({ error: { code: 'no-such-dead-letter' } });
    expect(await replay('A')).toMatchObject({ error: { code: 'not-replayable' } });
    expect(resent).toEqual([]);
    expect(status('A')).toBe('waiting');
  });

  it('leaves it waiting when it cannot be sent', async () => {
    const { deps, status } = start([letter('A')]);
    const broken = { ...deps, resend: () => Promise.reject(new Error('no such queue')) };
    await expect(replayDeadLetter(broken)({ ...request, params: { id: 'A' }, body: undefined })).rejects.toThrow(
      'no such queue',
    );
    expect(status('A')).toBe('waiting');
  });

  it('leaves it waiting when it has come back before it was marked', async () => {
    const { deps, letters, status } = start([letter('A')]);
    const fast = {
      ...deps,
      resend: async () => {
        letters.letters.set('A', letter('A', { times: 2, version: 2 }));
      },
    };
    expect((await replayDeadLetter(fast)({ ...request, params: { id: 'A' }, body: undefined })).ok).toBe(true);
    expect(status('A')).toBe('waiting');
  });
});

describe('replayDeadLetters', () => {
  it('sends those of the queue that wait, the oldest first', async () => {
    const { replayAll, resent, status } = start([
      letter('A', { firstAt: '2026-03-02T09:00:02.000Z' }),
      letter('B', { firstAt: '2026-03-02T09:00:01.000Z' }),
      letter('C', { queue: 'service-route-ticket-2' }),
      letter('D', { status: 'discarded' }),
    ]);
    expect(await replayAll('service-route-ticket')).toEqual({ ok: true, value: { replayed: 2, more: false } });
    expect(resent.map(([, body]) => body)).toEqual(['{"letter":"B"}', '{"letter":"A"}']);
    expect(['A', 'B', 'C', 'D'].map(status)).toEqual(['replayed', 'replayed', 'waiting', 'discarded']);
  });

  it('sends two hundred at once and says that there are more', async () => {
    const many = Array.from({ length: 201 }, (_, n) => letter(`L${n}`));
    const { replayAll, resent } = start(many);
    expect(await replayAll('service-route-ticket')).toEqual({ ok: true, value: { replayed: 200, more: true } });
    expect(await replayAll('service-route-ticket')).toEqual({ ok: true, value: { replayed: 1, more: false } });
    expect(resent).toHaveLength(201);
  });
});

describe('discardDeadLetter', () => {
  it('keeps the reason and who decided, and sends nothing', async () => {
    const { discard, resent, letters } = start([letter('A')]);
    expect((await discard('A')).ok).toBe(true);
    expect(letters.letters.get('A')).toMatchObject({ status: 'discarded', reason: 'Old.', decidedBy: 'person:admin' });
    expect(resent).toEqual([]);
  });

  it('is refused once somebody else has decided at the same moment', async () => {
    const { deps, discard } = start([letter('A')]);
    await discard('A');
    expect(await discard('A')).toMatchObject({ error: { code: 'decided' } });
    const racing = { ...deps, letters: { ...deps.letters, get: async () => letter('A'), put: async () => false } };
    expect(
      await discardDeadLetter(racing)({ ...request, params: { id: 'A' }, body: { reason: 'Old.' } }),
    ).toMatchObject({ error: { code: 'decided' } });
  });
});

describe('whoever may not', () => {
  it('decides nothing, sends nothing and learns nothing', async () => {
    const { replay, discard, replayAll, resent, status } = start([letter('A')], { allowed: false });
    for (const result of [await replay('A'), await replay('Z'), await discard('A'), await replayAll('x')])
      expect(result).toMatchObject({ ok: false, error: { code: 'forbidden' } });
    expect(resent).toEqual([]);
    expect(status('A')).toBe('waiting');
  });
});
