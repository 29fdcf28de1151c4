import { contexts } from '../../functions/contexts.ts';
import { plantedFaults } from './planted-faults.ts';
import { seedsThatFound } from './planted-seeds.ts';
import type { TaskResult } from './task.ts';
import { inThreads, ofSeeds, THREADS } from './threads.ts';
import { allFaults } from './world/faults.ts';

/** What a gate has found: what is wrong, and its figures in one line. */
export interface Verdict {
  readonly wrong: readonly string[];
  readonly figures: string;
}

const said = ({ name, seed, wrong }: TaskResult) => wrong.map((one) => `seed ${seed}, ${name}: ${one}`);

/** Every function of the manifests: a new one must be called in some world on the day it is added. */
const everyFunction = contexts.flatMap(({ name, http, queues, schedules, streams, deadLetters }) =>
  [
    ...(http ? ['http'] : []),
    ...(deadLetters ? ['dead-letters'] : []),
    ...[queues, schedules, streams].flatMap((some) => Object.keys(some ?? {})),
  ].map((step) => `${name}-${step}`),
);

/** Lives so many worlds; every kind of fault must have struck and every function been called, if they were enough. */
export const simulate = async (
  from: number,
  seeds: number,
): Promise<Verdict & { readonly counts: ReadonlyMap<string, number> }> => {
  const wrong: string[] = [];
  const counts = new Map<string, number>([...allFaults, ...everyFunction].map((name) => [name, 0]));
  let lived = 0;
  await inThreads(ofSeeds('live', from, seeds), (result) => {
    lived += 1;
    wrong.push(...said(result));
    for (const [name, times] of Object.entries(result.counts)) counts.set(name, (counts.get(name) ?? 0) + times);
  });
  if (lived < seeds) wrong.push(`only ${lived} of ${seeds} worlds came to their end`);
  if (seeds >= 100)
    for (const [name, times] of counts) if (times === 0) wrong.push(`in no world there was this: ${name}`);
  const sum = (names: readonly string[]) => names.reduce((total, name) => total + (counts.get(name) ?? 0), 0);
  const figures = `${lived} worlds, ${sum(everyFunction)} calls of ${everyFunction.length} functions, ${sum(allFaults)} faults of ${allFaults.length} kinds`;
  return { wrong, counts, figures };
};

/** Plants each fault and looks for a world in which it shows. */
export const plant = async (seeds: number): Promise<Verdict & { readonly found: ReadonlyMap<string, number> }> => {
  const names = Object.keys(plantedFaults);
  const found = new Map<string, number>();
  const tasks = Array.from({ length: THREADS }, (_, n) => ({
    kind: 'plant' as const,
    seeds,
    faults: names
      .filter((_, index) => index % THREADS === n)
      .map((name) => ({ name, first: seedsThatFound()[name] ?? 1 })),
  }));
  await inThreads(tasks, ({ name, seed }) => void found.set(name, seed));
  const missed = names.filter((name) => !found.get(name));
  return {
    found,
    wrong: missed.map((name) => `the planted fault "${name}" shows in none of ${seeds} worlds`),
    figures: `${names.length - missed.length} of ${names.length} planted faults found`,
  };
};

/** Races of eight on one record, for every command. */
export const raceAll = async (from: number, seeds: number): Promise<Verdict> => {
  const wrong: string[] = [];
  const commands = new Set<string>();
  let races = 0;
  await inThreads(ofSeeds('race', from, seeds), (result) => {
    races += 1;
    commands.add(result.name);
    wrong.push(...said(result));
  });
  if (races < seeds * commands.size || races === 0) wrong.push(`only ${races} races were run`);
  return { wrong, figures: `${races} races of eight, ${commands.size} commands` };
};
