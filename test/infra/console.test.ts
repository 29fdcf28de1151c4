import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { AwsSolutionsChecks } from 'cdk-nag';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildApp } from '../../infra/app.ts';
import { contentSecurityPolicy } from '../../infra/config/console-headers.ts';
import { VIEWER_ADDRESS_HEADER } from '../../shared/lambda/viewer-address.ts';
import {
  list,
  objectIn,
  objectOf,
  statementsIn,
  synthesize,
  text,
  type Json,
  type Synthesized,
} from './synthesized.ts';

let folder = '';
let dev: Synthesized;

beforeAll(() => {
  // What a build leaves, as far as the stack looks at it.
  folder = mkdtempSync(join(tmpdir(), 'rapport-console-'));
  mkdirSync(join(folder, 'assets'));
  mkdirSync(join(folder, '.vite'));
  for (const name of ['index.html', 'assets/index-1a2b3c4d.js', '.vite/manifest.json'])
    writeFileSync(join(folder, name), '');
  dev = synthesize({ console: () => folder });
});

afterAll(() => rmSync(folder, { recursive: true }));

/** Any value as text, its intrinsics read. */
const read = (value: Json | undefined) => text(value ?? '');

const distribution = () => {
  const resource = dev.only('AWS::CloudFront::Distribution');
  return { resource, config: objectIn(resource.properties, 'DistributionConfig') };
};

const behaviors = () => {
  const { config } = distribution();
  return [
    ['*', objectIn(config, 'DefaultCacheBehavior')] as const,
    ...list(config['CacheBehaviors']).map((one) => [read(objectOf(one)['PathPattern']), objectOf(one)] as const),
  ];
};

const headersOf = (pattern: string) => {
  const { resource } = distribution();
  const [, behavior] = behaviors().find(([path]) => path === pattern) ?? [];
  const policy = dev.at(behavior?.['ResponseHeadersPolicyId'], resource);
  return objectIn(objectIn(policy.properties, 'ResponseHeadersPolicyConfig'), 'SecurityHeadersConfig');
};

/** The program that sees each request for the paths of a pattern first. */
const codeAt = (pattern: string) => {
  const { resource } = distribution();
  const [, behavior] = behaviors().find(([path]) => path === pattern) ?? [];
  const [one] = list(behavior?.['FunctionAssociations']).map(objectOf);
  expect(one?.['EventType']).toBe('viewer-request');
  return read(dev.at(one?.['FunctionARN'], resource).properties['FunctionCode']);
};

describe('the content security policy', () => {
  const policy = contentSecurityPolicy({ signIn: 'https://sign-in.example', files: 'https://files.example' });

  it('lets nothing in that is inline or evaluated, nor from elsewhere but by fetch from where the API itself sends people', () => {
    expect(policy).not.toMatch(/unsafe|\*/);
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      "img-src 'self' data:",
      "font-src 'self'",
      "connect-src 'self' https://sign-in.example https://files.example",
      "frame-ancestors 'none'",
      "base-uri 'none'",
      "form-action 'self'",
    ]);
  });

  it('lets other sites frame the public form, and nothing else', () => {
    const framed = (path: string) =>
      /frame-ancestors ([^;]+)/.exec(
        read(objectIn(headersOf(path), 'ContentSecurityPolicy')['ContentSecurityPolicy']),
      )?.[1];
    expect([framed('*'), framed('/form'), framed('/form.html')]).toEqual(["'none'", '*', '*']);
    expect(objectIn(headersOf('*'), 'FrameOptions')['FrameOption']).toBe('DENY');
  });
});

describe('the console in the cloud', () => {
  it('is sent with HSTS, nosniff and no referrer', () => {
    expect(headersOf('*')).toMatchObject({
      ContentTypeOptions: { Override: true },
      ReferrerPolicy: { ReferrerPolicy: 'no-referrer', Override: true },
      StrictTransportSecurity: { AccessControlMaxAgeSec: 63_072_000, IncludeSubdomains: true, Override: true },
    });
  });

  it('answers /v1 from the API, with every method and the token, and keeps nothing of it', () => {
    const [, api] = behaviors().find(([path]) => path === '/v1/*') ?? [];
    expect(list(api?.['AllowedMethods'])).toHaveLength(7);
    // AWS's own: caching disabled, and all that the viewer sent but the host.
    expect(api).toMatchObject({
      CachePolicyId: '4135ea2d-6df8-44a3-9df3-4b5a84be39ad',
      OriginRequestPolicyId: 'b689b0a8-53d0-40ab-baf2-68738e2966ac',
      ViewerProtocolPolicy: 'https-only',
    });
  });

  it('tells the API the address of the viewer, whatever the viewer says that it is', () => {
    const headersAfter = (headers: Readonly<Record<string, unknown>>): unknown =>
      runInNewContext(`${codeAt('/v1/*')}; handler({ viewer: { ip: '2001:db8::7' }, request: { headers } }).headers`, {
        headers,
      });
    const authorization = { value: 'Bearer token' };
    const told = { authorization, [VIEWER_ADDRESS_HEADER]: { value: '2001:db8::7' } };
    expect(headersAfter({ authorization })).toEqual(told);
    expect(headersAfter({ authorization, [VIEWER_ADDRESS_HEADER]: { value: '203.0.113.1' } })).toEqual(told);
  });

  it('keeps no error for others either, and leaves its words to the API', () => {
    const { config } = distribution();
    expect(list(config['CustomErrorResponses'])).toEqual(
      [404, 405, 414, 500, 501, 502, 503, 504].map((ErrorCode) => ({ ErrorCode, ErrorCachingMinTTL: 0 })),
    );
  });

  it('shows its files to CloudFront alone', () => {
    const { resource, config } = distribution();
    const origin = list(config['Origins'])
      .map(objectOf)
      .find((one) => one['OriginAccessControlId'] !== undefined);
    expect(dev.at(origin?.['OriginAccessControlId'], resource).type).toBe('AWS::CloudFront::OriginAccessControl');
    const bucket = dev.ofType('AWS::S3::Bucket').find(({ id }) => id.startsWith('Console'));
    expect(bucket?.properties['PublicAccessBlockConfiguration']).toMatchObject({ BlockPublicPolicy: true });
    const policy = dev.ofType('AWS::S3::BucketPolicy').find(({ id }) => id.startsWith('Console'));
    const allowed = statementsIn(policy?.properties['PolicyDocument']).filter(({ Effect }) => Effect === 'Allow');
    expect(allowed).toEqual([
      expect.objectContaining({ Action: 's3:GetObject', Principal: { Service: 'cloudfront.amazonaws.com' } }),
    ]);
  });

  it('is where the sign-in pages send people back to, by code alone', () => {
    const client = dev.only('AWS::Cognito::UserPoolClient');
    expect(client.properties).toMatchObject({
      AllowedOAuthFlows: ['code'],
      AllowedOAuthFlowsUserPoolClient: true,
      GenerateSecret: false,
      SupportedIdentityProviders: ['COGNITO'],
    });
    const domain = /^https:\/\/<ConsoleDistribution\w+\.DomainName>/;
    expect(list(client.properties['CallbackURLs']).map(read)).toEqual([
      expect.stringMatching(new RegExp(`${domain.source}/signed-in$`)),
    ]);
    expect(list(client.properties['LogoutURLs']).map(read)).toEqual([
      expect.stringMatching(new RegExp(`${domain.source}/$`)),
    ]);
  });

  it('finds its page for every path of its own, and leaves files alone', () => {
    const code = codeAt('*');
    const uriOf = (uri: string): unknown => runInNewContext(`${code}; handler({ request: { uri } }).uri`, { uri });
    expect(['/', '/tickets', '/customers/K1', '/signed-in'].map(uriOf)).toEqual(Array(4).fill('/index.html'));
    expect(['/form', '/form.html', '/assets/a-1.js', '/config.json'].map(uriOf)).toEqual([
      '/form.html',
      '/form.html',
      '/assets/a-1.js',
      '/config.json',
    ]);
  });
});

describe('the files of the console', () => {
  const copies = () => dev.ofType('Custom::CDKBucketDeployment').map(({ properties }) => properties);

  it('are kept by browsers for ever when their name has their digest, and asked for each time when not', () => {
    expect(copies().map((one) => [one['DestinationBucketKeyPrefix'] ?? '', objectIn(one, 'SystemMetadata')])).toEqual([
      ['assets/', { 'cache-control': 'public, max-age=31536000, immutable' }],
      ['', { 'cache-control': 'no-cache' }],
    ]);
  });

  it('of the version before stay for whoever has it open', () => {
    expect(copies().map(({ Prune }) => Prune)).toEqual([false, false]);
  });

  it('are not deployed when they are not built', () => {
    expect(synthesize().ofType('Custom::CDKBucketDeployment')).toEqual([]);
  });

  it('come with nothing that cdk-nag finds and nobody has answered', () => {
    const app = buildApp({ contexts: [], bundling: false, console: () => folder });
    expect(new AwsSolutionsChecks(app).validateScope(app).violations).toEqual([]);
  });
});
