import { Stack, Tags } from 'aws-cdk-lib/core';
import type { Construct } from 'constructs';
import type { ContextManifest } from '../../shared/manifest/context.ts';
import type { Settings } from '../config/settings.ts';
import { DeadLetterStep } from '../constructs/dead-letter-step.ts';
import { HttpRoutes } from '../constructs/http-routes.ts';
import { QueueStep } from '../constructs/queue-step.ts';
import { ScheduleStep } from '../constructs/schedule-step.ts';
import { StreamStep } from '../constructs/stream-step.ts';

export interface ContextStackProps {
  readonly context: ContextManifest;
  readonly settings: Settings;
}

/** Everything that one context needs, from its manifest alone. */
export class ContextStack extends Stack {
  constructor(scope: Construct, { context: manifest, settings }: ContextStackProps) {
    const context = manifest.name;
    super(scope, `${settings.prefix}-${context}`, {
      description: `Rapport: the functions of ${context}, their queues, schedules, routes and alarms`,
      // Its queues hold messages that are nowhere else.
      terminationProtection: settings.production,
    });
    Tags.of(this).add('rapport:context', context);

    const { http, queues = {}, schedules = {}, streams = {}, deadLetters } = manifest;
    if (http) new HttpRoutes(this, 'Http', { settings, context, spec: http });
    for (const [name, spec] of Object.entries(queues))
      new QueueStep(this, idOf(name), { settings, context, name, spec });
    for (const [name, spec] of Object.entries(schedules)) {
      new ScheduleStep(this, idOf(name), { settings, context, name, spec });
    }
    for (const [name, spec] of Object.entries(streams))
      new StreamStep(this, idOf(name), { settings, context, name, spec });
    if (deadLetters) new DeadLetterStep(this, 'DeadLetters', { settings, context, spec: deadLetters });
  }
}

/** `routing` → `Routing`, so that a logical id in the template reads as words. */
const idOf = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
