import { App, Tags, Validations } from 'aws-cdk-lib/core';
import flags from 'aws-cdk-lib/recommended-feature-flags.json' with { type: 'json' };
import { AwsSolutionsChecks } from 'cdk-nag';
import type { ContextManifest } from '../shared/manifest/context.ts';
import { checkContexts } from './config/check-contexts.ts';
import { readSettings, type SettingsOverrides } from './config/settings.ts';
import { ConsoleStack } from './stacks/console-stack.ts';
import { ContextStack } from './stacks/context-stack.ts';
import { CoreStack } from './stacks/core-stack.ts';

export interface BuildAppProps extends SettingsOverrides {
  readonly contexts: readonly ContextManifest[];
  /** False: functions carry no code, only the metadata that says where it is (tests, the local host). */
  readonly bundling?: boolean;
  /**
   * Answers the folder of the built console. Absent, or with `-c console=no`, when it is not called: there is no stack of the
   * console's files, and its address answers nothing.
   */
  readonly console?: () => string;
  /** Where the cloud assembly is written; default: a temporary folder, or the one the CDK's CLI asks for. */
  readonly outdir?: string;
}

/**
 * Builds the whole deployment: the core stack, one stack per context, and one of the console's files. Call `synth()` on the answer.
 * Throws when a setting or a manifest could not be deployed.
 */
export function buildApp({ contexts, bundling = true, console: built, outdir, ...overrides }: BuildAppProps): App {
  checkContexts(contexts);
  const app = new App({
    analyticsReporting: false,
    // What `cdk init` of this version would write to cdk.json; here, because the local host and the tests read no cdk.json.
    context: flags,
    ...(outdir !== undefined && { outdir }),
    ...(!bundling && { postCliContext: { 'aws:cdk:bundling-stacks': [] } }),
  });
  const settings = readSettings(app, overrides);
  const core = new CoreStack(app, settings);
  const apis = contexts.map((context) => new ContextStack(app, { context, settings }));
  for (const api of apis) api.addStackDependency(core);
  const isWanted = built !== undefined && app.node.tryGetContext('console') !== 'no';
  // The console comes after the API that it speaks to.
  if (isWanted) {
    const pages = new ConsoleStack(app, { settings, folder: built() });
    for (const stack of [core, ...apis]) pages.addStackDependency(stack);
  }

  Tags.of(app).add('rapport:stage', settings.stage);
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  return app;
}
