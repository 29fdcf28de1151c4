import { createWriteStream } from 'node:fs';
import { createServer } from 'node:http';
import { join, resolve } from 'node:path';
import type { ContextManifest } from '../../shared/manifest/context.ts';
import { consoleBuilt } from '../console-build.ts';
import { aside } from './aside.ts';
import { openAuthorizers } from './authorizer.ts';
import { startBundles } from './bundles.ts';
import { endStaleChildren } from './children.ts';
import { startCognito } from './cognito.ts';
import { startDynamoDB } from './dynamodb.ts';
import { shaped } from './foreign.ts';
import { atHome, front } from './front.ts';
import { gateway } from './gateway.ts';
import { startLambda } from './lambda.ts';
import { startMail } from './mail.ts';
import { startMessaging } from './messaging.ts';
import { planOf } from './plan.ts';
import { assertFree, HOST, listen, portFor } from './ports.ts';
import { describer, REGION } from './resources.ts';
import { seedWith, type SeededPerson } from './seeding.ts';
import { openState } from './state.ts';
import { relayedTo, startSources } from './sources.ts';
import { resolveTemplates } from './template.ts';

export interface HostOptions {
  /** 0: any free port, the same again at the next start. */
  readonly port: number;
  /** Where all of the deployment's data lives. */
  readonly stateFolder: string;
  /** Forgets what is there and begins anew. */
  readonly fresh: boolean;
  /** Others than the project's own contexts, for tests. */
  readonly contexts?: readonly ContextManifest[];
  /** A module that exports `seed`; false: nothing is seeded. */
  readonly seed?: string | false;
  /** Whether the console is served, built when its sources are newer. */
  readonly console?: boolean;
}

export interface Host {
  readonly baseUrl: string;
  readonly mailboxUrl: string;
  /** The core stack's outputs, by name. */
  readonly outputs: Readonly<Record<string, string>>;
  /** With these in its environment, an AWS SDK speaks to this host. */
  readonly env: Readonly<Record<string, string>>;
  readonly people: readonly SeededPerson[];
  /** Settles with what went wrong when a stand-in ends unasked; the host is of no use then. */
  readonly broken: Promise<string>;
  stop(): Promise<void>;
}

/** Steps to undo, last first. */
const undoing = () => {
  const steps: (() => unknown)[] = [];
  return {
    later: (step: () => unknown) => void steps.push(step),
    /** A part that is to be stopped, also when another one does not start. */
    part: async <Part extends { stop(): Promise<void> }>(starting: Promise<Part>) => {
      const part = await starting;
      steps.push(() => part.stop());
      return part;
    },
    all: async () => {
      for (const step of steps.splice(0).toReversed()) await step();
    },
  };
};

/** What an SDK needs to find the stand-ins, and nothing of the account of whoever sits here. */
const awsEnvironment = (at: { dynamodb: string; messaging: string; mail: string; cognito: string; api: string }) => ({
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_ENDPOINT_URL_DYNAMODB: at.dynamodb,
  AWS_ENDPOINT_URL_DYNAMODB_STREAMS: at.dynamodb,
  AWS_ENDPOINT_URL_SQS: at.messaging,
  AWS_ENDPOINT_URL_SNS: at.messaging,
  AWS_ENDPOINT_URL_S3: at.messaging,
  AWS_ENDPOINT_URL_SESV2: at.mail,
  AWS_ENDPOINT_URL_COGNITO_IDENTITY_PROVIDER: at.cognito,
  AWS_ENDPOINT_URL_APIGATEWAYV2: `${at.api}/_local/apigatewayv2`,
});

/**
 * Starts the whole deployment on loopback. The API's port opens last, when everything is seeded and served.
 * @throws CannotStart for what a person may mend: the port or the folder is taken
 */
export const startHost = async (options: HostOptions): Promise<Host> => {
  const stateFolder = resolve(options.stateFolder);
  if (options.port > 0) await assertFree(options.port);
  const undo = undoing();
  try {
    return await start({ ...options, stateFolder }, undo);
  } catch (error) {
    await undo.all();
    throw error;
  }
};

const start = async (options: HostOptions, undo: ReturnType<typeof undoing>): Promise<Host> => {
  const { stateFolder } = options;
  const built = options.console === true ? consoleBuilt() : undefined;
  built?.catch((error: unknown) => console.error(error instanceof Error ? error.message : error));
  const templates = aside(new URL('./synth.ts', import.meta.url), 'synth', options.contexts);
  templates.catch(() => undefined); // awaited below, when the others are on their way
  const state = await openState(stateFolder, { fresh: options.fresh, beforeUse: () => endStaleChildren(stateFolder) });
  undo.later(() => state.close());
  const log = createWriteStream(join(stateFolder, 'functions.log'), { flags: 'a' });
  undo.later(() => log.end());

  const [dynamodb, messaging, mail] = await Promise.all([
    undo.part(startDynamoDB(state, await portFor(state, 'dynamodb'))),
    undo.part(startMessaging(state, await portFor(state, 'messaging'))),
    undo.part(startMail(state, await portFor(state, 'mail'))),
  ]);

  const apiPort = options.port || (await portFor(state, 'api'));
  const seedPort = await portFor(state, 'seed');
  const baseUrl = `http://${HOST}:${apiPort}`;
  const describe = describer({ api: baseUrl, sqs: messaging.url });
  const resolved = resolveTemplates(shaped(await templates), { region: REGION, accountId: '000000000000', describe });
  const plan = planOf(resolved.resources, describe);
  messaging.create(resolved.resources, describe);
  mail.verify(plan.mailIdentities);

  const bundleFolder = join(stateFolder, 'bundles');
  const [cognito, bundles] = await Promise.all([
    undo.part(
      startCognito(state, await portFor(state, 'cognito'), plan.pools, {
        url: mail.url,
        from: plan.mailIdentities[0] ?? '',
      }),
    ),
    undo.part(
      startBundles({
        entries: plan.functions.map(({ entry }) => entry),
        files: plan.files,
        folder: bundleFolder,
        onChange: () => lambda.reload(),
        onBroken: (complaint) => console.error(`The last code that did build goes on serving.\n${complaint}`),
      }),
    ),
    ...plan.tables.map(({ name, properties }) => dynamodb.createTable(name, properties, relayedTo(state, plan, name))),
  ]);

  const env = awsEnvironment({
    dynamodb: dynamodb.url,
    messaging: messaging.url,
    mail: mail.url,
    cognito: cognito.url,
    api: baseUrl,
  });
  const lambda = startLambda({
    functions: plan.functions,
    fileOf: (entry) => bundles.fileOf(entry),
    env: {
      ...plan.environment,
      ...env,
      TZ: 'UTC',
      LAMBDA_TASK_ROOT: bundleFolder,
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
    },
    log,
  });
  undo.later(() => lambda.stop());

  const stopSources = startSources({ plan, state, dynamodb, messaging, lambda });
  undo.later(stopSources);

  const outputs = Object.fromEntries(
    Object.values(resolved.outputs)
      .flatMap((own) => Object.entries(own))
      .map(([name, value]) => [name, atHome(value, baseUrl)]),
  );
  const authorizers = openAuthorizers(state, plan.authorizers, cognito.keys.public);
  let people: readonly SeededPerson[] = [];
  const serve = gateway({
    apiId: plan.api.id,
    throttle: plan.api.throttle,
    routes: plan.routes,
    authorizers,
    lambda,
    local: front({
      baseUrl,
      filesUrl: messaging.url,
      cognito,
      authorizers,
      outputs,
      env,
      people: () => people,
      ...(built && { built }),
    }),
  });
  const openServer = async (port: number) => {
    const server = createServer({ maxHeaderSize: 10_240, keepAliveTimeout: 60_000 }, serve);
    await listen(server, port);
    const close = () =>
      new Promise<void>((done) => {
        server.close(() => done());
        server.closeAllConnections();
      });
    return close;
  };

  people = await seedWith(options.seed, {
    baseUrl: `http://${HOST}:${seedPort}`,
    outputs,
    env,
    open: () => openServer(seedPort),
  });
  undo.later(await openServer(apiPort));
  return {
    baseUrl,
    mailboxUrl: mail.url,
    outputs,
    env,
    people,
    broken: Promise.race([
      dynamodb.ended.then(() => `DynamoDB's stand-in has ended; see ${stateFolder}/dynamodb.log`),
      cognito.ended.then(() => `Cognito's stand-in has ended; see ${stateFolder}/cognito.log`),
    ]),
    stop: undo.all,
  };
};
