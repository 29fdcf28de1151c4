import type { ContextManifest } from '../../../shared/manifest/context.ts';

const probe = (file: string) => `../../../test/support/local-host/probe/${file}`;
const harmless = { timeoutSeconds: 5, grants: [], impactIfDead: 'A test fails' } as const;

/** A context that shows what the local host does with each kind of trigger; its entries lie beside this file. */
export const probeContext: ContextManifest = {
  name: 'probe',
  http: {
    ...harmless,
    grants: ['records:write'],
    entry: probe('echo.http.ts'),
    fallback: true,
    routes: [
      { method: 'GET', path: '/probe/echo/{id}', public: true },
      { method: 'POST', path: '/probe/echo/{id}', public: true },
      { method: 'GET', path: '/probe/guarded' },
      { method: 'POST', path: '/probe/items/{id}', public: true },
      { method: 'GET', path: '/probe/items/{id}', public: true },
    ],
  },
  queues: { notes: { ...harmless, entry: probe('note.queue.ts'), subscribesTo: ['probe.made.v1'] } },
  schedules: { tick: { ...harmless, entry: probe('tick.schedule.ts'), every: 'rate(1 minute)' } },
  streams: {
    relay: {
      ...harmless,
      entry: probe('relay.stream.ts'),
      batchSize: 10,
      filters: [{ dynamodb: { NewImage: { events: { S: [{ exists: true }] } } } }],
    },
  },
  deadLetters: { ...harmless, entry: probe('dead-letter.queue.ts') },
};
