import { Cron } from 'croner';
import * as z from 'zod';

const FIELD = '[0-9a-z*,/-]+';
const FIVE_FIELDS = new RegExp(`^${FIELD}(?: +${FIELD}){4}$`, 'i');
/** What croner knows beyond the five-field cron that everybody knows (`L`, `W`, nicknames) is not ours to promise. */
const WORDS = new Set('jan feb mar apr may jun jul aug sep oct nov dec sun mon tue wed thu fri sat'.split(' '));

/** A year with nothing special about it; a cron that fires at all fires in the 3,000 years or so after it. */
const SOME_TIME = new Date('2000-01-01T00:00:00Z');

/**
 * Reads a five-field cron expression as a pattern of local times: the clock of UTC stands for whatever clock is on the
 * wall. Throws when croner cannot read it.
 */
export const readCron = (expression: string) => new Cron(expression, { mode: '5-part', timezone: 'UTC', paused: true });

const faultOf = (expression: string) => {
  if (
    !FIVE_FIELDS.test(expression) ||
    !(expression.match(/[a-z]+/gi) ?? []).every((word) => WORDS.has(word.toLowerCase()))
  )
    return 'must have five cron fields: minute, hour, day of month, month, day of week, like 0 8 * * 1-5';
  try {
    return readCron(expression).nextRun(SOME_TIME) ? undefined : 'never comes: there is no such date';
  } catch {
    return 'has a field that cron does not know: minute 0-59, hour 0-23, day 1-31, month 1-12, day of week 0-7';
  }
};

/** A cron expression of five fields that comes at least once. */
export const cronExpression = z
  .string()
  .max(200)
  .check((context) => {
    const fault = faultOf(context.value);
    if (fault) context.issues.push({ code: 'custom', message: fault, input: context.value });
  });
