import { Cron } from 'croner';

/** What most schedules are, in the words of people. */
export interface Plan {
  readonly frequency: 'daily' | 'weekly' | 'monthly';
  /** `08:00` on the clock of the schedule's zone. */
  readonly time: string;
  /** Of a weekly one, 0 is Sunday. */
  readonly weekdays: readonly number[];
  /** Of a monthly one, 1 to 31. */
  readonly day: number;
}

/** As calendars show them to most people. */
export const WEEKDAYS = [1, 2, 3, 4, 5, 6, 0] as const;

const DAILY = '*';

const numberIn = (text: string, least: number, most: number) => {
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= least && number <= most ? number : undefined;
};

/** `1-5`, `1,3`, `7`: the weekdays, or undefined when it is said in another way. */
const weekdaysIn = (text: string) => {
  const days = text.split(',').map((part) => {
    const [from, to] = part.split('-').map((end) => numberIn(end, 0, 7));
    if (from === undefined || (part.includes('-') && to === undefined)) return undefined;
    return Array.from({ length: Math.max(0, (to ?? from) - from + 1) }, (_, at) => (from + at) % 7);
  });
  if (days.some((some) => some === undefined)) return undefined;
  const distinct = new Set(days.flatMap((some) => some ?? []));
  return WEEKDAYS.filter((day) => distinct.has(day));
};

const twoDigits = (number: number) => String(number).padStart(2, '0');

/** What a cron expression says, when it can be said as a plan. */
export const planOf = (expression: string): Plan | undefined => {
  const [minuteText = '', hourText = '', dayText = '', month = '', weekdayText = '', ...rest] = expression
    .trim()
    .split(/ +/);
  const minute = numberIn(minuteText, 0, 59);
  const hour = numberIn(hourText, 0, 23);
  if (minute === undefined || hour === undefined || month !== '*' || rest.length > 0) return undefined;
  const plan = { time: `${twoDigits(hour)}:${twoDigits(minute)}`, weekdays: [1], day: 1 };
  if (dayText === DAILY && weekdayText === DAILY) return { ...plan, frequency: 'daily' };
  const weekdays = weekdaysIn(weekdayText);
  if (dayText === DAILY && weekdays && weekdays.length > 0) return { ...plan, frequency: 'weekly', weekdays };
  const day = numberIn(dayText, 1, 31);
  return weekdayText === DAILY && day !== undefined ? { ...plan, frequency: 'monthly', day } : undefined;
};

/** The cron expression of a plan. */
export const expressionOf = ({ frequency, time, weekdays, day }: Plan) => {
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  const inDay = `${minute} ${hour}`;
  if (frequency === 'daily') return `${inDay} * * *`;
  if (frequency === 'monthly') return `${inDay} ${day} * *`;
  const named = WEEKDAYS.filter((one) => weekdays.includes(one));
  return `${inDay} * * ${named.length > 0 ? named.join(',') : DAILY}`;
};

/** The next times that a schedule comes, or undefined when cron cannot read it, or it never comes. */
export const nextRuns = (
  expression: string,
  timeZone: string,
  count: number,
  from: Date,
): readonly Date[] | undefined => {
  if (expression.trim().split(/ +/).length !== 5) return undefined;
  try {
    const runs = new Cron(expression, { mode: '5-part', timezone: timeZone, paused: true }).nextRuns(count, from);
    return runs.length > 0 ? runs : undefined;
  } catch {
    return undefined;
  }
};
