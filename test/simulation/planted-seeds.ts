import { readFileSync, writeFileSync } from 'node:fs';
import * as z from 'zod';

const file = new URL('planted-seeds.json', import.meta.url);

/** The world that showed each planted fault the last time: it is likely to do so again, and saves looking for another. */
export const seedsThatFound = () =>
  z.record(z.string(), z.number().int().positive()).parse(JSON.parse(readFileSync(file, 'utf8')));

export const rememberSeeds = (found: ReadonlyMap<string, number>) => {
  const seeds = [...found].filter(([, seed]) => seed > 0).toSorted(([a], [b]) => (a < b ? -1 : 1));
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(seeds), null, 2)}\n`);
};
