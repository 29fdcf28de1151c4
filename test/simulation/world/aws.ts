import { UsernameExistsException, UserNotFoundException } from '@aws-sdk/client-cognito-identity-provider';
import {
  DynamoDBServiceException,
  TransactionCanceledException,
  TransactionConflictException,
} from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import type { Operation } from '../../support/fake-dynamo/requests.ts';
import type { Fault } from './faults.ts';
import { fileRequests } from './files.ts';
import { here, type Invocation } from './here.ts';

/** What the table's commands are called in its protocol. */
export const tableOperations: Readonly<Record<string, Operation>> = {
  Get: 'GetItem',
  BatchGet: 'BatchGetItem',
  Query: 'Query',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  TransactWrite: 'TransactWriteItems',
};

const command = z.looseObject({ input: z.record(z.string(), z.unknown()) });

const publishBatch = z.strictObject({
  TopicArn: z.string(),
  PublishBatchRequestEntries: z
    .array(
      z.strictObject({
        Id: z.string(),
        Message: z.string(),
        MessageAttributes: z.strictObject({
          type: z.strictObject({ DataType: z.literal('String'), StringValue: z.string() }),
        }),
      }),
    )
    .min(1)
    .max(10),
});
const sendMessage = z.strictObject({ QueueUrl: z.string(), MessageBody: z.string().min(1) });
const sendEmail = z.looseObject({
  Destination: z.strictObject({ ToAddresses: z.tuple([z.string()]) }),
  Content: z.looseObject({
    Simple: z.looseObject({
      Subject: z.looseObject({ Data: z.string() }),
      Headers: z.array(z.strictObject({ Name: z.string(), Value: z.string() })),
    }),
  }),
});
const namesUser = z.looseObject({ UserPoolId: z.literal('sim_pool'), Username: z.string() });

/** What happens at AWS when a request has arrived there. */
const carryOut = (
  me: Invocation,
  name: string,
  input: Record<string, unknown>,
  { fault, faultsBefore }: { fault: Fault | undefined; faultsBefore: number },
): unknown => {
  const { world } = me;
  const operation = tableOperations[name];
  if (operation) return world.request(me, operation, input, fault);
  const ofFiles = fileRequests[name];
  if (ofFiles) return ofFiles(world, input);
  switch (name) {
    case 'PublishBatch':
      return world.topic.publish(
        publishBatch.parse(input).PublishBatchRequestEntries.map(({ Id, Message, MessageAttributes: { type } }) => ({
          id: Id,
          body: Message,
          type: type.StringValue,
        })),
        fault === 'partial answer',
      );
    case 'SendMessage': {
      const { QueueUrl, MessageBody } = sendMessage.parse(input);
      world.queueAt(QueueUrl).send(MessageBody);
      return {};
    }
    case 'SendEmail': {
      const { Destination, Content } = sendEmail.parse(input);
      const { Subject, Headers } = Content.Simple;
      const header = (wanted: string) => Headers.find(({ Name }) => Name === wanted)?.Value;
      world.mails.push({
        id: header('X-Rapport-Message') ?? '',
        to: Destination.ToAddresses[0],
        subject: Subject.Data,
        thread: header('References'),
        by: me,
        faultsBefore,
      });
      return { MessageId: `ses-${world.mails.length}` };
    }
    case 'AdminCreateUser': {
      const { Username } = namesUser.parse(input);
      if (world.users.has(Username)) throw new UsernameExistsException({ message: 'there', $metadata: {} });
      world.users.set(Username, { id: `sub-of-${Username}`, active: true });
      return {};
    }
    case 'AdminGetUser':
    case 'AdminEnableUser':
    case 'AdminDisableUser': {
      const { Username } = namesUser.parse(input);
      const user = world.users.get(Username) ?? [...world.users.values()].find(({ id }) => id === Username);
      if (!user) throw new UserNotFoundException({ message: 'not there', $metadata: {} });
      if (name !== 'AdminGetUser') user.active = name === 'AdminEnableUser';
      return { UserAttributes: [{ Name: 'sub', Value: user.id }], Enabled: user.active };
    }
    default:
      throw new Error(`the simulated AWS does not know ${name}`);
  }
};

const ofAnyCall = [
  'crash before an effect',
  'crash after an effect',
  'call throttled',
  'answer lost',
  'sent twice by the client',
  'slow call',
] as const;
const ofSomeCalls: Readonly<Record<string, readonly Fault[]>> = {
  Query: ['short page'],
  BatchGet: ['partial answer'],
  PublishBatch: ['partial answer'],
  Put: ['transaction conflict'],
  Delete: ['transaction conflict'],
  TransactWrite: ['transaction conflict'],
};

const failure = (name: string) =>
  new DynamoDBServiceException({ name, $fault: 'server', message: name, $metadata: {} });

const conflict = (name: string, input: Record<string, unknown>) =>
  name === 'TransactWrite'
    ? new TransactionCanceledException({
        message: 'conflict',
        $metadata: {},
        CancellationReasons: z
          .array(z.unknown())
          .parse(input['TransactItems'])
          .map((_, n) => ({ Code: n === 0 ? 'TransactionConflict' : 'None' })),
      })
    : new TransactionConflictException({ message: 'conflict', $metadata: {} });

type Answer = { readonly value: unknown } | { readonly thrown: unknown };

const attempt = (run: () => unknown): Answer => {
  try {
    return { value: run() };
  } catch (thrown) {
    return { thrown };
  }
};

const told = (answer: Answer) => ('value' in answer ? 'ok' : answer.thrown instanceof Error ? answer.thrown.name : '?');

const carry = async (sent: object): Promise<unknown> => {
  const me = here();
  const { world } = me;
  const name = sent.constructor.name.replace(/Command$/, '');
  const { input } = command.parse(sent);
  if (me.dead) return world.never();
  const fault = me.fragile ? world.faults.oneOf([...ofAnyCall, ...(ofSomeCalls[name] ?? [])]) : undefined;
  const faultsBefore = me.struck.length;
  if (fault) me.struck.push(fault);
  const say = (what: string) =>
    world.tell(me.name, () => `${name} ${world.brief(input)} ${what}${fault ? ` [${fault}]` : ''}`);

  if (fault === 'crash before an effect') {
    say('not sent');
    world.kill(me, fault);
    return world.never();
  }
  // Once it is on its way, a request arrives, whatever becomes of the function.
  await world.agenda.passes(fault === 'slow call' ? world.random.between(1_000, 25_000) : world.random.between(1, 12));
  if (fault === 'call throttled' || fault === 'transaction conflict') {
    say('refused');
    await world.aliveAfter(me, 5);
    throw fault === 'call throttled' ? failure('ThrottlingException') : conflict(name, input);
  }
  const arrive = () => attempt(() => carryOut(me, name, input, { fault, faultsBefore }));
  let answer = arrive();
  // The token that the client sends with a transaction makes AWS recognize its repeat; nothing else has one.
  if (fault === 'sent twice by the client' && name !== 'TransactWrite') {
    await world.agenda.passes(world.random.between(1, 300));
    answer = arrive();
  }
  say(told(answer));
  if (fault === 'crash after an effect') world.kill(me, fault);
  await world.aliveAfter(me, world.random.between(1, 12));
  if (fault === 'answer lost') throw failure('TimeoutError');
  if ('thrown' in answer) throw answer.thrown;
  return answer.value;
};

/** A call of any AWS client: on its way, carried out, and on its way back, with what can go wrong on each leg. */
export const send = async (sent: object): Promise<unknown> => {
  const { waits } = here();
  const call = {};
  waits.add(call);
  try {
    return await carry(sent);
  } finally {
    waits.delete(call);
  }
};
