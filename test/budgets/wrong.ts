import { contexts } from '../../functions/contexts.ts';
import { steps, useCases as priced, type Work } from '../../scripts/cost/units.ts';
import { figures, valueOf, type Row } from './documented.ts';
import { routes } from './life.ts';
import type { Company, Counted } from './task.ts';

/** A function of the manifests that no route leads to, with the events that it is told. */
interface Step {
  readonly name: string;
  readonly types: readonly string[];
}

const everyStep: readonly Step[] = contexts.flatMap(
  ({ name, queues = {}, schedules = {}, streams = {}, deadLetters }) => [
    ...Object.entries(queues).map(([queue, { subscribesTo }]) => ({ name: `${name}-${queue}`, types: subscribesTo })),
    ...Object.keys({ ...schedules, ...streams }).map((step) => ({ name: `${name}-${step}`, types: [] })),
    ...(deadLetters ? [{ name: `${name}-dead-letters`, types: [] }] : []),
  ],
);

/** Routes and functions of the manifests that no row is about, and rows that are about none, or that nothing counts. */
export const uncovered = (
  rows: readonly Row[],
  counted: Iterable<string>,
  asked: readonly string[] = [...routes.keys(), ...everyStep.map(({ name }) => name)],
): string[] => {
  const named = rows.flatMap(({ by }) => by);
  const known = new Set(counted);
  return [
    ...asked.filter((name) => !named.includes(name)).map((name) => `no row of the table is about ${name}`),
    ...rows.flatMap(({ useCase, by }) =>
      by.filter((name) => !asked.includes(name)).map((name) => `"${useCase}" is about ${name}, which there is not`),
    ),
    ...rows.filter(({ useCase }) => !known.has(useCase)).map(({ useCase }) => `"${useCase}" is not counted`),
    ...[...known].filter((name) => !rows.some(({ useCase }) => useCase === name)).map((name) => `"${name}" has no row`),
  ];
};

/** Events that a queue subscribes to and that were not counted in it. */
export const untold = (counted: readonly Counted[], asked: readonly Step[] = everyStep): string[] =>
  asked.flatMap(({ name, types }) => {
    const told = new Set(counted.filter(({ by }) => by === name).flatMap((one) => one.types));
    return types.filter((type) => !told.has(type)).map((type) => `nothing counts what ${type} costs in ${name}`);
  });

const nameOf = ({ useCase, by, of }: Counted) => {
  const letters = Object.entries(of).map(([letter, value]) => `${letter} = ${value}`);
  return `"${useCase}" (${[by, ...letters].join(', ')})`;
};

/** Where the table and what was counted differ: the row, the new and the old figure. */
export const differing = (rows: readonly Row[], { tickets, counted }: Company): string[] =>
  rows.flatMap(({ useCase, by, cells }) =>
    by.flatMap((name) => {
      const found = counted.filter((one) => one.useCase === useCase && one.by === name);
      if (found.length === 0) return [`"${useCase}" (${name}) was not counted with ${tickets} tickets`];
      return found.flatMap((one) =>
        figures.flatMap((figure) => {
          const [now, old] = [one.cost[figure], valueOf(cells[figure], one.of)];
          return now === old
            ? []
            : [`${nameOf(one)} with ${tickets} tickets: ${now} ${figure}, and ${old} in the table`];
        }),
      );
    }),
  );

/** `platform-dead-letters` for `platform-deadLetters` */
const kebab = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Where the bill charges other units than were counted. */
export const misjudged = (
  { counted }: Company,
  works: Readonly<Record<string, Work & { readonly by?: string }>> = { ...steps, ...priced },
): string[] =>
  Object.entries(works).flatMap(([name, { row, by = name, of = {}, readUnits = 0, writeUnits = 0 }]) => {
    if (row === undefined) return [];
    const found = counted.filter(
      (one) =>
        one.useCase === row &&
        (routes.get(one.by)?.entry ?? one.by) === kebab(by) &&
        Object.entries(of).every(([letter, value]) => one.of[letter] === value),
    );
    const where = `scripts/cost/units.ts: "${name}"`;
    if (found.length === 0) return [`${where} is charged as "${row}", which is not counted in ${by}`];
    const reads = Math.max(...found.map(({ cost }) => cost['read units']));
    const writes = Math.max(...found.map(({ billedWriteUnits }) => billedWriteUnits));
    return [
      ...(reads === readUnits ? [] : [`${where} takes ${reads} read units, and not ${readUnits}`]),
      ...(writes === writeUnits ? [] : [`${where} takes ${writes} write units, and not ${writeUnits}`]),
    ];
  });

/** The partition that takes the largest part of the writes. */
export const hottestOf = (heat: ReadonlyMap<string, number>) => {
  const all = [...heat.values()].reduce((sum, units) => sum + units, 0);
  const [partition, units] = [...heat].reduce((hottest, one) => (one[1] > hottest[1] ? one : hottest), ['none', 0]);
  return { partition, share: units / all, all };
};
