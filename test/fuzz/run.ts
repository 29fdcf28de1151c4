import { parseArgs } from 'node:util';
import { tryOperation } from './campaign.ts';
import { operations } from './document.ts';
import { added, noFigures } from './properties.ts';
import { startWorld } from './world.ts';

/** `node test/fuzz/run.ts [--cases N] [--seed S] [--only OPERATION]`: any number of cases, from any seed. */
const { values } = parseArgs({
  options: {
    cases: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 2 ** 31) },
    only: { type: 'string' },
  },
});
const [cases, seed] = [Number(values.cases), Number(values.seed)];
if (!Number.isInteger(cases) || cases < 1 || !Number.isInteger(seed))
  throw new Error('Usage: node test/fuzz/run.ts [--cases N] [--seed S] [--only OPERATION]');

const started = performance.now();
const world = await startWorld();
let figures = noFigures();
const failures: string[] = [];
for (const [index, operation] of operations.entries()) {
  if (values.only !== undefined && values.only !== operation.id) continue;
  const from = performance.now();
  const own = noFigures();
  const failure = await tryOperation(world, operation, { cases, seed: seed + index, figures: own });
  figures = added(figures, own);
  const seconds = ((performance.now() - from) / 1000).toFixed(1);
  console.log(
    `${failure === undefined ? 'ok  ' : 'FAIL'} ${operation.id}: ${own.accepted} accepted, ${own.refused} refused, ` +
      `${own.written} wrote, ${seconds} s`,
  );
  if (failure === undefined) continue;
  failures.push(operation.id);
  console.log(failure);
}
await world.stop();
console.log(
  `fuzz: seed ${seed}, ${figures.requests} requests to ${operations.length} operations, ${figures.accepted} accepted, ` +
    `${figures.refused} refused, ${figures.written} wrote, ${failures.length} operations failed, ` +
    `${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = failures.length === 0 ? 0 : 1;
