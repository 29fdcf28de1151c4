import type { ReportResponseTimes } from '../api/client.ts';

const SECOND = ['second', 1] as const;
const UNITS = [['day', 86_400], ['hour', 3_600], ['minute', 60], SECOND] as const;

/** The place among the units of the largest that fits `times` into a duration. */
const largestIn = (seconds: number, times = 1) => {
  const at = UNITS.findIndex(([, size]) => seconds >= times * size);
  return at === -1 ? UNITS.length - 1 : at;
};

/** `2 hr, 5 min` in the language: a duration in seconds, told in its two largest units and rounded to the smaller. */
export const durationWords = (seconds: number, language: string): string => {
  const [, smaller] = UNITS[largestIn(seconds) + 1] ?? SECOND;
  const rounded = Math.round(seconds / smaller) * smaller;
  let rest = rounded;
  // What was rounded up may fill the unit above.
  const at = largestIn(rounded);
  const parts = UNITS.slice(at, at + 2).flatMap(([unit, size]) => {
    const count = Math.floor(rest / size);
    rest -= count * size;
    const style = { style: 'unit', unit, unitDisplay: 'short' } as const;
    return count > 0 || rounded === 0 ? [new Intl.NumberFormat(language, style).format(count)] : [];
  });
  return new Intl.ListFormat(language, { type: 'unit', style: 'short' }).format(parts);
};

/** The unit in which an axis up to so many seconds has round numbers, few of them. */
export const axisUnit = (seconds: number) => {
  const [unit, size] = UNITS[largestIn(seconds, 2)] ?? SECOND;
  return { unit, size };
};

/** The times of a department, as a chart and a table have them; in seconds. */
export interface ResponseLine {
  /** Of the department. */
  readonly id: string;
  readonly name: string;
  readonly answered: number;
  readonly median: number;
  readonly p90: number;
}

const lineOf = (id: string, name: string, times: ReportResponseTimes | undefined): readonly ResponseLine[] =>
  times?.medianSeconds === undefined || times.p90Seconds === undefined
    ? []
    : [{ id, name, answered: times.answered, median: times.medianSeconds, p90: times.p90Seconds }];

/** Those of the departments that answered something, the slowest first. */
export const slowestFirst = (
  byDepartment: Readonly<Record<string, ReportResponseTimes | undefined>>,
  nameOf: (id: string) => string,
): readonly ResponseLine[] =>
  Object.entries(byDepartment)
    .flatMap(([id, times]) => lineOf(id, nameOf(id), times))
    .toSorted((left, right) => right.median - left.median || right.p90 - left.p90);

/** All departments together; nothing when nothing was answered. */
export const lineOfAll = (name: string, overall: ReportResponseTimes) => lineOf('', name, overall)[0];
