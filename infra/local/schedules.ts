import { Cron } from 'croner';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Lambda } from './lambda.ts';
import type { Source } from './queue-source.ts';

export interface ScheduleDefinition {
  readonly name: string;
  readonly functionName: string;
  /** `rate(1 minute)`, `cron(0 8 ? * MON-FRI *)`, `at(2026-12-24T18:00:00)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly input: unknown;
}

export interface SchedulesOptions {
  readonly lambda: Pick<Lambda, 'invoke'>;
  /** When a schedule last ran, ISO 8601; durable. */
  readonly lastRuns: { read(name: string): string | undefined; write(name: string, at: string): void };
}

const UNIT_MS: Readonly<Record<string, number>> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
/** Timers cannot be set for longer than 24 days, and a laptop sleeps: look at the clock now and then. */
const LONGEST_WAIT_MS = 60_000;
const TRIES = 3;

const cronOf = (fields: string, timeZone: string) =>
  new Cron(`0 ${fields}`, { timezone: timeZone, alternativeWeekdays: true, paused: true });

/**
 * When a schedule is due next, given when it last ran (undefined: never) and when the host started.
 * What was missed while the host was away is due at once, and once: a rate always, the others when a time has passed.
 */
export const nextRun = (
  { expression, timeZone }: Pick<ScheduleDefinition, 'expression' | 'timeZone'>,
  last: Date | undefined,
  started: Date,
) => {
  const [, kind, argument = ''] = /^(rate|cron|at)\((.+)\)$/.exec(expression) ?? [];
  if (kind === 'rate') {
    const [, count, unit = ''] = /^(\d+) (minute|hour|day)s?$/.exec(argument) ?? [];
    const interval = Number(count) * (UNIT_MS[unit] ?? Number.NaN);
    if (!(interval > 0)) throw new Error(`not a rate: ${expression}`);
    return last && last >= started ? new Date(last.getTime() + interval) : started;
  }
  if (kind === 'cron') return cronOf(argument, timeZone).nextRun(last ?? started) ?? undefined;
  if (kind === 'at') return last ? undefined : (cronFromInstant(argument, timeZone) ?? undefined);
  throw new Error(`not a schedule: ${expression}`);
};

/** The instant of a local time in a zone. */
const cronFromInstant = (local: string, timeZone: string) =>
  new Cron(local, { timezone: timeZone, paused: true }).nextRun(new Date(0));

/** Runs one schedule, as EventBridge Scheduler does: a run that fails is tried twice again. */
export const startSchedule = (definition: ScheduleDefinition, { lambda, lastRuns }: SchedulesOptions): Source => {
  const started = new Date();
  const stopping = new AbortController();
  const rest = (milliseconds: number) =>
    sleep(milliseconds, undefined, { signal: stopping.signal }).catch(() => undefined);

  const lastRun = () => {
    const last = lastRuns.read(definition.name);
    return last === undefined ? undefined : new Date(last);
  };

  const run = async () => {
    for (let tries = 1; tries <= TRIES && !stopping.signal.aborted; tries++) {
      const outcome = await lambda.invoke(definition.functionName, definition.input);
      if (!('failure' in outcome)) return;
      await rest(tries * 1000);
    }
  };

  const loop = async () => {
    if (definition.expression.startsWith('cron') && !lastRun()) lastRuns.write(definition.name, started.toISOString());
    while (!stopping.signal.aborted) {
      const due = nextRun(definition, lastRun(), started);
      if (!due) return;
      const wait = due.getTime() - Date.now();
      if (wait > 0) {
        await rest(Math.min(wait, LONGEST_WAIT_MS));
        continue;
      }
      const at = new Date();
      await run();
      // Written afterwards: a run that the end of the host cut short happens again. Twice is allowed, never is not.
      if (!stopping.signal.aborted) lastRuns.write(definition.name, at.toISOString());
    }
  };
  const looping = loop();

  return {
    stop: async () => {
      stopping.abort();
      await looping;
    },
  };
};
