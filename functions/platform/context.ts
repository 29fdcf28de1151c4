import type { ContextManifest } from '../../shared/manifest/context.ts';
import { LetterErasureWanted } from '../customers/contract/erasure-events.ts';
import { routes } from './contract/routes.ts';

/** What carries the others: the relay of events, the timers, the dead letters, the API's own page. No business word. */
export const manifest: ContextManifest = {
  name: 'platform',
  http: {
    entry: 'api.http.ts',
    routes: Object.values(routes),
    fallback: true,
    files: {
      'docs/openapi.json': './docs/openapi.json',
      'docs/swagger-ui-bundle.js': 'swagger-ui-dist/swagger-ui-bundle.js',
      'docs/swagger-ui.css': 'swagger-ui-dist/swagger-ui.css',
    },
    timeoutSeconds: 25,
    grants: ['records:read', 'records:write', 'directory:read', 'queues:send', 'events:publish'],
    impactIfDead: 'Dead letters cannot be seen or replayed',
  },
  queues: {
    'erase-letters': {
      entry: 'erase-letters.queue.ts',
      subscribesTo: [LetterErasureWanted.type],
      batchSize: 1,
      timeoutSeconds: 60,
      grants: ['records:read', 'records:write'],
      impactIfDead: 'Dead letters keep what they say of customers who were erased',
    },
  },
  streams: {
    'relay-events': {
      entry: 'relay-events.stream.ts',
      batchSize: 100,
      filters: [{ dynamodb: { NewImage: { events: { S: [{ exists: true }] } } } }],
      timeoutSeconds: 30,
      // To the dead letters, where it sets aside what cannot be published, the trigger of a stream may send anyway.
      grants: ['events:publish'],
      impactIfDead: 'Nothing that happens reaches any other step: no routing, no mail, no counting',
    },
  },
  schedules: {
    'sweep-due': {
      entry: 'sweep-due.schedule.ts',
      every: 'rate(1 minute)',
      timeoutSeconds: 50,
      grants: ['due:read', 'events:publish'],
      impactIfDead: 'Nothing escalates, no report is made on time',
    },
  },
  deadLetters: {
    entry: 'file-dead-letters.queue.ts',
    timeoutSeconds: 20,
    grants: ['records:read', 'records:write'],
    impactIfDead: 'What nobody could settle is seen by nobody, and forgotten after 14 days',
  },
};
