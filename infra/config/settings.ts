import type { App } from 'aws-cdk-lib/core';

/** What distinguishes one deployment from another. */
export interface Settings {
  /** Name of the deployment; `prod` keeps its data when it is taken away. */
  readonly stage: string;
  /** First words of every name: `rapport-<stage>`. */
  readonly prefix: string;
  readonly production: boolean;
  /** The address that every mail is sent from. */
  readonly sender: string;
  /** Who is mailed when an alarm rings; absent: alarms are only shown in CloudWatch. */
  readonly operator?: string;
}

/** Values that win over the CDK context (`-c stage=prod -c sender=crm@example.com -c operator=ops@example.com`). */
export type SettingsOverrides = Partial<Pick<Settings, 'stage' | 'sender' | 'operator'>>;

/** Reads the settings of a deployment. Throws where a value could not become part of a name or an address. */
export function readSettings(app: App, overrides: SettingsOverrides = {}): Settings {
  const stage = overrides.stage ?? textFrom(app, 'stage') ?? 'dev';
  // The domain of the user pool refuses these words, and a name of a function has 64 characters for all its parts.
  if (!/^[a-z][a-z0-9-]{0,11}$/.test(stage) || /aws|amazon|cognito|-$/.test(stage)) {
    throw new Error(`stage "${stage}": 1 to 12 of a-z, 0-9 and -, starting with a letter, without aws or cognito`);
  }
  const sender = overrides.sender ?? textFrom(app, 'sender') ?? 'rapport@rapport.example';
  const operator = overrides.operator ?? textFrom(app, 'operator');
  for (const address of [sender, operator]) {
    if (address !== undefined && !/^[^\s@<>"]+@[^\s@<>"]+$/.test(address))
      throw new Error(`"${address}" is no e-mail address`);
  }
  return { stage, prefix: `rapport-${stage}`, production: stage === 'prod', sender, ...(operator && { operator }) };
}

function textFrom(app: App, key: string): string | undefined {
  const value: unknown = app.node.tryGetContext(key);
  if (value !== undefined && typeof value !== 'string') throw new Error(`context "${key}" must be a text`);
  return value || undefined;
}
