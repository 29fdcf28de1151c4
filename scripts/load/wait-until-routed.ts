import { setTimeout as sleep } from 'node:timers/promises';
import * as z from 'zod';
import { reasonIn, type Api } from './api.ts';
import { atOnce } from './at-once.ts';

const routedTicket = z.looseObject({ departmentId: z.string().optional() });

export interface Routed {
  /** Tickets by the department that has them. */
  readonly departments: ReadonlyMap<string, number>;
  /** Those that no department got in time. */
  readonly waiting: readonly string[];
}

/**
 * Looks at tickets until each has a department, or none has got one for a while.
 * @throws when the caller may not see them
 */
export const waitUntilRouted = async (
  api: Api,
  ids: readonly string[],
  { most, onRouted, patienceMs = 120_000 }: { most: number; onRouted: () => void; patienceMs?: number },
): Promise<Routed> => {
  const departments = new Map<string, number>();
  let waiting = ids;
  let lastRouted = Date.now();
  while (waiting.length > 0 && Date.now() - lastRouted < patienceMs) {
    const still: string[] = [];
    await atOnce(most, waiting, async (id) => {
      const answer = await api.call('GET', `/v1/tickets/${id}`);
      if (answer.status !== 200) throw new Error(`Where the tickets went cannot be seen (${reasonIn(answer)}).`);
      const { departmentId } = routedTicket.parse(answer.body);
      if (departmentId === undefined) return void still.push(id);
      departments.set(departmentId, (departments.get(departmentId) ?? 0) + 1);
      lastRouted = Date.now();
      onRouted();
    });
    if (still.length === waiting.length) await sleep(500);
    waiting = still;
  }
  return { departments, waiting };
};
