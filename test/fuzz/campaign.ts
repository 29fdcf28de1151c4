import * as fc from 'fast-check';
import { operations, type Operation } from './document.ts';
import { caseFor } from './generate.ts';
import { faultsIn, type Figures } from './properties.ts';
import type { World } from './world.ts';

/** Where more is sent, more can go wrong. */
const weightOf = ({ body, contract }: Operation) => (body ? 4 : contract.query ? 3 : contract.params ? 2 : 0.5);

/** Of so many requests one must have gone through. */
const ENOUGH = 100;

const total = operations.reduce((sum, one) => sum + weightOf(one), 0);

/** The share of an operation in so many cases. */
const shareOf = (operation: Operation, cases: number) => Math.ceil((cases * weightOf(operation)) / total);

/**
 * Tries so many cases of an operation.
 * @param options.figures those of this operation alone; they are added to
 * @returns the smallest case that goes wrong, and how, as text; nothing when none does
 */
export const tryOperation = async (
  world: World,
  operation: Operation,
  { cases, seed, figures }: { cases: number; seed: number; figures: Figures },
): Promise<string | undefined> => {
  const run = await fc.check(
    fc.asyncProperty(caseFor(operation), async (one) => {
      const faults = await faultsIn(world, operation, one, figures);
      if (faults.length > 0) throw new Error(faults.join('\n'));
    }),
    { numRuns: shareOf(operation, cases), seed },
  );
  if (!run.failed)
    return figures.requests > ENOUGH && figures.accepted === 0
      ? `${operation.id}: none of ${figures.requests} requests was accepted: nothing beyond the first check has been tried`
      : undefined;
  const [smallest] = run.counterexample ?? [];
  const why = run.errorInstance instanceof Error ? run.errorInstance.message : String(run.errorInstance);
  return [
    `${operation.id}: case ${run.numRuns} of seed ${seed}, made smaller ${run.numShrinks} times (path ${run.counterexamplePath ?? ''})`,
    JSON.stringify(smallest).slice(0, 4_000),
    why.slice(0, 2_000),
  ].join('\n');
};
