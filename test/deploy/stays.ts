import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Environment } from './children.ts';

/** What is in the account after everything was destroyed, and why. */
const STAYS = [
  // `cdk bootstrap` makes these once for an account, for every app in it.
  'stack CDKToolkit',
  'bucket cdk-hnb659fds-assets-000000000000-us-east-1',
  'parameter /cdk-bootstrap/hnb659fds/version',
  'repository cdk-hnb659fds-container-assets-000000000000-us-east-1',
  'role cdk-hnb659fds-cfn-exec-role-000000000000-us-east-1',
  'role cdk-hnb659fds-deploy-role-000000000000-us-east-1',
  'role cdk-hnb659fds-file-publishing-role-000000000000-us-east-1',
  'role cdk-hnb659fds-image-publishing-role-000000000000-us-east-1',
  'role cdk-hnb659fds-lookup-role-000000000000-us-east-1',
  // What proves the audit is locked, and outlives every deployment.
  'bucket rapport-dev-core-auditheadsbuckete6df1d3d-*',
  'bucket rapport-prod-core-auditheadsbuckete6df1d3d-*',
  // A stage called `prod` keeps its customers, its reports and its users.
  'bucket rapport-prod-core-filesbucket7c17ee2e-*',
  'table rapport-prod-core-RecordsTableC9B7A30B-*',
  'user pool rapport-prod',
];

const script = fileURLToPath(new URL('emulator/inventory.py', import.meta.url));

/** Everything that the account has, as its services tell it: `<kind> <name>`, without what CloudFormation invents. */
const inventory = async (python: string, env: Environment) => {
  const { stdout } = await promisify(execFile)(python, [script], { env: { ...env } });
  return stdout
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.replace(/-[\da-f]{13}$/i, '-*'));
};

export interface Stayed {
  readonly meant: number;
  /** What stayed and should not have, and what should have and did not. */
  readonly wrong: readonly string[];
}

/** Holds what is left in the account against what should be. */
export const whatStayed = async (python: string, env: Environment): Promise<Stayed> => {
  const left = await inventory(python, env);
  return {
    meant: left.filter((one) => STAYS.includes(one)).length,
    wrong: [
      ...left.filter((one) => !STAYS.includes(one)).map((one) => `${one} is left`),
      ...STAYS.filter((one) => !left.includes(one)).map((one) => `${one} is gone`),
    ],
  };
};
