import { contexts } from '../../../functions/contexts.ts';
import { TicketSubmitted } from '../../../functions/service/contract/events.ts';
import type { ContextManifest } from '../../../shared/manifest/context.ts';
import { routes } from './routes.ts';

/** This folder, as seen from the `entry/` of a context. */
const HERE = '../../../test/deploy/second';

/** The functions of all queues have more memory, so that each of them is replaced while messages are on their way. */
const larger = ({ queues, ...context }: ContextManifest): ContextManifest => ({
  ...context,
  ...(queues && {
    queues: Object.fromEntries(
      Object.entries(queues).map(([name, queue]) => [name, { ...queue, memoryMb: (queue.memoryMb ?? 512) + 128 }]),
    ),
  }),
});

/** The routes of `service` have changed code. */
const changed = ({ http, ...context }: ContextManifest): ContextManifest => ({
  ...context,
  ...(http && { http: context.name === 'service' ? { ...http, entry: `${HERE}/service.http.ts` } : http }),
});

/** A context that was not there before: it hears of new tickets, and answers at a route of its own. */
const watch: ContextManifest = {
  name: 'watch',
  http: {
    entry: `${HERE}/watch.http.ts`,
    routes: Object.values(routes),
    timeoutSeconds: 10,
    grants: ['records:read'],
    impactIfDead: 'Nobody sees which tickets were watched',
  },
  queues: {
    'watch-tickets': {
      entry: `${HERE}/watch-tickets.queue.ts`,
      subscribesTo: [TicketSubmitted.type],
      timeoutSeconds: 20,
      grants: ['records:write'],
      impactIfDead: 'New tickets are not watched',
    },
  },
};

/** What a next release could be, deployed over the data of this one. */
export const secondRelease: readonly ContextManifest[] = [...contexts.map(larger).map(changed), watch];
