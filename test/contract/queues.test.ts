import { readFileSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { lambdaContext, sqsEvent } from '../support/lambda.ts';
import { catchLog } from '../support/log-lines.ts';
import { eventDefinitions, exampleFile } from './definitions.ts';

const types = (await eventDefinitions()).map(({ type }) => type);

const queues = contexts.flatMap(({ name, queues: specs = {} }) =>
  Object.entries(specs).map(([queue, { entry, subscribesTo }]) => ({
    queue: `${name}-${queue}`,
    entry: new URL(`../../functions/${name}/entry/${entry}`, import.meta.url),
    subscribesTo: [...new Set(subscribesTo)],
  })),
);

const entryModule = z.object({
  handler: z.custom<(event: unknown, context: unknown) => Promise<unknown>>((value) => typeof value === 'function'),
});

let log: ReturnType<typeof catchLog>;
beforeEach(() => {
  // Nothing can be reached, so that a message that can be read fails for that reason.
  for (const name of ['TABLE_NAME', 'BUCKET_NAME', 'MAIL_FROM', 'TOPIC_ARN']) vi.stubEnv(name, '');
  log = catchLog();
});
afterEach(() => {
  log.restore();
});

describe('the queues', () => {
  it.each(queues)('understand what they subscribe to, and nothing else: $queue', async ({ entry, subscribesTo }) => {
    const { handler } = entryModule.parse({ ...Object(await import(entry.href)) });
    const examples = types.map((type) => readFileSync(exampleFile(type), 'utf8'));
    await handler(sqsEvent(...examples), lambdaContext);
    const foreign = log
      .lines()
      .filter(({ why }) => why === 'not-our-event')
      .map(({ messageId }) => types[Number(String(messageId).slice(1))]);
    expect(types.filter((type) => !foreign.includes(type))).toEqual(subscribesTo.toSorted());
  });
});
