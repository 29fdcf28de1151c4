import type { DynamoDB } from './dynamodb.ts';
import type { Lambda } from './lambda.ts';
import type { Messaging } from './messaging.ts';
import type { Plan } from './plan.ts';
import { startQueueSource, type Source } from './queue-source.ts';
import { startSchedule } from './schedules.ts';
import type { StateFolder } from './state.ts';
import { startStreamSource } from './stream-source.ts';

const checkpointOf = (functionName: string) => `checkpoint:${functionName}`;

/** Up to which sequence number every reader of a table's stream has come. */
export const relayedTo = (state: Pick<StateFolder, 'recall'>, plan: Pick<Plan, 'streamMappings'>, table: string) => {
  const positions = plan.streamMappings
    .filter((mapping) => mapping.table === table)
    .map(({ functionName }) => BigInt(state.recall(checkpointOf(functionName)) ?? 0));
  return positions.reduce((least, position) => (position < least ? position : least), positions[0] ?? 0n);
};

interface Parts {
  readonly plan: Plan;
  readonly state: StateFolder;
  readonly dynamodb: DynamoDB;
  readonly messaging: Messaging;
  readonly lambda: Lambda;
}

/** Starts everything that hands work to functions, beside the API; answers how to stop it. */
export const startSources = ({ plan, state, dynamodb, messaging, lambda }: Parts) => {
  const lastDeath = state.isNew ? 0 : Date.now();
  const queues = new Map(
    plan.queueMappings.map((mapping) => [
      mapping.queueArn.split(':').at(-1) ?? '',
      startQueueSource({ mapping, messaging, lambda, lastDeath }),
    ]),
  );
  messaging.journal.onArrival = (queue) => queues.get(queue)?.wake();

  const streams = plan.streamMappings.map((mapping) => {
    const fact = checkpointOf(mapping.functionName);
    return startStreamSource({
      mapping,
      dynamodb,
      lambda,
      checkpoint: { read: () => state.recall(fact), advance: (position) => state.remember(fact, position) },
      giveUp: (description) => mapping.giveUpTo && messaging.send(mapping.giveUpTo, description),
      onTrouble: (error) => console.error('reading the stream:', error),
    });
  });
  lambda.onDone = () => streams.forEach((stream) => stream.wake());

  const lastRuns = {
    read: (name: string) => state.recall(`schedule:${name}`),
    write: (name: string, at: string) => state.remember(`schedule:${name}`, at),
  };
  const schedules = plan.schedules.map((schedule) => startSchedule(schedule, { lambda, lastRuns }));

  const sources: Source[] = [...queues.values(), ...streams, ...schedules];
  return () => Promise.all(sources.map((source) => source.stop()));
};
