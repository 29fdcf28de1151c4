import {
  BatchGetItemCommand,
  DynamoDBClient,
  ExecuteStatementCommand,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { PublishCommand, SNSClient } from '@aws-sdk/client-sns';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { contexts } from '../../functions/contexts.ts';
import { output } from '../../scripts/deployment.ts';
import type { Grant } from '../../shared/manifest/context.ts';
import { ACCOUNT, PREFIX } from './environment.ts';

/** A call, and whether the manifest grants it. */
interface Question {
  readonly what: string;
  readonly granted: boolean;
  readonly ask: () => Promise<unknown>;
}

/** What an error says about a right: these services refuse before they look whether the thing is there. */
export const ANSWERS: Readonly<Record<string, 'allowed' | 'refused'>> = {
  AccessDenied: 'refused',
  AccessDeniedException: 'refused',
  AuthorizationError: 'refused',
  AuthorizationErrorException: 'refused',
  ConditionalCheckFailedException: 'allowed',
  NoSuchKey: 'allowed',
};

const DIRECTORY = 'access#directory';

const key = (pk: string) => ({ pk: { S: pk }, sk: { S: 'question' } });

/**
 * What the role of a function is asked. Nothing of it changes anything, whatever the answer: a write has a condition that
 * never holds, and what would have an effect is asked only of those who may not.
 * @param profile of the SDK, with the function's role
 */
export const questionsTo = (
  profile: string,
  context: string,
  grants: readonly Grant[],
  outputs: Readonly<Record<string, string>>,
): readonly Question[] => {
  const may = (...wanted: Grant[]) => wanted.every((grant) => grants.includes(grant));
  const own = `${context}#question`;
  const others = contexts.map(({ name }) => name).filter((name) => name !== context);
  const ownsDirectory = context === 'access';

  const TableName = output({ outputs }, 'TableName');
  const table = new DynamoDBClient({ profile });
  const get = (pk: string) => () => table.send(new GetItemCommand({ TableName, Key: key(pk) }));
  const batch =
    (...pks: string[]) =>
    () =>
      table.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: pks.map(key) } } }));
  const query = (IndexName: string, attribute: string, pk: string) => () =>
    table.send(
      new QueryCommand({
        TableName,
        IndexName,
        KeyConditionExpression: '#pk = :pk',
        ExpressionAttributeNames: { '#pk': attribute },
        ExpressionAttributeValues: { ':pk': { S: pk } },
      }),
    );
  const put = (pk: string) => () =>
    table.send(new PutItemCommand({ TableName, Item: key(pk), ConditionExpression: 'attribute_exists(pk)' }));
  const statement = `SELECT * FROM "${TableName}" WHERE pk = '${own}'`;

  const Bucket = output({ outputs }, 'BucketName');
  const files = new S3Client({ profile });
  const getFile = (of: string) => () => files.send(new GetObjectCommand({ Bucket, Key: `${of}/question` }));
  const putFile = (of: string) => () =>
    files.send(new PutObjectCommand({ Bucket, Key: `${of}/question`, Body: 'question' }));

  const sender = output({ outputs }, 'MailFrom');
  const Content = { Simple: { Subject: { Data: 'question' }, Body: { Text: { Data: 'question' } } } };
  const mail = (FromEmailAddress: string) => () =>
    new SESv2Client({ profile }).send(
      new SendEmailCommand({ FromEmailAddress, Destination: { ToAddresses: [sender] }, Content }),
    );
  const publish = () =>
    new SNSClient({ profile }).send(
      new PublishCommand({ TopicArn: output({ outputs }, 'TopicArn'), Message: 'question' }),
    );
  const QueueUrl = `${process.env['AWS_ENDPOINT_URL']}/${ACCOUNT}/${PREFIX}-service-route-ticket`;
  const send = () => new SQSClient({ profile }).send(new SendMessageCommand({ QueueUrl, MessageBody: 'question' }));

  const question = (what: string, granted: boolean, ask: Question['ask']): Question => ({ what, granted, ask });
  const onlyIfNotGranted = (grant: Grant, ask: Question['ask']) => (may(grant) ? [] : [question(grant, false, ask)]);
  return [
    question('get of its own', may('records:read'), get(own)),
    question('list of its own', may('records:read'), query('gsi1', 'gsi1pk', own)),
    question('put of its own', may('records:write'), put(own)),
    question('file of its own', may('files:read'), getFile(context)),
    ...others.flatMap((other) => [
      question(`get of ${other}`, false, get(`${other}#question`)),
      question(`list of ${other}`, false, query('gsi1', 'gsi1pk', `${other}#question`)),
      question(`put of ${other}`, false, put(`${other}#question`)),
      question(`batch of its own and ${other}`, false, batch(own, `${other}#question`)),
      question(`file of ${other}`, false, getFile(other)),
      question(`new file of ${other}`, false, putFile(other)),
    ]),
    question('get of the directory', may('directory:read') || (ownsDirectory && may('records:read')), get(DIRECTORY)),
    question('put into the directory', ownsDirectory && may('records:write'), put(DIRECTORY)),
    question(
      'batch of its own and the directory',
      may('records:read') && (ownsDirectory || may('directory:read')),
      batch(own, DIRECTORY),
    ),
    question('list of what is due', may('due:read'), query('due', 'duePk', 'platform#due#0')),
    question('scan', false, () => table.send(new ScanCommand({ TableName, Limit: 1 }))),
    question('PartiQL', false, () => table.send(new ExecuteStatementCommand({ Statement: statement }))),
    question('mail as somebody else', false, mail('somebody@rapport.example')),
    ...onlyIfNotGranted('mail:send', mail(sender)),
    ...onlyIfNotGranted('events:publish', publish),
    ...onlyIfNotGranted('queues:send', send),
    ...onlyIfNotGranted('files:write', putFile(context)),
  ];
};
