import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import * as z from 'zod';
import { aside } from './aside.ts';
import { projectRoot } from './bundles.ts';

const person = z.looseObject({ email: z.string(), password: z.string(), role: z.string().optional() });
export type SeededPerson = z.infer<typeof person>;

export interface Seeding {
  readonly baseUrl: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  /** Opens the API at `baseUrl`, for nobody else; answers how to close it. */
  readonly open: () => Promise<() => Promise<void>>;
}

const OWN_SEED = join(projectRoot, 'scripts/seed.ts');

/**
 * Calls `seed` of a module (default: the project's) in a process of its own, against the API on a port that nobody knows yet.
 * It is called at every start and must be content to find its work done.
 */
export const seedWith = async (
  module: string | false | undefined,
  seeding: Seeding,
): Promise<readonly SeededPerson[]> => {
  const file = module ?? OWN_SEED;
  if (file === false || (module === undefined && !existsSync(file))) return [];
  const { baseUrl, env, open } = seeding;
  const close = await open();
  try {
    const outputs = { ...seeding.outputs, ...(seeding.outputs['ApiUrl'] && { ApiUrl: baseUrl }) };
    return z.array(person).parse(await aside(pathToFileURL(file), 'seed', { baseUrl, outputs }, env));
  } finally {
    await close();
  }
};
