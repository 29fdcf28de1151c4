import { Duration, Fn, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib/core';
import {
  AccountRecovery,
  CfnUserPoolDomain,
  FeaturePlan,
  Mfa,
  OAuthScope,
  ResourceServerScope,
  UserPool,
  UserPoolClientIdentityProvider,
  type UserPoolClient,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { CALLBACK_PATH, SIGNED_OUT_PATH } from '../config/console-headers.ts';
import type { Settings } from '../config/settings.ts';

/** Who may ask: people sign in with e-mail and password, machines with client credentials for the scope `rapport/api`. */
export class SignIn extends Construct {
  readonly userPool: UserPool;
  /** As it stands in `iss` of a token. */
  readonly issuer: string;
  /** Where a machine exchanges its credentials for a token. */
  readonly tokenUrl: string;
  /** Of the sign-in pages, without a slash at the end. */
  readonly url: string;
  readonly #prefix: string;

  constructor(scope: Construct, id: string, { prefix, production }: Settings) {
    super(scope, id);
    this.#prefix = prefix;
    this.userPool = new UserPool(this, 'UserPool', {
      userPoolName: prefix,
      featurePlan: FeaturePlan.LITE,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      selfSignUpEnabled: false,
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      passwordPolicy: {
        minLength: 12,
        requireLowercase: true,
        requireUppercase: true,
        requireDigits: true,
        requireSymbols: true,
        tempPasswordValidity: Duration.days(7),
      },
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      deletionProtection: production,
      removalPolicy: production ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    Validations.of(this.userPool).acknowledge(
      {
        id: 'AwsSolutions-COG2',
        reason: "A second factor is everyone's choice: a company that demands one federates its own directory.",
      },
      { id: 'AwsSolutions-COG8', reason: 'Threat protection needs the Plus plan, at $0.02 a person and month.' },
    );

    this.userPool.addResourceServer('Scopes', {
      identifier: 'rapport',
      scopes: [new ResourceServerScope({ scopeName: 'api', scopeDescription: 'Use the API as a machine' })],
    });
    // Prefixes are unique in a region of all AWS, hence the account.
    const domain = new CfnUserPoolDomain(this, 'Domain', {
      userPoolId: this.userPool.userPoolId,
      domain: Fn.sub(`${prefix}-\${AWS::AccountId}`),
    });
    this.issuer = Fn.sub('https://cognito-idp.${AWS::Region}.amazonaws.com/${Pool}', {
      Pool: this.userPool.userPoolId,
    });
    this.url = Fn.join('', ['https://', domain.ref, '.auth.', Stack.of(this).region, '.amazoncognito.com']);
    this.tokenUrl = Fn.join('', [this.url, '/oauth2/token']);
  }

  /**
   * The client of people: by the sign-in pages (code + PKCE) in the console, by password in scripts.
   * @param consoleUrl where the console is, without a slash at the end
   */
  clientOf(consoleUrl: string): UserPoolClient {
    return this.userPool.addClient('Console', {
      userPoolClientName: `${this.#prefix}-console`,
      authFlows: { userPassword: true, userSrp: true },
      oAuth: {
        flows: { authorizationCodeGrant: true },
        scopes: [OAuthScope.OPENID, OAuthScope.EMAIL, OAuthScope.PROFILE],
        callbackUrls: [consoleUrl + CALLBACK_PATH],
        logoutUrls: [consoleUrl + SIGNED_OUT_PATH],
      },
      supportedIdentityProviders: [UserPoolClientIdentityProvider.COGNITO],
      generateSecret: false,
      preventUserExistenceErrors: true,
      enableTokenRevocation: true,
      accessTokenValidity: Duration.hours(1),
      idTokenValidity: Duration.hours(1),
      refreshTokenValidity: Duration.days(30),
    });
  }
}
