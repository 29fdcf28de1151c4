import { createPrivateKey, type KeyObject } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { setTimeout as sleep } from 'node:timers/promises';
import type { JWK } from 'jose';
import * as z from 'zod';
import { startChild, type Child } from './children.ts';
import { shaped } from './foreign.ts';
import { HOST } from './ports.ts';
import { REGION } from './resources.ts';
import { CannotStart, type StateFolder } from './state.ts';

/** User pools. */
export interface Cognito extends Child {
  readonly url: string;
  /** What signs all tokens, and what they are checked with. */
  readonly keys: CognitoKeys;
  /** A client of any pool, or undefined. */
  client(id: string): Promise<PoolClient | undefined>;
}

interface CognitoKeys {
  readonly signing: KeyObject;
  readonly public: JWK;
  readonly keyId: string;
}

export interface PoolDefinition {
  readonly id: string;
  readonly properties: Record<string, unknown>;
  readonly clients: readonly { readonly id: string; readonly properties: Record<string, unknown> }[];
}

const poolClient = z.object({
  ClientId: z.string(),
  UserPoolId: z.string(),
  ClientSecret: z.string().optional(),
  AllowedOAuthFlows: z.array(z.string()).default([]),
  AllowedOAuthScopes: z.array(z.string()).default([]),
  CallbackURLs: z.array(z.string()).default([]),
  LogoutURLs: z.array(z.string()).default([]),
  AccessTokenValidity: z.number().optional(),
  TokenValidityUnits: z.object({ AccessToken: z.string().optional() }).optional(),
});
export type PoolClient = z.infer<typeof poolClient>;

/** The issuer of a pool's tokens, as AWS writes it. */
export const issuerDomain = `https://cognito-idp.${REGION}.amazonaws.com`;

const record = z.record(z.string(), z.unknown());
const readJson = (file: string) => (existsSync(file) ? record.parse(JSON.parse(readFileSync(file, 'utf8'))) : {});
const writeJson = (file: string, content: unknown) => {
  writeFileSync(`${file}.new`, JSON.stringify(content, null, 2));
  renameSync(`${file}.new`, file);
};

const EPOCH = '2026-01-01T00:00:00.000Z';
const KEPT_SESSIONS = 20;

/** People are kept, pools and the template's clients are as the template says; machine clients of scripts are kept. */
const prepare = (folder: string, pools: readonly PoolDefinition[]) => {
  const database = join(folder, '.cognito', 'db');
  mkdirSync(database, { recursive: true });
  writeJson(join(folder, '.cognito', 'config.json'), { TokenConfig: { IssuerDomain: issuerDomain } });
  const clientsFile = join(database, 'clients.json');
  const clients = record.parse(readJson(clientsFile)['Clients'] ?? {});
  for (const { id, properties, clients: own } of pools) {
    const poolFile = join(database, `${id}.json`);
    const pool = readJson(poolFile);
    const users = record.parse(pool['Users'] ?? {});
    // Every sign-in adds one, for ever.
    for (const user of Object.values(users).map((value) => record.parse(value)))
      if (Array.isArray(user['RefreshTokens']))
        user['RefreshTokens'].splice(0, user['RefreshTokens'].length - KEPT_SESSIONS);
    const { UserPoolName, Schema: _, EnabledMfas: __, UserPoolTier: ___, ...options } = properties;
    const dates = { CreationDate: EPOCH, LastModifiedDate: EPOCH };
    writeJson(poolFile, {
      ...pool,
      Users: users,
      Options: { ...options, ...dates, Id: id, Name: UserPoolName, MfaConfiguration: 'OFF' },
    });
    for (const client of own)
      clients[client.id] = { ...client.properties, ...dates, ClientId: client.id, UserPoolId: id };
  }
  writeJson(clientsFile, { Clients: clients });
};

const readKeys = (): CognitoKeys => {
  const require = createRequire(import.meta.url);
  const secret = shaped<{ pem: string }>(require('cognito-local/lib/keys/cognitoLocal.private.json'), 'pem');
  const open = shaped<{ jwk: JWK & { kid: string } }>(
    require('cognito-local/lib/keys/cognitoLocal.public.json'),
    'jwk',
  );
  return { signing: createPrivateKey(secret.pem), public: open.jwk, keyId: open.jwk.kid };
};

/** Starts it on loopback with the template's pools; it mails by the stand-in of SES. Everybody can read its signing key: it proves nothing to others. */
export const startCognito = async (
  state: StateFolder,
  port: number,
  pools: readonly PoolDefinition[],
  mail: { readonly url: string; readonly from: string },
): Promise<Cognito> => {
  const folder = join(state.path, 'cognito');
  prepare(folder, pools);
  const script = fileURLToPath(new URL('./cognito-child.ts', import.meta.url));
  const child = await startChild(state.path, 'cognito', [process.execPath, '--max-old-space-size=96', script, folder], {
    cwd: folder,
    env: { HOST, PORT: String(port), NODE_NO_WARNINGS: '1', MAILBOX_URL: mail.url, MAIL_FROM: mail.from },
  });
  const url = `http://${HOST}:${port}`;
  for (const started = Date.now(); ; await sleep(25)) {
    if (
      await fetch(`${url}/health`).then(
        (answer) => answer.ok,
        () => false,
      )
    )
      break;
    if (Date.now() - started > 20_000)
      throw new CannotStart(`Cognito's stand-in does not answer; see ${state.path}/cognito.log`);
  }
  const clientsFile = join(folder, '.cognito', 'db', 'clients.json');
  return {
    ...child,
    url,
    keys: readKeys(),
    // Its files are written before it answers, so they say what it knows.
    client: (id) =>
      Promise.resolve(poolClient.safeParse(record.parse(readJson(clientsFile)['Clients'] ?? {})[id]).data),
  };
};
