/** An ISO 8601 instant in UTC with milliseconds: `2026-03-29T01:00:00.000Z`. Sorts as text. */
export type Instant = string;

/** Where "now" comes from; the only place that asks the machine is `systemClock`. */
export interface Clock {
  now(): Instant;
}

export const systemClock: Clock = { now: () => new Date().toISOString() };

export const millisecondsOf = (instant: Instant) => Date.parse(instant);

export const plusMilliseconds = (instant: Instant, milliseconds: number): Instant =>
  new Date(Date.parse(instant) + milliseconds).toISOString();

/** Hours may be fractions; the result is rounded to the millisecond. */
export const plusHours = (instant: Instant, hours: number) => plusMilliseconds(instant, Math.round(hours * 3_600_000));

/** Whole seconds since 1970, as DynamoDB's TTL wants them. */
export const epochSeconds = (instant: Instant) => Math.floor(Date.parse(instant) / 1000);
