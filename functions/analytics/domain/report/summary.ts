import { channels, ticketTypes, type Channel, type TicketType } from '../../../service/contract/ticket.ts';
import type { Totals } from '../../contract/run.ts';
import { NO_DEPARTMENT, type Counters, type Delta } from '../counters.ts';
import type { Day, Period } from '../days.ts';
import { quantileOf } from '../histogram.ts';

/** What happened in the period, or in a part of it. */
export interface Counts {
  readonly received: number;
  readonly resolved: number;
  readonly escalated: number;
}

/** How many there were, and seconds from the receipt, absent when there was none. */
interface Times {
  readonly count: number;
  readonly median: number | undefined;
  readonly p90: number | undefined;
}

/** Counts with what was open at the end of the period, and the times that it took. */
interface Figures extends Counts {
  readonly open: number;
  readonly overdue: number;
  readonly firstResponse: Times;
  readonly solution: Times;
}

export interface Named<Key extends string = string> {
  readonly key: Key;
  readonly name: string;
}

/** A department, type, channel and day at which something happened. */
interface Row extends Counts {
  readonly department: Named;
  readonly type: TicketType;
  readonly channel: Channel;
  readonly day: Day;
  readonly firstResponse: Times;
}

/** All that the files of a report show. */
export interface Summary {
  readonly period: Period;
  readonly timeZone: string;
  readonly overall: Figures;
  /** Those with tickets, in the order of their names. */
  readonly departments: readonly (Named & Figures)[];
  readonly types: readonly (Named<TicketType> & Counts)[];
  readonly channels: readonly (Named<Channel> & Counts)[];
  /** By department, type, channel and day, each of which had something. */
  readonly rows: readonly Row[];
}

type Sums = Map<string, number>;

const add = (sums: Sums, counters: Counters) => {
  for (const [name, value] of Object.entries(counters)) sums.set(name, (sums.get(name) ?? 0) + value);
};

const collected = <Row extends { readonly counters: Counters }, Key>(
  rows: readonly Row[],
  keyOf: (row: Row) => Key,
) => {
  const sums = new Map<Key, Sums>();
  for (const row of rows) {
    const key = keyOf(row);
    const sum: Sums = sums.get(key) ?? new Map();
    sums.set(key, sum);
    add(sum, row.counters);
  }
  return sums;
};

const countsIn = (sums: Sums | undefined): Counts => ({
  received: sums?.get('received') ?? 0,
  resolved: sums?.get('resolved') ?? 0,
  escalated: sums?.get('escalated') ?? 0,
});

const timesIn = (sums: Sums | undefined, prefix: 'fr' | 'so'): Times => {
  const histogram = new Map(
    [...new Map(sums)]
      .filter(([name]) => name.startsWith(prefix))
      .map(([name, count]) => [Number(name.slice(prefix.length)), count]),
  );
  const count = [...histogram.values()].reduce((sum, one) => sum + one, 0);
  return { count, median: quantileOf(histogram, 0.5), p90: quantileOf(histogram, 0.9) };
};

const figuresIn = (flows: Sums | undefined, balance: Sums | undefined): Figures => ({
  ...countsIn(flows),
  open: balance?.get('open') ?? 0,
  overdue: balance?.get('overdue') ?? 0,
  firstResponse: timesIn(flows, 'fr'),
  solution: timesIn(flows, 'so'),
});

const happened = ({ received, resolved, escalated }: Counts) => received !== 0 || resolved !== 0 || escalated !== 0;

const happenedOrAnswered = (part: Counts & Pick<Figures, 'firstResponse'>) =>
  happened(part) || part.firstResponse.count !== 0;

/** Those of the rows that say what happened. */
const happeningsIn = (rows: readonly Delta[]) =>
  rows.flatMap(({ cell, counters }) => (cell.kind === 'flow' ? [{ cell, counters }] : []));

const all = (rows: readonly Delta[]) => collected(rows, () => 'all').get('all');

const before = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** The departments with their names, in the order of those. */
const inOrder = (ids: ReadonlySet<string>, names: ReadonlyMap<string, string>): Named[] => {
  const { compare } = new Intl.Collator('en');
  return [...ids]
    .map((key) => ({ key, name: key === NO_DEPARTMENT ? 'Not yet routed' : (names.get(key) ?? key) }))
    .toSorted((a, b) => compare(a.name, b.name) || before(a.key, b.key));
};

/**
 * The summary of a period.
 * @param flows what happened, on days of the period
 * @param balances what `open` and `overdue` changed by, on all days up to the end of the period
 * @param names of the departments, by id; one that has no name any more is shown by its id
 */
export const summaryOf = (
  period: Period,
  timeZone: string,
  flows: readonly Delta[],
  balances: readonly Delta[],
  names: ReadonlyMap<string, string>,
): Summary => {
  const happenings = happeningsIn(flows);
  const byDepartment = collected(happenings, ({ cell }) => cell.departmentId);
  const openByDepartment = collected(balances, ({ cell }) => cell.departmentId);
  const byType = collected(happenings, ({ cell }) => cell.type);
  const byChannel = collected(happenings, ({ cell }) => cell.channel);
  const known = inOrder(new Set([...byDepartment.keys(), ...openByDepartment.keys()]), names);
  const places = new Map(known.map((department, rank) => [department.key, { department, rank }]));
  return {
    period,
    timeZone,
    overall: figuresIn(all(flows), all(balances)),
    departments: known
      .map((named) => ({ ...named, ...figuresIn(byDepartment.get(named.key), openByDepartment.get(named.key)) }))
      .filter((figures) => happenedOrAnswered(figures) || figures.open !== 0),
    types: ticketTypes.map((type) => ({ key: type, name: type, ...countsIn(byType.get(type)) })).filter(happened),
    channels: channels
      .map((channel) => ({ key: channel, name: channel, ...countsIn(byChannel.get(channel)) }))
      .filter(happened),
    rows: happenings
      .flatMap(({ cell: { departmentId, type, channel, day }, counters }) => {
        const place = places.get(departmentId);
        const sums = new Map(Object.entries(counters));
        const figures = { ...countsIn(sums), firstResponse: timesIn(sums, 'fr') };
        if (!place || !happenedOrAnswered(figures)) return [];
        const row: Row = { department: place.department, type, channel, day, ...figures };
        return [{ rank: place.rank, row }];
      })
      .toSorted(
        (a, b) =>
          a.rank - b.rank ||
          before(a.row.type, b.row.type) ||
          before(a.row.channel, b.row.channel) ||
          before(a.row.day, b.row.day),
      )
      .map(({ row }) => row),
  };
};

const toldOf = ({ count, median, p90 }: Times) => ({
  answered: count,
  ...(median !== undefined && { medianSeconds: Math.round(median) }),
  ...(p90 !== undefined && { p90Seconds: Math.round(p90) }),
});

/** The totals as the API tells them. */
export const totalsOf = ({ overall, departments }: Summary): Totals => ({
  received: overall.received,
  open: overall.open,
  overdue: overall.overdue,
  escalated: overall.escalated,
  resolved: overall.resolved,
  byDepartment: Object.fromEntries(
    departments
      .filter(({ key, received }) => key !== NO_DEPARTMENT && received !== 0)
      .map(({ key, received }) => [key, received]),
  ),
  firstResponse: {
    overall: toldOf(overall.firstResponse),
    byDepartment: Object.fromEntries(
      departments
        .filter(({ key, firstResponse }) => key !== NO_DEPARTMENT && firstResponse.count !== 0)
        .map(({ key, firstResponse }) => [key, toldOf(firstResponse)]),
    ),
  },
});
