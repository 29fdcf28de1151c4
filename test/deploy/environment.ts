import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Environment } from './children.ts';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
export const STAGE = 'dev';
export const PREFIX = `rapport-${STAGE}`;
export const ACCOUNT = '000000000000';
export const REGION = 'us-east-1';

/** The shell's environment without anything that could lead to a real account, and the project's tools first. */
export const cleanEnvironment = (): Environment => ({
  ...Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^(AWS_|CDK_|RAPPORT_|STAGE$|PORT$|npm_)/.test(name)),
  ),
  // Everything that we start talks to this machine, whatever proxy the shell has.
  NO_PROXY: '127.0.0.1,localhost',
  no_proxy: '127.0.0.1,localhost',
  PATH: `${join(ROOT, 'node_modules/.bin')}:${process.env['PATH'] ?? ''}`,
});

/** What an AWS SDK needs to meet the emulator. */
export const accountOf = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: REGION,
  AWS_DEFAULT_REGION: REGION,
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  // So that no profile is looked for.
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
});
