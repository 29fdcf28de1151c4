import middy from '@middy/core';
import partialFailures from '@middy/sqs-partial-batch-failure';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { eventEnvelope, type Cause, type DomainEvent, type EventDefinition, type EventOf } from '../kernel/event.ts';
import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import { failureOf, log } from './log.ts';

/** A message that is none of ours, or a refusal that a retry may cure: the queue keeps it, five times, then the dead letters. */
class NotSettled extends Error {
  override name = 'NotSettled';
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** The event in a message, checked against the shape of its type. */
const eventIn = <Definition extends EventDefinition>(definitions: readonly Definition[], body: string) => {
  let content: unknown;
  try {
    content = JSON.parse(body);
  } catch {
    throw new NotSettled('not-json');
  }
  const envelope = eventEnvelope.safeParse(content);
  if (!envelope.success) throw new NotSettled('not-an-event');
  const definition = definitions.find(({ type }) => type === envelope.data.type);
  const data = definition?.schema.safeParse(envelope.data.data);
  if (!data?.success) throw new NotSettled('not-our-event');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- found by its type, and read by that type's schema
  return { ...envelope.data, data: data.data } as EventOf<Definition>;
};

/** What follows from an event is caused by it. */
const causeOf = (event: DomainEvent, step: string): Cause => ({
  actor: `system:${step}`,
  correlationId: event.correlationid,
  causationId: event.id,
});

/** Turns the outcome of each record into the answer that keeps the failed ones in the queue. */
export const partialFailuresOf = () =>
  partialFailures({
    logger: (reason: unknown, record: SQSRecord) => {
      log.warn('not-settled', {
        messageId: record.messageId,
        receives: Number(record.attributes.ApproximateReceiveCount),
        ...(reason instanceof NotSettled ? { why: reason.code } : { failure: failureOf(reason) }),
      });
    },
  });

export interface Step {
  /** The step's name, as it appears in `actor`. */
  readonly name: string;
  /** Refusals that mean that there is nothing left to do. Any other one fails the record. */
  readonly settled: readonly string[];
}

/** A step between departments: each message is one event of ours; a record that fails fails alone. */
export const onQueue = <Definition extends EventDefinition>(
  definitions: readonly Definition[],
  handle: (event: EventOf<Definition>, cause: Cause) => Promise<Result<unknown, Refusal>>,
  step: Step,
) =>
  middy<SQSEvent, PromiseSettledResult<void>[] | SQSBatchResponse>()
    .use(partialFailuresOf())
    .handler(({ Records }: SQSEvent) =>
      Promise.allSettled(
        Records.map(async ({ body }) => {
          const event = eventIn(definitions, body);
          const result = await handle(event, causeOf(event, step.name));
          if (!result.ok && !step.settled.includes(result.error.code)) throw new NotSettled(result.error.code);
          log.info('step', {
            step: step.name,
            event: event.id,
            type: event.type,
            correlationId: event.correlationid,
            ...(result.ok ? {} : { settled: result.error.code }),
          });
        }),
      ),
    );

/** Like `onQueue`, but what can be read of the batch is handed over at once; when that throws, all of it failed. */
export const onQueueBatch = <Definition extends EventDefinition>(
  definitions: readonly Definition[],
  handle: (events: readonly EventOf<Definition>[]) => Promise<void>,
  step: Pick<Step, 'name'>,
) =>
  middy<SQSEvent, PromiseSettledResult<void>[] | SQSBatchResponse>()
    .use(partialFailuresOf())
    .handler(async ({ Records }: SQSEvent) => {
      const events: EventOf<Definition>[] = [];
      const read = await Promise.allSettled(
        Records.map(async ({ body }) => {
          events.push(eventIn(definitions, body));
        }),
      );
      if (events.length === 0) return read;
      const [whole] = await Promise.allSettled([Promise.resolve(events).then(handle)]);
      // Of what failed, each record says so itself.
      if (whole.status === 'fulfilled') log.info('step', { step: step.name, events: events.length });
      return read.map((one) => (one.status === 'rejected' ? one : whole));
    });
