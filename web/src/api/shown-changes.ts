import { hashKey, type QueryClient, type QueryKey } from '@tanstack/react-query';

type Change<Shown> = (shown: Shown) => Shown;

interface Held<Shown> {
  /** What the server said last. */
  readonly agreed: Shown;
  /** What the cache was given: anything else in it was fetched since. */
  readonly put: Shown;
  /** Not agreed yet, in the order in which they were made. */
  readonly changes: readonly Change<Shown>[];
}

const ofClients = new WeakMap<QueryClient, Map<string, unknown>>();

/**
 * The changes of a record that are shown before the server has agreed, on top of what it said last.
 * One that is taken back leaves what the others show.
 */
export const shownChanges = <Shown>(client: QueryClient, key: QueryKey) => {
  const records = ofClients.get(client) ?? new Map<string, unknown>();
  ofClients.set(client, records);
  const name = hashKey(key);

  const held = (): Held<Shown> | undefined => {
    const shown = client.getQueryData<Shown>(key);
    if (shown === undefined) return undefined;
    // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- whoever shares a key shares its shape, as in the query client
    const kept = records.get(name) as Held<Shown> | undefined;
    if (kept?.put === shown) return kept;
    return { agreed: shown, put: shown, changes: kept?.changes ?? [] };
  };
  const show = (agreed: Shown, changes: readonly Change<Shown>[]) => {
    const next = changes.reduce((shown, change) => change(shown), agreed);
    const put = client.setQueryData<Shown>(key, next) ?? next;
    if (changes.length === 0) records.delete(name);
    else records.set(name, { agreed, put, changes } satisfies Held<Shown>);
  };
  const others = (change: Change<Shown>) => held()?.changes.filter((other) => other !== change) ?? [];

  return {
    /** What the server said last; undefined when the record was not fetched. */
    agreed: () => held()?.agreed,
    /** Shows a change. What was not fetched shows none. */
    add: (change: Change<Shown>) => {
      const now = held();
      if (now) show(now.agreed, [...now.changes, change]);
    },
    /** Takes one back. */
    drop: (change: Change<Shown>) => {
      const now = held();
      if (now) show(now.agreed, others(change));
    },
    /** Holds one for agreed as it was guessed. */
    keep: (change: Change<Shown>) => {
      const now = held();
      if (now) show(change(now.agreed), others(change));
    },
    /** Puts what was answered in place of what was guessed. */
    settle: (change: Change<Shown>, answered: Shown) => show(answered, others(change)),
  };
};
