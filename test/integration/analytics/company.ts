import { directoryStore } from '../../../functions/access/persistence/directory-store.ts';
import { produceReport } from '../../../functions/analytics/commands/produce-report.ts';
import { requestRun } from '../../../functions/analytics/commands/request-run.ts';
import { depsOf } from '../../../functions/analytics/deps.ts';
import type { FileDeps } from '../../../functions/analytics/file-deps.ts';
import { differences, Recount } from '../../../functions/analytics/domain/recount.ts';
import type { Sighting } from '../../../functions/analytics/domain/fact.ts';
import type { Table } from '../../../shared/dynamo/table.ts';
import { millisecondsOf, type Instant } from '../../../shared/kernel/clock.ts';
import { newId } from '../../../shared/kernel/id.ts';
import { clockAt } from '../../support/clock.ts';

export const cause = { actor: 'system:test', correlationId: 'test' };
const manager = { kind: 'person', id: 'm' } as const;

/** A company of its own in a table: its settings, a manager, a clock that a test moves, and files in memory. */
export const companyIn = (table: Table) => {
  const clock = clockAt('2026-03-05T12:00:00.000Z');
  const store = directoryStore(table);
  const contents = new Map<string, string>();
  const deps: FileDeps = {
    ...depsOf(table, clock),
    pause: () => Promise.resolve(),
    files: {
      put: async (key, _format, content) => void contents.set(key, content),
      read: async (key) => Buffer.from(contents.get(key) ?? ''),
    },
    links: async (key) => `https://files.example/${key}`,
  };
  return {
    deps,
    contents,
    wait: (seconds: number) => clock.advance(seconds * 1000),
    waitUntil: (at: Instant) => clock.advance(millisecondsOf(at) - millisecondsOf(clock.now())),
    useZone: async (timeZone: string) => {
      await store.putSettings({ timeZone }, await store.settings(), clock.now(), cause);
    },
    employManager: () =>
      store.putPerson(
        { id: 'm', email: 'm@example.com', name: 'M', roles: ['manager'], departmentIds: [] },
        undefined,
        clock.now(),
        cause,
      ),
    /** What differs between the counters of the present calendar and a recount; nothing when they are equal. */
    differencesTo: async (newest: readonly Sighting[]) => {
      const calendar = await deps.calendars.get();
      if (!calendar) throw new Error('nothing is counted');
      const recount = new Recount(calendar);
      for (const one of newest) recount.add(one);
      const period = { from: '2026-01-01', to: '2026-12-31' };
      const flows = await deps.aggregates.flows(calendar.generation, period);
      const balances = await deps.aggregates.balances(calendar.generation, period.to);
      return differences(recount.deltas(), [...flows, ...balances]);
    },
    run: async (from: string, to: string) => {
      const request = {
        params: undefined,
        query: undefined,
        body: { from, to, formats: ['html' as const, 'csv' as const] },
        caller: manager,
        ifMatch: undefined,
        idempotencyKey: newId(),
        cause,
        sourceAddress: '',
      };
      const requested = await requestRun(deps)(request);
      if (!requested.ok) throw new Error(requested.error.code);
      const { id } = requested.value;
      return { id, produced: await produceReport(deps)(id, cause), now: () => deps.runs.get(id) };
    },
  };
};
