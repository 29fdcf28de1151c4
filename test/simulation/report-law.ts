import * as z from 'zod';
import { RELATIVE_ERROR } from '../../functions/analytics/domain/histogram.ts';
import type { Settled } from './laws.ts';

const times = z.looseObject({
  answered: z.number(),
  medianSeconds: z.number().optional(),
  p90Seconds: z.number().optional(),
});

/** What a report says of all. */
export const reportedTotals = z.looseObject({
  received: z.number(),
  open: z.number(),
  resolved: z.number(),
  firstResponse: z.object({ overall: times, byDepartment: z.record(z.string(), times) }),
});

type Times = z.output<typeof times>;

/** How long the first answer to each ticket took, in seconds, by the department that has it; as the events tell it. */
const firstAnswers = (settled: Settled) => {
  const answeredAt = new Map<string, number>();
  for (const { subject, time } of settled.eventsOf('ticket.replied.v1', 'ticket.resolved.v1'))
    answeredAt.set(subject, Math.min(answeredAt.get(subject) ?? Infinity, Date.parse(time)));
  const took = new Map<string, number[]>();
  for (const ticket of settled.tickets) {
    const at = answeredAt.get(ticket.id);
    if (at === undefined || ticket.status === 'received') continue;
    const seconds = (at - Date.parse(ticket.createdAt)) / 1000;
    took.set(ticket.departmentId, [...(took.get(ticket.departmentId) ?? []), seconds]);
  }
  return took;
};

/** Nearest rank. */
const quantile = (seconds: readonly number[], q: number) =>
  seconds.toSorted((a, b) => a - b)[Math.ceil(q * seconds.length) - 1] ?? 0;

/** A report says whole seconds, and knows less than a second as one. */
const isAbout = (said: number | undefined, right: number) =>
  said !== undefined && Math.abs(said - right) <= Math.max(1, RELATIVE_ERROR * right) + 0.5;

const wrongTimes = (name: string, said: Times | undefined, took: readonly number[]): string[] => {
  if (said?.answered !== took.length) return [`${name}: ${said?.answered} answered, not ${took.length}`];
  if (took.length === 0) return [];
  return ([0.5, 0.9] as const).flatMap((q) => {
    const seconds = q === 0.5 ? said.medianSeconds : said.p90Seconds;
    const right = quantile(took, q);
    return isAbout(seconds, right) ? [] : [`${name}: ${q} of the first answers within ${seconds} s, not ${right} s`];
  });
};

/** How the report of all differs from the tickets and from what happened to them. */
export const wrongReport = (totals: z.output<typeof reportedTotals> | undefined, settled: Settled): string[] => {
  const { tickets } = settled;
  const open = tickets.filter(({ status }) => status !== 'resolved').length;
  const right = { received: tickets.length, open, resolved: tickets.length - open };
  const { overall, byDepartment = {} } = totals?.firstResponse ?? {};
  const took = firstAnswers(settled);
  return [
    ...Object.entries(right).flatMap(([what, count]) =>
      totals?.[what] === count ? [] : [`${what}: ${JSON.stringify(totals?.[what])}, not ${count}`],
    ),
    ...wrongTimes('all', overall, [...took.values()].flat()),
    ...[...new Set([...took.keys(), ...Object.keys(byDepartment)])].flatMap((id) =>
      wrongTimes(id, byDepartment[id], took.get(id) ?? []),
    ),
  ];
};
