import type { ContextManifest } from '../../shared/manifest/context.ts';

/** One context with every kind of trigger and every grant, so that each assertion has something that could break it. */
export const probe: ContextManifest = {
  name: 'probe',
  http: {
    entry: 'api.http.ts',
    timeoutSeconds: 20,
    grants: ['records:read', 'records:write', 'directory:read', 'files:read', 'users:manage'],
    impactIfDead: 'Nobody can read or write probes',
    fallback: true,
    routes: [
      { method: 'GET', path: '/v1/probes' },
      { method: 'GET', path: '/v1/probes/{id}' },
      { method: 'POST', path: '/v1/public/probes', public: true },
    ],
  },
  queues: {
    sorting: {
      entry: 'sort-probe.queue.ts',
      timeoutSeconds: 20,
      subscribesTo: ['probe.taken.v1', 'probe.moved.v1'],
      grants: ['records:read', 'records:write', 'mail:send'],
      impactIfDead: 'New probes are not sorted',
    },
    counting: {
      entry: 'count-probe.queue.ts',
      timeoutSeconds: 60,
      memoryMb: 1024,
      subscribesTo: ['probe.taken.v1'],
      batchSize: 100,
      batchWindowSeconds: 5,
      maxConcurrency: 4,
      grants: ['records:write', 'files:write'],
      impactIfDead: 'Reports miss new probes',
    },
  },
};

/** A second one, so that what must not be shared is seen to be apart. */
export const platformProbe: ContextManifest = {
  name: 'platform',
  schedules: {
    sweeper: {
      entry: 'sweep.schedule.ts',
      timeoutSeconds: 50,
      every: 'rate(1 minute)',
      grants: ['due:read', 'events:publish', 'heads:write'],
      impactIfDead: 'Nothing that is late escalates',
    },
  },
  streams: {
    relay: {
      entry: 'relay.stream.ts',
      timeoutSeconds: 30,
      batchSize: 100,
      filters: [{ dynamodb: { NewImage: { events: { S: [{ exists: true }] } } } }],
      grants: ['events:publish', 'queues:send'],
      impactIfDead: 'No event leaves the table',
    },
  },
  deadLetters: {
    entry: 'file-dead-letter.queue.ts',
    timeoutSeconds: 30,
    grants: ['records:write', 'heads:read'],
    impactIfDead: 'Failed work is forgotten after 14 days',
  },
};
