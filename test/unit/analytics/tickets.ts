import * as fc from 'fast-check';
import type { Sighting } from '../../../functions/analytics/domain/fact.ts';
import type { TicketState } from '../../../functions/service/contract/events.ts';

export const ticket = (state: Partial<TicketState> = {}): TicketState => ({
  status: 'queued',
  type: 'complaint',
  channel: 'email',
  departmentId: 'billing',
  receivedAt: '2026-03-01T23:30:00.000Z',
  escalationLevel: 0,
  ...state,
});

const instant = (after: number, minutes: number) =>
  new Date(Date.parse('2026-02-27T00:00:00Z') + (after + minutes) * 60_000).toISOString();

/** The life of a ticket as its versions tell it, the first of them received. */
export const life = (ticketId: string): fc.Arbitrary<Sighting[]> =>
  fc
    .record({
      type: fc.constantFrom('complaint', 'question', 'repair' as const),
      channel: fc.constantFrom('email', 'web' as const),
      at: fc.nat(4 * 1440),
      steps: fc.array(
        fc.record({
          step: fc.constantFrom('route', 'assign', 'reply', 'escalate', 'resolve', 'reopen'),
          to: fc.constantFrom('billing', 'technical', 'general'),
          minutes: fc.integer({ min: 1, max: 900 }),
        }),
        { maxLength: 8 },
      ),
    })
    .map(({ type, channel, at, steps }) => {
      let state: TicketState = { status: 'received', type, channel, receivedAt: instant(at, 0), escalationLevel: 0 };
      let passed = 0;
      const sightings: Sighting[] = [{ ticketId, ticketVersion: 1, state }];
      for (const { step, to, minutes } of steps) {
        passed += minutes;
        const now = instant(at, passed);
        const { resolvedAt: _, escalatedAt: __, ...rest } = state;
        if (step === 'route') state = { ...state, departmentId: to };
        if (step === 'reply') state = { ...state, firstRespondedAt: state.firstRespondedAt ?? now };
        if (step === 'escalate' && !state.resolvedAt)
          state = { ...state, escalatedAt: state.escalatedAt ?? now, escalationLevel: 1 };
        if (step === 'resolve' && !state.resolvedAt) state = { ...state, status: 'resolved', resolvedAt: now };
        if (step === 'reopen' && state.resolvedAt) state = { ...rest, status: 'queued', escalationLevel: 0 };
        sightings.push({ ticketId, ticketVersion: sightings.length + 1, state });
      }
      return sightings;
    });

/** The lives of several tickets. */
export const lives = (most: number): fc.Arbitrary<Sighting[][]> =>
  fc
    .integer({ min: 1, max: most })
    .chain((count) => fc.tuple(...Array.from({ length: count }, (_, n) => life(`t${n}`))));
