import { Duration, Stack, Validations } from 'aws-cdk-lib/core';
import { CfnIntegration, CfnRoute } from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { FilterPattern, MetricFilter } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { HttpSpec } from '../../shared/manifest/context.ts';
import { importFromCore } from '../config/core-exports.ts';
import type { Settings } from '../config/settings.ts';
import { EntryFunction } from './entry-function.ts';
import { alarmWhen } from './trigger-alarm.ts';

export interface HttpRoutesProps {
  readonly settings: Settings;
  readonly context: string;
  readonly spec: HttpSpec;
}

/** The routes of a context, and the one function behind them. */
export class HttpRoutes extends Construct {
  constructor(scope: Construct, id: string, { settings, context, spec }: HttpRoutesProps) {
    super(scope, id);
    const { prefix } = settings;
    const apiId = importFromCore(prefix, 'ApiId');
    const authorizerId = importFromCore(prefix, 'AuthorizerId');
    const entry = new EntryFunction(this, 'Entry', {
      settings,
      context,
      name: 'http',
      spec,
      ...(spec.files && { files: spec.files }),
    });
    const { lambda } = entry;
    const integration = new CfnIntegration(this, 'Integration', {
      apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: lambda.functionArn,
      payloadFormatVersion: '2.0',
    });
    new CfnPermission(this, 'Permission', {
      action: 'lambda:InvokeFunction',
      functionName: lambda.functionName,
      principal: 'apigateway.amazonaws.com',
      sourceArn: Stack.of(this).formatArn({ service: 'execute-api', resource: apiId, resourceName: '*' }),
    });

    const open = spec.routes.filter((route) => route.public).map((route) => `${route.method} ${route.path}`);
    const guarded = spec.routes.filter((route) => !route.public).map((route) => `${route.method} ${route.path}`);
    const target = `integrations/${integration.ref}`;
    for (const routeKey of guarded) {
      new CfnRoute(this, routeId(routeKey), { apiId, routeKey, target, authorizationType: 'JWT', authorizerId });
    }
    for (const routeKey of spec.fallback ? [...open, '$default'] : open) {
      const route = new CfnRoute(this, routeId(routeKey), { apiId, routeKey, target, authorizationType: 'NONE' });
      Validations.of(route).acknowledge({ id: 'AwsSolutions-APIG4', reason: publicBecause(routeKey) });
    }
    this.alarmOnFailures(entry, `${prefix}-${context}`, settings, spec);
  }

  /**
   * The gateway counts 5xx for the whole API only, and the function hides its own failures behind a proper answer. So the
   * log is counted: a line per request with its status, and one of the platform for a crash. Nothing counted costs nothing.
   */
  private alarmOnFailures({ logGroup }: EntryFunction, name: string, settings: Settings, spec: HttpSpec): void {
    const failures = new MetricFilter(this, 'Failures', {
      logGroup,
      filterPattern: FilterPattern.literal('{ ($.status >= 500) || ($.type = "platform.report") }'),
      metricNamespace: 'Rapport',
      metricName: `${name}-5xx`,
      metricValue: '1',
    });
    alarmWhen(this, 'Alarm', {
      settings,
      impact: spec.impactIfDead,
      metric: failures.metric({ period: Duration.minutes(5), statistic: 'Sum' }),
      threshold: 1,
    });
  }
}

const routeId = (routeKey: string) => routeKey.replaceAll('/', '|');

const publicBecause = (routeKey: string) =>
  routeKey === '$default'
    ? 'It answers what no route matches with our 404, whoever asks.'
    : 'The manifest calls it public: it serves people who have no account, under the throttle of the gateway.';
