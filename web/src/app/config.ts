/** What a deployment tells its console, as `/config.json`. Nothing of it is secret. */
export interface Config {
  /** As it stands in `iss` of a token. */
  readonly issuer: string;
  readonly clientId: string;
  /** Where `/oauth2/authorize`, `/oauth2/token` and `/logout` are, without a slash at the end. */
  readonly signIn: string;
  /** Name of the deployment. */
  readonly stage: string;
}

const isConfig = (value: unknown): value is Config =>
  typeof value === 'object' &&
  value !== null &&
  ['issuer', 'clientId', 'signIn', 'stage'].every((name) => typeof Reflect.get(value, name) === 'string');

/** @throws when the deployment has no configuration for its console, or cannot be reached */
export const loadConfig = async (): Promise<Config> => {
  const response = await fetch('/config.json');
  const value: unknown = response.ok ? await response.json() : undefined;
  if (!isConfig(value)) throw new Error('config.json is not what the console needs');
  return value;
};
