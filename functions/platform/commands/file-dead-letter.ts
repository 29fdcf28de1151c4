import * as z from 'zod';
import type { Clock } from '../../../shared/kernel/clock.ts';
import { idFrom } from '../../../shared/kernel/id.ts';
import type { DeadLetterStore } from '../persistence/dead-letters.ts';

/** A message that was given up, as the dead-letter queue hands it over. */
export interface GivenUp {
  readonly messageId: string;
  readonly body: string;
  /** The queue that gave it up, without the deployment's prefix; absent when it never reached one. */
  readonly queue: string | undefined;
}

const anEvent = z.looseObject({ id: z.string(), source: z.string(), type: z.string() });

const eventIn = (body: string) => {
  try {
    return anEvent.safeParse(JSON.parse(body)).data;
  } catch {
    return undefined;
  }
};

const TRIES = 5;

/**
 * Files a message where it is seen and waits for a decision. The same event of the same queue is one letter, however often
 * it comes back.
 */
export const fileDeadLetter =
  ({ letters, clock }: { letters: DeadLetterStore; clock: Clock }) =>
  async ({ messageId, body, queue }: GivenUp) => {
    const event = eventIn(body);
    const name = queue ?? (event ? 'events' : 'none');
    const id = event ? idFrom(name, event.source, event.type, event.id) : idFrom(name, messageId);
    for (let tries = 0; tries < TRIES; tries += 1) {
      const before = await letters.get(id);
      const now = clock.now();
      const filed = await letters.put(
        {
          id,
          queue: name,
          status: 'waiting',
          ...(event && { type: event.type.slice(0, 200), eventId: event.id.slice(0, 200) }),
          times: (before?.times ?? 0) + 1,
          firstAt: before?.firstAt ?? now,
          lastAt: now,
          version: (before?.version ?? 0) + 1,
          body,
        },
        now,
      );
      // What an erasure took away does not come back.
      if (filed || (await letters.isErased(id))) return;
    }
    throw new Error(`dead letter ${id} is being changed by others`);
  };
