import { parse } from 'csv-parse/browser/esm/sync';

/** What happened at a department on a day, of one type and channel of tickets. */
export interface ReportLine {
  /** Empty for tickets that no department has yet. */
  readonly department: string;
  readonly departmentName: string;
  /** `2026-01-31`. */
  readonly day: string;
  readonly received: number;
  readonly resolved: number;
  readonly escalated: number;
}

export type Counts = Pick<ReportLine, 'received' | 'resolved' | 'escalated'>;

/** Reads the CSV of a report. */
export const readReport = (csv: string): readonly ReportLine[] => {
  const [head = [], ...rows] = parse(csv, { bom: true });
  return rows.map((row) => {
    const field = (name: string) => row[head.indexOf(name)] ?? '';
    return {
      department: field('department'),
      departmentName: field('departmentName'),
      day: field('day'),
      received: Number(field('received')),
      resolved: Number(field('resolved')),
      escalated: Number(field('escalated')),
    };
  });
};

const nothing: Counts = { received: 0, resolved: 0, escalated: 0 };

const sum = (left: Counts, right: Counts): Counts => ({
  received: left.received + right.received,
  resolved: left.resolved + right.resolved,
  escalated: left.escalated + right.escalated,
});

/** Longer periods are shown by the month. */
const MOST_DAYS = 120;
const DAY_MS = 86_400_000;

const daysBetween = (from: string, to: string) => {
  const first = Date.parse(from);
  const length = Math.round((Date.parse(to) - first) / DAY_MS) + 1;
  return Array.from({ length }, (_, at) => new Date(first + at * DAY_MS).toISOString().slice(0, 10));
};

/** The counts of each day of a period, of each month (`2026-01`) when it is long; also where nothing happened. */
export const overTime = (lines: readonly ReportLine[], from: string, to: string) => {
  const days = daysBetween(from, to);
  const named = days.length > MOST_DAYS ? (day: string) => day.slice(0, 7) : (day: string) => day;
  const counts = new Map<string, Counts>(days.map((day) => [named(day), nothing]));
  for (const line of lines) counts.set(named(line.day), sum(counts.get(named(line.day)) ?? nothing, line));
  return [...counts].map(([day, count]) => ({ day, ...count }));
};

/** The counts of each department, the busiest first; those that nobody has yet under an empty id. */
export const byDepartment = (lines: readonly ReportLine[]) => {
  const counts = new Map<string, Counts & { readonly name: string }>();
  for (const line of lines)
    counts.set(line.department, {
      ...sum(counts.get(line.department) ?? nothing, line),
      name: line.departmentName,
    });
  return [...counts]
    .map(([department, count]) => ({ department, ...count }))
    .toSorted((left, right) => right.received - left.received);
};
