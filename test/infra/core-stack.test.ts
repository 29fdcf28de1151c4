import { describe, expect, it } from 'vitest';
import { synthesize, text, objectIn, list, statementsIn, objectOf, type Synthesized } from './synthesized.ts';

const dev = synthesize();
const prod = synthesize({ stage: 'prod', sender: 'crm@example.com', operator: 'ops@example.com' });

/** The only resource of its type that a construct of this name made. */
const made = (app: Synthesized, name: string, type: string) => {
  const [found, ...others] = app.ofType(type).filter(({ id }) => id.startsWith(name));
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} of ${type} are ${name}'s`);
  return found;
};

describe('the table', () => {
  it('has the two sparse indexes, the stream, the TTL and recovery to a point in time', () => {
    const { properties } = dev.only('AWS::DynamoDB::Table');
    expect(properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'pk', KeyType: 'HASH' },
        { AttributeName: 'sk', KeyType: 'RANGE' },
      ],
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    });
    expect(properties['GlobalSecondaryIndexes']).toEqual([
      {
        IndexName: 'gsi1',
        KeySchema: [
          { AttributeName: 'gsi1pk', KeyType: 'HASH' },
          { AttributeName: 'gsi1sk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: ['listed'] },
      },
      {
        IndexName: 'due',
        KeySchema: [
          { AttributeName: 'duePk', KeyType: 'HASH' },
          { AttributeName: 'dueSk', KeyType: 'RANGE' },
        ],
        Projection: { ProjectionType: 'KEYS_ONLY' },
      },
    ]);
  });
});

describe('what is taken away with the stack', () => {
  const kept = [
    ['Records', 'AWS::DynamoDB::Table'],
    ['Files', 'AWS::S3::Bucket'],
    ['SignIn', 'AWS::Cognito::UserPool'],
  ] as const;

  it('is everything in dev, but for the heads of the audit', () => {
    for (const [name, type] of kept) expect([type, made(dev, name, type).deletion]).toEqual([type, 'Delete']);
    expect(made(dev, 'AuditHeads', 'AWS::S3::Bucket').deletion).toBe('Retain');
    expect(dev.only('AWS::DynamoDB::Table').properties['DeletionProtectionEnabled']).not.toBe(true);
    expect(Object.entries(dev.terminationProtection).filter(([, isProtected]) => isProtected)).toEqual([]);
  });

  it('leaves the data in prod, where nothing deletes it by mistake', () => {
    for (const [name, type] of kept) expect([type, made(prod, name, type).deletion]).toEqual([type, 'Retain']);
    expect(made(prod, 'AuditHeads', 'AWS::S3::Bucket').deletion).toBe('Retain');
    expect(prod.only('AWS::DynamoDB::Table').properties['DeletionProtectionEnabled']).toBe(true);
    expect(prod.only('AWS::Cognito::UserPool').properties['DeletionProtection']).toBe('ACTIVE');
    expect(Object.entries(prod.terminationProtection).filter(([, isProtected]) => !isProtected)).toEqual([]);
  });
});

describe('the dead-letter queue', () => {
  const queue = dev.ofType('AWS::SQS::Queue').filter(({ stack }) => stack === 'rapport-dev-core');

  it('is one, keeps letters for 14 days and has none itself', () => {
    expect(queue).toHaveLength(1);
    expect(queue[0]?.properties).toMatchObject({
      QueueName: 'rapport-dev-dead-letters',
      MessageRetentionPeriod: 1_209_600,
      VisibilityTimeout: 360,
    });
    expect(queue[0]?.properties).not.toHaveProperty('RedrivePolicy');
  });

  it('accepts what the topic could not deliver, and from no other topic', () => {
    const policy = dev.ofType('AWS::SQS::QueuePolicy').find(({ stack }) => stack === 'rapport-dev-core');
    const allowed = statementsIn(policy?.properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toHaveLength(1);
    expect(text(objectIn(allowed[0]?.['Condition'], 'ArnEquals')['aws:SourceArn'])).toBe(
      `<${dev.only('AWS::SNS::Topic').id}>`,
    );
  });
});

describe('the buckets', () => {
  it.each(['Files', 'AuditHeads'])('are private and encrypted: %s', (name) => {
    expect(made(dev, name, 'AWS::S3::Bucket').properties).toMatchObject({
      PublicAccessBlockConfiguration: {
        BlockPublicAcls: true,
        BlockPublicPolicy: true,
        IgnorePublicAcls: true,
        RestrictPublicBuckets: true,
      },
      BucketEncryption: {
        ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    });
  });

  it('keeps no earlier version of a file: what an erasure deletes is gone', () => {
    for (const app of [dev, prod])
      expect(made(app, 'Files', 'AWS::S3::Bucket').properties).not.toHaveProperty('VersioningConfiguration');
  });

  it('forget uploads that were never finished', () => {
    expect(made(dev, 'Files', 'AWS::S3::Bucket').properties).toMatchObject({
      LifecycleConfiguration: {
        Rules: [{ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 }, Status: 'Enabled' }],
      },
    });
  });

  it.each(['Files', 'AuditHeads'])('refuse what is not encrypted on its way: %s', (name) => {
    const [statement] = statementsIn(made(dev, name, 'AWS::S3::BucketPolicy').properties['PolicyDocument']);
    expect(statement).toMatchObject({
      Effect: 'Deny',
      Action: 's3:*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    });
  });
});

describe('the heads of the audit', () => {
  const lockOf = (app: Synthesized) => {
    const { properties } = made(app, 'AuditHeads', 'AWS::S3::Bucket');
    expect(properties).toMatchObject({
      ObjectLockEnabled: true,
      VersioningConfiguration: { Status: 'Enabled' },
      ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
    });
    return objectIn(objectIn(properties['ObjectLockConfiguration'], 'Rule'), 'DefaultRetention');
  };

  it('are locked for a year in prod, where not even the owner of the account unlocks them', () => {
    expect(lockOf(prod)).toEqual({ Mode: 'COMPLIANCE', Days: 365 });
  });

  it('are locked for a day elsewhere, so that a trial can be cleared away', () => {
    expect(lockOf(dev)).toEqual({ Mode: 'GOVERNANCE', Days: 1 });
  });

  it('are never forgotten', () => {
    expect(made(prod, 'AuditHeads', 'AWS::S3::Bucket').properties).not.toHaveProperty('LifecycleConfiguration');
  });

  it('are deleted by nobody, so that none hides behind a mark of deletion', () => {
    const policy = made(dev, 'AuditHeads', 'AWS::S3::BucketPolicy').properties['PolicyDocument'];
    expect(statementsIn(policy)).toContainEqual(
      expect.objectContaining({ Effect: 'Deny', Action: 's3:DeleteObject', Principal: { AWS: '*' } }),
    );
  });
});

describe('signing in', () => {
  it('is by e-mail, and nobody makes an account for himself', () => {
    expect(dev.only('AWS::Cognito::UserPool').properties).toMatchObject({
      UsernameAttributes: ['email'],
      UsernameConfiguration: { CaseSensitive: false },
      AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
      Policies: { PasswordPolicy: { MinimumLength: 12 } },
    });
  });

  it('gives the console tokens of an hour and no secret', () => {
    const { properties } = dev.only('AWS::Cognito::UserPoolClient');
    expect(properties).toMatchObject({
      GenerateSecret: false,
      AccessTokenValidity: 60,
      TokenValidityUnits: { AccessToken: 'minutes' },
    });
    expect(list(properties['ExplicitAuthFlows']).map(text).toSorted()).toEqual([
      'ALLOW_REFRESH_TOKEN_AUTH',
      'ALLOW_USER_PASSWORD_AUTH',
      'ALLOW_USER_SRP_AUTH',
    ]);
  });

  it('gives machines the scope rapport/api on a domain of this account', () => {
    expect(dev.only('AWS::Cognito::UserPoolResourceServer').properties).toMatchObject({
      Identifier: 'rapport',
      Scopes: [{ ScopeName: 'api' }],
    });
    expect(text(dev.only('AWS::Cognito::UserPoolDomain').properties['Domain'])).toBe('rapport-dev-${AWS::AccountId}');
  });
});

describe('the API', () => {
  it('lets nobody in but with a token of the user pool for the console', () => {
    const { properties } = dev.only('AWS::ApiGatewayV2::Authorizer');
    const jwt = objectIn(properties, 'JwtConfiguration');
    expect(properties).toMatchObject({ AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'] });
    expect(list(jwt['Audience']).map(text)).toEqual([`<${dev.only('AWS::Cognito::UserPoolClient').id}>`]);
    expect(JSON.stringify(jwt['Issuer'])).toContain('https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}');
    expect(JSON.stringify(jwt['Issuer'])).toContain(dev.only('AWS::Cognito::UserPool').id);
  });

  it('throttles', () => {
    expect(dev.only('AWS::ApiGatewayV2::Stage').properties).toMatchObject({
      StageName: '$default',
      DefaultRouteSettings: { ThrottlingRateLimit: 200, ThrottlingBurstLimit: 400 },
    });
  });
});

describe('settings', () => {
  it('name the sender, whose identity is made', () => {
    expect(dev.only('AWS::SES::EmailIdentity').properties['EmailIdentity']).toBe('rapport@rapport.example');
    expect(prod.only('AWS::SES::EmailIdentity').properties['EmailIdentity']).toBe('crm@example.com');
  });

  it('name the operator, who is then mailed by every alarm', () => {
    expect(dev.ofType('AWS::SNS::Topic')).toHaveLength(1);
    const mail = prod.ofType('AWS::SNS::Subscription').filter(({ properties }) => properties['Protocol'] === 'email');
    expect(mail.map(({ properties }) => properties['Endpoint'])).toEqual(['ops@example.com']);
    for (const { properties } of prod.ofType('AWS::CloudWatch::Alarm')) {
      expect(list(properties['AlarmActions']).map(text)).toEqual([
        'arn:<AWS::Partition>:sns:<AWS::Region>:<AWS::AccountId>:rapport-prod-alarms',
      ]);
    }
  });

  it.each([
    ['stage', { stage: 'Prod' }],
    ['stage', { stage: 'a-stage-too-long' }],
    ['stage', { stage: 'aws' }],
    ['e-mail', { sender: 'nobody' }],
    ['e-mail', { operator: 'Ops <ops@example.com>' }],
  ])('refuse a bad %s: %o', (word, props) => {
    expect(() => synthesize(props)).toThrow(word);
  });

  it('are told by the outputs that scripts and people need', () => {
    expect(Object.keys(dev.outputs)).toEqual(
      expect.arrayContaining([
        'ApiUrl',
        'ApiId',
        'AuthorizerId',
        'TableName',
        'TopicArn',
        'BucketName',
        'HeadsBucketName',
        'UserPoolId',
        'UserPoolClientId',
        'TokenUrl',
        'MailFrom',
        'QueuePrefix',
      ]),
    );
    expect(objectOf(objectOf(dev.outputs['TableName'])['Export'])['Name']).toBe('rapport-dev-TableName');
  });
});
