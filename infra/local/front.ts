import { consoleFolder } from '../console-build.ts';
import type { Authorizers } from './authorizer.ts';
import type { Cognito } from './cognito.ts';
import { consoleFiles } from './console-files.ts';
import type { GatewayOptions } from './gateway.ts';
import { localApi } from './local-api.ts';
import { CONSOLE_DOMAIN } from './resources.ts';
import type { SeededPerson } from './seeding.ts';
import { signIn } from './sign-in.ts';

export interface FrontOptions {
  readonly baseUrl: string;
  /** Where links to files lead. */
  readonly filesUrl: string;
  readonly cognito: Pick<Cognito, 'client' | 'keys' | 'url'>;
  readonly authorizers: Authorizers;
  readonly outputs: Readonly<Record<string, string>>;
  /** With these in its environment, an AWS SDK speaks to this host. */
  readonly env: Readonly<Record<string, string>>;
  readonly people: () => readonly SeededPerson[];
  /** Settles when the console is built; absent: it is not served. */
  readonly built?: Promise<void>;
}

const isElsewhere = (hostname: string) => hostname === CONSOLE_DOMAIN || hostname.endsWith('.amazoncognito.com');

/** An address of the pool's own domain, or of the console's: here both are the host's. */
export const atHome = (url: string, baseUrl: string) => {
  const { origin, hostname } = URL.canParse(url) ? new URL(url) : { origin: url, hostname: '' };
  return isElsewhere(hostname) ? url.replace(origin, baseUrl) : url;
};

/** What answers beside the API: the sign-in pages, the console, and the way for scripts to the stand-ins. */
export const front = (options: FrontOptions): GatewayOptions['local'] => {
  const { baseUrl, filesUrl, cognito, authorizers, outputs, env, people, built } = options;
  const home = (url: string) => atHome(url, baseUrl);
  const pages = signIn({
    cognitoUrl: cognito.url,
    client: async (id) => {
      const client = await cognito.client(id);
      if (!client) return undefined;
      return { ...client, CallbackURLs: client.CallbackURLs.map(home), LogoutURLs: client.LogoutURLs.map(home) };
    },
    people,
  });
  const scripts = localApi({ authorizers, cognito, signIn: pages, about: () => ({ outputs, env }) });
  const files =
    built &&
    consoleFiles({
      folder: consoleFolder,
      built,
      origins: { signIn: baseUrl, files: filesUrl },
      config: {
        issuer: outputs['Issuer'],
        clientId: outputs['UserPoolClientId'],
        signIn: outputs['SignInUrl'],
        stage: 'local',
      },
    });
  return async (request, response, body) =>
    (await pages.serve(request, response, body)) ||
    (await scripts(request, response, body)) ||
    (files !== undefined && files(request, response));
};
