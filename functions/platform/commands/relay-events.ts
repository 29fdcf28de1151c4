import * as z from 'zod';
import type { DomainEvent } from '../../../shared/kernel/event.ts';
import type { Outgoing, Publisher } from '../../../shared/lambda/publish.ts';

/** A changed item of the table: its place in the stream and the events that ride on it. */
export interface Change {
  readonly sequence: string;
  readonly riders: string;
}

/** Takes what can never be published, whole, so that it does not block what comes after it. */
export type Aside = (body: string) => Promise<void>;

const riders = z.array(z.looseObject({ id: z.string(), type: z.string() }));

const ridersOf = ({ riders: text }: Change) => {
  try {
    return riders.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
};

/**
 * Publishes the events of changes, in their order. Answers the sequence number of the first change that the stream must
 * hand over again, if any.
 */
export const relayEvents =
  ({ publish, setAside }: { publish: Publisher; setAside: Aside }) =>
  async (changes: readonly Change[]): Promise<string | undefined> => {
    const outgoing: Outgoing[] = [];
    for (const change of changes) {
      const events = ridersOf(change);
      if (!events) await setAside(change.riders);
      for (const [n, event] of (events ?? []).entries())
        outgoing.push({
          id: `${change.sequence} ${n}`,
          type: event.type,
          body: JSON.stringify(event satisfies Partial<DomainEvent>),
        });
    }
    const untaken = await publish(outgoing);
    const again = new Set<string>();
    for (const { id, hopeless } of untaken) {
      if (hopeless) await setAside(outgoing.find((one) => one.id === id)?.body ?? '');
      else again.add(id.split(' ')[0] ?? '');
    }
    return changes.find(({ sequence }) => again.has(sequence))?.sequence;
  };
