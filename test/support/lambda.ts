import type { APIGatewayProxyEventV2, Context, SQSEvent, SQSRecord } from 'aws-lambda';

export const lambdaContext: Context = {
  callbackWaitsForEmptyEventLoop: false,
  functionName: 'rapport-test',
  functionVersion: '$LATEST',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:rapport-test',
  memoryLimitInMB: '512',
  awsRequestId: '8b1f6a52-9d2e-4b6e-8a2b-3c1d5e7f9a0b',
  logGroupName: '/aws/lambda/rapport-test',
  logStreamName: 'stream',
  getRemainingTimeInMillis: () => 10_000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

export interface HttpCall {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  /** Sent as JSON; a string is sent as it is. */
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
  /** Claims of the token; none on a public route. */
  readonly claims?: Record<string, string>;
  readonly base64?: boolean;
  readonly address?: string;
}

/** What API Gateway hands over (payload 2.0) once it has matched `routeKey`, `POST /v1/tickets`. */
export const httpEvent = (routeKey: string, call: HttpCall = {}): APIGatewayProxyEventV2 => {
  const [method = '', path = ''] = routeKey.split(' ');
  const { params, query, body, headers = {}, claims, base64 = false, address = '192.0.2.1' } = call;
  const sent = typeof body === 'string' ? body : JSON.stringify(body);
  const requestContext = {
    accountId: '000000000000',
    apiId: 'api',
    domainName: 'api.example',
    domainPrefix: 'api',
    http: { method, path, protocol: 'HTTP/1.1', sourceIp: address, userAgent: 'test' },
    requestId: 'request',
    routeKey,
    stage: '$default',
    time: '02/Mar/2026:09:00:00 +0000',
    timeEpoch: 1_772_442_000_000,
    ...(claims && { authorizer: { principalId: '', integrationLatency: 0, jwt: { claims, scopes: null } } }),
  };
  return {
    version: '2.0',
    routeKey,
    rawPath: path,
    rawQueryString: '',
    headers,
    requestContext,
    isBase64Encoded: base64,
    ...(params && { pathParameters: params }),
    ...(query && { queryStringParameters: query }),
    ...(sent !== undefined && { body: base64 ? Buffer.from(sent).toString('base64') : sent }),
  };
};

/** The claims of a person's access token. */
export const personClaims = (id: string) => ({ sub: id, username: id, token_use: 'access' });

/** The claims of a machine's token. */
export const machineClaims = (id: string) => ({ sub: id, client_id: id, scope: 'rapport/api', token_use: 'access' });

/** What SQS hands to a function: the bodies as records `m0`, `m1`, …; others than texts become JSON. */
export const sqsEvent = (...bodies: readonly unknown[]): SQSEvent => ({
  Records: bodies.map((body, n): SQSRecord => ({
    messageId: `m${n}`,
    receiptHandle: `r${n}`,
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1772442000000',
      SenderId: 'sender',
      ApproximateFirstReceiveTimestamp: '1772442000001',
    },
    messageAttributes: {},
    md5OfBody: '',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:us-east-1:000000000000:rapport-dev-service-route-ticket',
    awsRegion: 'us-east-1',
  })),
});
