import * as z from 'zod';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { defineEvent, stamp, type Cause, type EventDraft } from '../../../../shared/kernel/event.ts';
import { refuse, type Refusal } from '../../../../shared/kernel/refusal.ts';
import { ok, type Result } from '../../../../shared/kernel/result.ts';
import { onQueue, onQueueBatch } from '../../../../shared/lambda/queue.ts';
import { lambdaContext, sqsEvent } from '../../../support/lambda.ts';
import { catchLog } from '../../../support/log-lines.ts';
import { like } from '../../../support/like.ts';

const Moved = defineEvent('box.moved.v1', z.strictObject({ to: z.string() }));
const Lost = defineEvent('box.lost.v1', z.strictObject({}));

const about = {
  source: '/store/boxes',
  subject: 'B1',
  version: 4,
  time: '2026-03-02T09:00:00.000Z',
  cause: { actor: 'person:1', correlationId: 'c1' },
};
const message = (draft: EventDraft, subject = 'B1') => stamp([draft], { ...about, subject })[0];

/** What is no message of ours, by what is wrong with it. */
const foreign: [string, unknown][] = [
  ['not-json', 'hello'],
  ['not-json', ''],
  ['not-an-event', {}],
  ['not-an-event', { ...message(Moved({ to: 'shelf' })), surprise: 1 }],
  ['not-our-event', message({ type: 'box.painted.v1', data: {} })],
  ['not-our-event', message({ type: Moved.type, data: { to: 7 } })],
  ['not-our-event', message({ type: Moved.type, data: { to: 'shelf', mark: 'mark@customer.example' } })],
];

let log: ReturnType<typeof catchLog>;
beforeEach(() => {
  log = catchLog();
});
afterEach(() => {
  log.restore();
});

const failedIn = (answer: unknown) =>
  z
    .object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) })
    .parse(answer)
    .batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);

const step = (
  handle: (event: { type: string; subject: string; data: unknown }, cause: Cause) => Promise<Result<unknown, Refusal>>,
) => onQueue([Moved, Lost], handle, { name: 'shelve', settled: ['shelved-already'] });

describe('onQueue', () => {
  it('hands over each event, typed, with the cause of what follows from it', async () => {
    const seen: unknown[] = [];
    const handler = step(async ({ type, subject, data }, cause) => {
      seen.push({ type, subject, data, cause });
      return ok(undefined);
    });
    const answer = await handler(sqsEvent(message(Moved({ to: 'shelf' })), message(Lost({}), 'B2')), lambdaContext);
    expect(failedIn(answer)).toEqual([]);
    const cause = { actor: 'system:shelve', correlationId: 'c1' };
    expect(seen).toEqual([
      { type: 'box.moved.v1', subject: 'B1', data: { to: 'shelf' }, cause: { ...cause, causationId: 'B1:4:0' } },
      { type: 'box.lost.v1', subject: 'B2', data: {}, cause: { ...cause, causationId: 'B2:4:0' } },
    ]);
  });

  it.each(foreign)('leaves a foreign message in the queue (%s) and settles the others', async (why, body) => {
    const handled: string[] = [];
    const handler = step(async ({ subject }) => {
      handled.push(subject);
      return ok(undefined);
    });
    const answer = await handler(sqsEvent(message(Lost({}), 'A'), body, message(Lost({}), 'C')), lambdaContext);
    expect(failedIn(answer)).toEqual(['m1']);
    expect(handled).toEqual(['A', 'C']);
    expect(log.lines()).toContainEqual(like({ code: 'not-settled', messageId: 'm1', receives: 1, why }));
  });

  it('fails alone the record whose handling throws', async () => {
    const handler = step(async ({ subject }) => {
      if (subject === 'B') throw new RangeError('mark@customer.example');
      return ok(undefined);
    });
    const events = ['A', 'B', 'C'].map((subject) => message(Lost({}), subject));
    expect(failedIn(await handler(sqsEvent(...events), lambdaContext))).toEqual(['m1']);
    expect(log.lines()).toContainEqual(like({ code: 'not-settled', failure: like({ name: 'RangeError' }) }));
    expect(log.texts().join('\n')).not.toContain('mark@');
  });

  it('settles a refusal that means that nothing is left to do, and says so', async () => {
    const handler = step(async () => refuse('shelved-already', 'It is on the shelf.'));
    expect(failedIn(await handler(sqsEvent(message(Lost({}))), lambdaContext))).toEqual([]);
    expect(log.lines()).toEqual([like({ code: 'step', settled: 'shelved-already' })]);
  });

  it('keeps the record of any other refusal', async () => {
    const handler = step(async () => refuse('stale-version', 'Somebody was faster.'));
    expect(failedIn(await handler(sqsEvent(message(Lost({}))), lambdaContext))).toEqual(['m0']);
    expect(log.lines()).toEqual([like({ code: 'not-settled', why: 'stale-version' })]);
  });

  it('writes one line for a record, of at most 400 bytes and without its data', async () => {
    const handler = step(async () => ok(undefined));
    await handler(
      sqsEvent(message(Moved({ to: 'mark@customer.example'.repeat(50) })), 'mark@customer.example'),
      lambdaContext,
    );
    expect(log.texts()).toHaveLength(2);
    for (const text of log.texts()) expect(Buffer.byteLength(text)).toBeLessThanOrEqual(400);
    expect(log.texts().join('\n')).not.toContain('mark@');
  });
});

const batch = (handle: (subjects: string[]) => Promise<void>) =>
  onQueueBatch([Moved, Lost], (events) => handle(events.map(({ subject }) => subject)), { name: 'count' });

describe('onQueueBatch', () => {
  it('hands over all that can be read at once, and keeps the rest', async () => {
    const handed: string[][] = [];
    const handler = batch(async (subjects) => {
      handed.push(subjects);
    });
    const events = [message(Lost({}), 'A'), 'hello', message(Lost({}), 'C')];
    expect(failedIn(await handler(sqsEvent(...events), lambdaContext))).toEqual(['m1']);
    expect(handed).toEqual([['A', 'C']]);
    expect(log.lines()).toEqual([like({ code: 'step', events: 2 }), like({ code: 'not-settled', messageId: 'm1' })]);
  });

  it('hands over nothing where nothing can be read', async () => {
    const handled = vi.fn<(subjects: string[]) => Promise<void>>();
    expect(failedIn(await batch(handled)(sqsEvent('hello'), lambdaContext))).toEqual(['m0']);
    expect(handled).not.toHaveBeenCalled();
    expect(log.lines()).toEqual([like({ code: 'not-settled', messageId: 'm0' })]);
  });

  it('keeps every record when the whole fails', async () => {
    const handler = batch(() => Promise.reject(new Error('full')));
    const events = [message(Lost({}), 'A'), 'hello', message(Lost({}), 'C')];
    expect(failedIn(await handler(sqsEvent(...events), lambdaContext))).toEqual(['m0', 'm1', 'm2']);
  });

  it('says of a foreign message that it is foreign, also when the whole fails before it begins', async () => {
    const handler = batch(() => {
      throw new Error('the environment lacks TABLE_NAME');
    });
    expect(failedIn(await handler(sqsEvent(message(Lost({})), 'hello'), lambdaContext))).toEqual(['m0', 'm1']);
    expect(log.lines().filter(({ code }) => code === 'not-settled')).toMatchObject([
      { messageId: 'm0', failure: { name: 'Error' } },
      { messageId: 'm1', why: 'not-json' },
    ]);
  });
});
