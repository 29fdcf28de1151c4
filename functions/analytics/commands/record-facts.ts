import type { Deps } from '../deps.ts';
import { changeOf, newestOfEach, type Sighting } from '../domain/fact.ts';
import { currentCalendar } from './current-calendar.ts';

/** Others write the same facts and counters at the same time; each try begins with what they left. */
const TRIES = 25;

type Counting = Pick<Deps, 'facts' | 'calendars' | 'directory'>;

/** Brings the facts of tickets up to date, with the counters that follow from them. `sightings` may lack any of them. */
const bringUpToDate =
  (deps: Counting) =>
  async (ticketIds: readonly string[], sightings: ReadonlyMap<string, Sighting>): Promise<void> => {
    let open = ticketIds;
    for (let tries = 0; tries < TRIES && open.length > 0; tries += 1) {
      // The facts first: the calendar is then at least as new as any of them.
      const before = await deps.facts.of(open);
      const calendar = await currentCalendar(deps);
      const changes = open.flatMap((id) => changeOf(before.get(id), sightings.get(id), calendar) ?? []);
      open = await deps.facts.commit(calendar.generation, changes);
    }
    if (open.length > 0) throw new Error(`${open.length} facts were changed by others each time they were written`);
  };

/**
 * Counts what events told of tickets, each version of a ticket once and in whatever order they come: a fact is the newest
 * state, and the counters change by the difference to the state before it, in the same transaction.
 */
export const recordFacts = (deps: Counting) => async (sightings: readonly Sighting[]) => {
  const newest = newestOfEach(sightings);
  await bringUpToDate(deps)(
    newest.map(({ ticketId }) => ticketId),
    new Map(newest.map((one) => [one.ticketId, one])),
  );
};

/** Counts facts of older generations in the present one. */
export const moveFacts = (deps: Counting) => (ticketIds: readonly string[]) =>
  bringUpToDate(deps)(ticketIds, new Map());
