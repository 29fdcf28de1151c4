import type { Clock } from '../../../shared/kernel/clock.ts';
import { stamp } from '../../../shared/kernel/event.ts';
import { newId } from '../../../shared/kernel/id.ts';
import type { Publisher } from '../../../shared/lambda/publish.ts';
import type { DueItems } from '../persistence/due-items.ts';

/** What is left is still due a minute later. */
const MOST_PER_SHARD = 2_000;
const PAGE = 200;

/**
 * Publishes an event for each item whose time has come, the oldest first. It changes nothing: an item is due until its
 * owner has moved it on, so nothing is lost when this dies in the middle, and an outage is caught up with.
 */
export const sweepDue =
  ({ dueItems, publish, clock }: { dueItems: DueItems; publish: Publisher; clock: Clock }) =>
  async () => {
    const now = clock.now();
    const counts = await Promise.all(
      dueItems.shards.map(async (shard) => {
        let position: string | undefined;
        let published = 0;
        let untaken = 0;
        while (published < MOST_PER_SHARD) {
          const due = await dueItems.page(shard, now, position, PAGE);
          const messages = due.map(({ type, subject, version }) => {
            const about = { source: '/platform/timers', subject, version, time: now };
            const cause = { actor: 'system:sweep-due', correlationId: newId() };
            const [event] = stamp([{ type, data: {} }], { ...about, cause });
            // The same id at each sweep until the item has moved on; no other event of this version has it.
            return { id: subject, type, body: JSON.stringify({ ...event, id: `${subject}:${version}:due` }) };
          });
          untaken += (await publish(messages)).length;
          published += due.length;
          position = due.at(-1)?.position;
          if (due.length < PAGE) break;
        }
        return { published, untaken };
      }),
    );
    const sum = (name: 'published' | 'untaken') => counts.reduce((total, count) => total + count[name], 0);
    return { published: sum('published'), untaken: sum('untaken') };
  };
