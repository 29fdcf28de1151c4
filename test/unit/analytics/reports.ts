import { merged, type Delta } from '../../../functions/analytics/domain/counters.ts';
import type { Period } from '../../../functions/analytics/domain/days.ts';
import { contributions } from '../../../functions/analytics/domain/fact.ts';
import { summaryOf } from '../../../functions/analytics/domain/report/summary.ts';
import type { TicketState } from '../../../functions/service/contract/events.ts';
import { ticket } from './tickets.ts';

export const period: Period = { from: '2026-03-01', to: '2026-03-07' };

export const names: ReadonlyMap<string, string> = new Map([
  ['billing', 'Billing & <Invoices>'],
  ['technical', '技术支持 Łódź'],
  ['evil', '=HYPERLINK("http://evil.example")'],
]);

/** The summary of what was counted, as a report makes it: flows of the period, balances up to its end. */
export const summarized = (deltas: readonly Delta[], over = period, called = names) =>
  summaryOf(
    over,
    'Europe/Berlin',
    merged(deltas).filter(({ cell }) => cell.kind === 'flow' && cell.day >= over.from && cell.day <= over.to),
    merged(deltas).filter(({ cell }) => cell.kind === 'balance' && cell.day <= over.to),
    called,
  );

/** What tickets in these states contribute, in the days of UTC. */
export const counted = (...states: readonly TicketState[]) => states.flatMap((state) => contributions(state, 'UTC'));

/** A ticket that is not routed yet. */
export const unrouted = () => {
  const { departmentId: _, ...state } = ticket();
  return state;
};

/** A week with something of everything. */
export const week = () =>
  counted(
    ticket(),
    ticket({ channel: 'web', escalatedAt: '2026-03-02T10:00:00.000Z', escalationLevel: 1 }),
    ticket({
      departmentId: 'technical',
      firstRespondedAt: '2026-03-02T00:30:00.000Z',
      resolvedAt: '2026-03-02T23:30:00.000Z',
    }),
    ticket({ departmentId: 'evil', receivedAt: '2026-01-01T00:00:00.000Z', resolvedAt: '2026-03-03T00:00:00.000Z' }),
    ticket({ receivedAt: '2026-01-01T00:00:00.000Z' }),
    ticket({ receivedAt: '2026-03-08T00:00:00.000Z' }),
    unrouted(),
  );

/** So many tickets received on the day, for each department that is named. */
export const receivedOn = (day: string, tickets: Readonly<Record<string, number>>): Delta[] =>
  Object.entries(tickets).map(([departmentId, received]) => ({
    cell: { kind: 'flow', day, departmentId, type: 'question', channel: 'web' },
    counters: { received },
  }));
