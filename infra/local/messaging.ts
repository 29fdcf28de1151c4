import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from 'fauxqs';
import * as z from 'zod';
import { corsHeaders, corsRulesOf, type CorsRules } from './cors.ts';
import type { Message, Queue, Stores } from './fauxqs.ts';
import { shaped } from './foreign.ts';
import { HOST } from './ports.ts';
import { openJournal, type Journal } from './queue-journal.ts';
import { REGION } from './resources.ts';
import type { StateFolder } from './state.ts';
import type { Described, Resource } from './template.ts';

/** SQS, SNS and S3. */
export interface Messaging {
  readonly url: string;
  readonly journal: Journal;
  /** Makes queues, topics, subscriptions and buckets and puts back what was in the queues. */
  create(resources: readonly Resource[], describe: (resource: Resource) => Described): void;
  queueByArn(arn: string): Queue | undefined;
  /** Puts a message of the platform itself into a queue. */
  send(queueArn: string, body: string): void;
  stop(): Promise<void>;
}

/** In bytes: a file is in memory while it comes. */
const LARGEST_FILE = 512 * 1024 ** 2;

/** Takes a file as S3 does: also a large one, and one that its sender calls a form, as curl does. */
const takeAnyFile = (app: ReturnType<typeof buildApp>) => {
  app.addHook('onRequest', async ({ method, headers }) => {
    if (method === 'PUT' && headers['content-type']?.startsWith('application/x-www-form-urlencoded'))
      headers['content-type'] = 'application/octet-stream';
  });
  app.removeContentTypeParser('*');
  app.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: LARGEST_FILE }, (_request, body, done) => {
    done(null, body);
  });
};

/** Lets the pages of other origins in by the rules of each bucket. */
const letBrowsersIn = (app: ReturnType<typeof buildApp>, rules: ReadonlyMap<string, CorsRules>) => {
  app.addHook('onRequest', async ({ method, url, headers }, reply) => {
    const { origin } = headers;
    const own = rules.get(url.split('/')[1] ?? '');
    if (origin === undefined || !own) return undefined;
    const asked = headers['access-control-request-method'];
    const granted = corsHeaders(own, origin, asked ?? method, headers['access-control-request-headers']);
    if (granted) void reply.headers(granted);
    return method === 'OPTIONS' ? reply.code(granted ? 200 : 403).send() : undefined;
  });
};

interface MessageFactory {
  createMessage(body: string): Message;
}

/** A class that fauxqs does not export, though it takes its instances ready-made. */
const classOf = async <Class>(path: string, name: string) => {
  const module: unknown = await import(new URL(path, import.meta.resolve('fauxqs')).href);
  return shaped<Class>(shaped<Record<string, unknown>>(module, name)[name]);
};

const make = async <Made>(path: string, name: string, ...args: unknown[]) => {
  const Class = await classOf<new (...args: unknown[]) => Made>(path, name);
  return new Class(...args);
};

/** A description of an object that was cut off when the host was killed describes nothing that was accepted. */
const dropTornDescriptions = (folder: string) => {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || !entry.name.endsWith('.json')) continue;
    const path = join(entry.parentPath, entry.name);
    if (!entry.name.startsWith('.') && !entry.name.endsWith('.meta.json')) continue;
    try {
      JSON.parse(readFileSync(path, 'utf8'));
    } catch {
      rmSync(path);
    }
  }
};

const queueProperties = z.object({
  VisibilityTimeout: z.number().default(30),
  DelaySeconds: z.number().default(0),
  MessageRetentionPeriod: z.number().default(345_600),
  RedrivePolicy: z.object({ deadLetterTargetArn: z.string(), maxReceiveCount: z.coerce.number() }).optional(),
});

const subscriptionProperties = z.object({
  TopicArn: z.string(),
  Protocol: z.string(),
  Endpoint: z.string(),
  RawMessageDelivery: z.coerce.boolean().optional(),
  FilterPolicy: z.record(z.string(), z.unknown()).optional(),
  FilterPolicyScope: z.string().optional(),
});

/** Starts them on loopback. Messages and files are on disk before their senders have an answer. */
export const startMessaging = async (state: StateFolder, port: number): Promise<Messaging> => {
  const journal = openJournal(state.database);
  const files = join(state.path, 's3');
  const stores: Stores = {
    sqsStore: await make('./sqs/sqsStore.js', 'SqsStore'),
    snsStore: await make('./sns/snsStore.js', 'SnsStore'),
    s3Store: await make('./s3/s3Store.js', 'S3Store'),
  };
  const { sqsStore, snsStore, s3Store } = stores;
  const factory = await classOf<MessageFactory>('./sqs/sqsStore.js', 'SqsStore');
  const disk = await make<NonNullable<typeof s3Store.persistence> & { loadS3(store: typeof s3Store): void }>(
    './s3/fileS3Persistence.js',
    'FileS3Persistence',
    files,
  );
  dropTornDescriptions(files);
  disk.loadS3(s3Store);
  s3Store.persistence = disk;
  Object.assign(sqsStore, { host: '' }); // queue URLs then carry the address that the client asked at
  const app = buildApp({ logger: false, defaultRegion: REGION, stores });
  takeAnyFile(app);
  const corsRules = new Map<string, CorsRules>();
  letBrowsersIn(app, corsRules);
  await app.listen({ port, host: HOST });
  const url = `http://${HOST}:${port}`;

  const makers: Readonly<Record<string, (resource: Resource, described: Described) => void>> = {
    'AWS::S3::Bucket': ({ properties }, { ref }) => {
      corsRules.set(ref, corsRulesOf(properties));
      if (!s3Store.hasBucket(ref)) s3Store.createBucket(ref);
    },
    'AWS::SQS::Queue': ({ properties }, { ref, attributes: { QueueName = '', Arn = '' } }) => {
      const { RedrivePolicy, ...numbers } = queueProperties.parse(properties);
      sqsStore.createQueue(QueueName, ref, Arn, {
        ...Object.fromEntries(Object.entries(numbers).map(([name, value]) => [name, String(value)])),
        ...(RedrivePolicy && { RedrivePolicy: JSON.stringify(RedrivePolicy) }),
      });
    },
    'AWS::SNS::Topic': (_, { attributes }) =>
      void snsStore.createTopic(attributes['TopicName'] ?? '', {}, undefined, REGION),
    'AWS::SNS::Subscription': ({ properties }) => {
      const { TopicArn, Protocol, Endpoint, ...options } = subscriptionProperties.parse(properties);
      if (Protocol === 'email') return; // the operator's alarms: a laptop has none
      if (Protocol !== 'sqs') throw new Error(`the local host subscribes queues only, not ${Protocol}`);
      snsStore.subscribe(TopicArn, 'sqs', Endpoint, {
        ...(options.RawMessageDelivery && { RawMessageDelivery: 'true' }),
        ...(options.FilterPolicy && { FilterPolicy: JSON.stringify(options.FilterPolicy) }),
        ...(options.FilterPolicyScope && { FilterPolicyScope: options.FilterPolicyScope }),
      });
    },
  };

  return {
    url,
    journal,
    queueByArn: (arn) => sqsStore.getQueueByArn(arn),
    send: (arn, body) => sqsStore.getQueueByArn(arn)?.enqueue(factory.createMessage(body)),
    create: (resources, describe) => {
      for (const [type, maker] of Object.entries(makers))
        for (const resource of resources) if (resource.type === type) maker(resource, describe(resource));
      for (const { queue, message } of journal.restore()) sqsStore.getQueueByName(queue)?.enqueue(message);
      // Only now: what was restored is in the journal already.
      Object.assign(sqsStore, { persistence: journal });
      for (const queue of sqsStore.allQueues()) Object.assign(queue, { persistence: journal });
    },
    stop: async () => {
      await app.close();
    },
  };
};
