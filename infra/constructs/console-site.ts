import { Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import type { CfnApi } from 'aws-cdk-lib/aws-apigatewayv2';
import {
  AllowedMethods,
  CachePolicy,
  Distribution,
  Function as EdgeFunction,
  FunctionCode,
  FunctionEventType,
  FunctionRuntime,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  HttpVersion,
  OriginRequestPolicy,
  PriceClass,
  ResponseHeadersPolicy,
  S3OriginAccessControl,
  ViewerProtocolPolicy,
  type BehaviorOptions,
  type ResponseSecurityHeadersBehavior,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin, S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, ObjectOwnership } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import {
  contentSecurityPolicy,
  HSTS_SECONDS,
  PERMISSIONS_POLICY,
  PUBLIC_FORM_PAGE,
  type Origins,
} from '../config/console-headers.ts';
import type { Settings } from '../config/settings.ts';
import { VIEWER_ADDRESS_HEADER } from '../../shared/lambda/viewer-address.ts';

export interface ConsoleSiteProps {
  readonly settings: Settings;
  readonly api: CfnApi;
  readonly origins: Origins;
}

/** A path of the console itself, which has no dot in its last part, is its page; the public form has one of its own. */
const PAGES = `function handler(event) {
  var request = event.request;
  if (request.uri === '${PUBLIC_FORM_PAGE.replace('.html', '')}') request.uri = '${PUBLIC_FORM_PAGE}';
  else if (request.uri.split('/').pop().indexOf('.') < 0) request.uri = '/index.html';
  return request;
}
`;

/**
 * Tells the API who the viewer is. No origin request policy can: those that add a header of CloudFront's own forward the viewer's
 * `Host` too, which the API does not answer to, or else not the viewer's token.
 */
const VIEWERS = `function handler(event) {
  event.request.headers['${VIEWER_ADDRESS_HEADER}'] = { value: event.viewer.ip };
  return event.request;
}
`;

/** What CloudFront would keep for ten seconds, whatever its origin says of keeping it. */
const KEPT_ERRORS = [404, 405, 414, 500, 501, 502, 503, 504];

/** No web site of S3's own; the CDK's type of a bucket leaves that open, and its type of an origin asks. */
class FilesOfPages extends Bucket {
  override get isWebsite(): boolean {
    return false;
  }
}

/**
 * The console's address: its files from S3, `/v1` from the API, one origin for the browser. Empty until the console's own
 * stack has put the files there. It costs by the request, and nothing at rest.
 */
export class ConsoleSite extends Construct {
  readonly bucket: FilesOfPages;
  readonly distribution: Distribution;
  /** Of the browser's address bar, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string, { settings, api, origins }: ConsoleSiteProps) {
    super(scope, id);
    const { prefix } = settings;
    // CloudFront's names are unique in an account, not in a region of it.
    const named = (name: string) => `${prefix}-${Stack.of(this).region}-${name}`;
    this.bucket = new FilesOfPages(this, 'Bucket', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // The console's stack takes its files away before this goes.
      removalPolicy: RemovalPolicy.DESTROY,
    });
    Validations.of(this.bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason: 'It holds what every browser gets without a token: who fetched the program tells nothing.',
    });

    const pages = new EdgeFunction(this, 'Pages', {
      functionName: named('console-pages'),
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(PAGES),
    });
    const viewers = new EdgeFunction(this, 'Viewers', {
      functionName: named('console-viewers'),
      runtime: FunctionRuntime.JS_2_0,
      code: FunctionCode.fromInline(VIEWERS),
    });
    const files = S3BucketOrigin.withOriginAccessControl(this.bucket, {
      originAccessControl: new S3OriginAccessControl(this, 'Access', { originAccessControlName: named('console') }),
    });
    const fromBucket = (headers: ResponseHeadersPolicy): BehaviorOptions => ({
      origin: files,
      viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
      cachePolicy: CachePolicy.CACHING_OPTIMIZED,
      compress: true,
      responseHeadersPolicy: headers,
      functionAssociations: [{ function: pages, eventType: FunctionEventType.VIEWER_REQUEST }],
    });
    const embedded = fromBucket(this.headers('FormHeaders', named('form'), contentSecurityPolicy(origins, '*')));
    this.distribution = new Distribution(this, 'Distribution', {
      comment: `${prefix}: console and API`,
      priceClass: PriceClass.PRICE_CLASS_ALL,
      httpVersion: HttpVersion.HTTP2_AND_3,
      enableIpv6: true,
      defaultBehavior: fromBucket(
        this.headers('Headers', named('console'), contentSecurityPolicy(origins), HeadersFrameOption.DENY),
      ),
      additionalBehaviors: {
        '/v1/*': {
          origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.attrApiEndpoint))),
          viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
          allowedMethods: AllowedMethods.ALLOW_ALL,
          cachePolicy: CachePolicy.CACHING_DISABLED,
          originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
          functionAssociations: [{ function: viewers, eventType: FunctionEventType.VIEWER_REQUEST }],
        },
        [PUBLIC_FORM_PAGE]: embedded,
        [PUBLIC_FORM_PAGE.replace('.html', '')]: embedded,
      },
      // Without a page: the body is the API's.
      errorResponses: KEPT_ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
    });
    this.url = Fn.join('', ['https://', this.distribution.distributionDomainName]);
    Validations.of(this.distribution).acknowledge(
      { id: 'AwsSolutions-CFR1', reason: 'Whom a company serves, and from where, is for the company to restrict.' },
      {
        id: 'AwsSolutions-CFR2',
        reason: 'A web ACL costs $5 a month at rest; the gateway throttles, and reads ask for a token.',
      },
      {
        id: 'AwsSolutions-CFR3',
        reason: 'Access logs need a bucket that grows; each request of the API has its line already.',
      },
      {
        id: 'AwsSolutions-CFR4',
        reason: 'The certificate of cloudfront.net allows no other choice; a domain of its own does.',
      },
    );
  }

  private headers(id: string, name: string, policy: string, frameOption?: HeadersFrameOption): ResponseHeadersPolicy {
    const securityHeadersBehavior: ResponseSecurityHeadersBehavior = {
      contentSecurityPolicy: { contentSecurityPolicy: policy, override: true },
      contentTypeOptions: { override: true },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override: true },
      strictTransportSecurity: {
        accessControlMaxAge: Duration.seconds(HSTS_SECONDS),
        includeSubdomains: true,
        override: true,
      },
      ...(frameOption && { frameOptions: { frameOption, override: true } }),
    };
    return new ResponseHeadersPolicy(this, id, {
      responseHeadersPolicyName: name,
      securityHeadersBehavior,
      customHeadersBehavior: {
        customHeaders: [{ header: 'Permissions-Policy', value: PERMISSIONS_POLICY, override: true }],
      },
    });
  }
}
