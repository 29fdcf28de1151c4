import { globSync } from 'node:fs';
import { matchesGlob, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createVitest } from 'vitest/node';
import { mutated, ROOT, SUBJECTS, TESTS, type Mutant } from './mutants.ts';

// `npm run mutate [-- TEST-FILE …]`: changes the rules in one place after the other, and counts the changes that a test
// notices. The mutants are Stryker's. They are tried here and not by Stryker because it starts a worker for each of
// them, which takes ten times as long; a mutant dies here of what it dies of there.

const started = performance.now();
const { mutants, sources } = await mutated();

const vitest = await createVitest(
  'test',
  {
    config: false,
    watch: false,
    root: ROOT,
    include: [TESTS],
    pool: 'threads',
    isolate: false,
    // Its key is the source as it is on the disk.
    fsModuleCache: false,
    maxWorkers: 2,
    reporters: ['minimal'],
    testTimeout: 30_000,
    unstubEnvs: true,
    restoreMocks: true,
    runner: fileURLToPath(new URL('runner.ts', import.meta.url)),
  },
  { plugins: [{ name: 'mutants', enforce: 'pre', load: (id) => sources.get(id) }] },
);

/** By the mutant's id: whether a test fails for it. Those that no test reaches are not in it. */
const found = new Map<string, boolean>();

/** Has those mutants tried for which each file of tests is asked. */
const tryMutants = async (mutantsOf: (testPath: string) => readonly Mutant[]) => {
  const tests = globSync(TESTS, { cwd: ROOT });
  vitest.provide(
    'mutants',
    Object.fromEntries(tests.map((path) => [resolve(ROOT, path), mutantsOf(path).map(({ id }) => id)])),
  );
  await vitest.start(process.argv.slice(2));
  const { state } = vitest;
  if (state.getCountOfFailedTests() > 0 || state.getUnhandledErrors().length > 0) {
    console.error('mutate: the tests must pass before they can tell anything of mutants.');
    process.exit(1);
  }
  for (const { meta } of state.getFiles())
    for (const [id, killed] of Object.entries(meta.mutants ?? {})) found.set(id, killed || found.get(id) === true);
};

// Most die of the tests that mirror their file; the others are left to all.
const counted = mutants.filter(({ ignored }) => ignored === undefined);
const mirrored = Map.groupBy(counted, ({ path }) => path.replace(/^functions\/(.*)\.ts$/, 'test/unit/$1.test.ts'));
await tryMutants((test) => mirrored.get(test) ?? []);
const left = counted.filter(({ id }) => found.get(id) !== true);
await tryMutants(() => left);
await vitest.close();

interface Score {
  readonly killed: number;
  readonly survived: number;
}

const scoreOf = (some: readonly Mutant[]): Score => {
  const killed = some.filter(({ id }) => found.get(id) === true).length;
  return { killed, survived: some.filter(({ ignored }) => ignored === undefined).length - killed };
};
const percentOf = ({ killed, survived }: Score) => (survived === 0 ? 100 : (100 * killed) / (killed + survived));
const written = (score: Score) =>
  `${score.killed} killed, ${score.survived} survived, ${percentOf(score).toFixed(1)} %`;

const onOneLine = (code: string) => {
  const text = code.replaceAll(/\s+/g, ' ');
  return text.length > 100 ? `${text.slice(0, 100)}…` : text;
};

for (const [path, own] of Map.groupBy(mutants, ({ path }) => path)) {
  console.log(`${path}: ${written(scoreOf(own))}`);
  for (const { id, line, kind, replacement, ignored } of own)
    if (ignored !== undefined) console.log(`  ${path}:${line} left out (${kind}): ${ignored}`);
    else if (found.get(id) !== true)
      console.log(
        `  ${path}:${line} ${found.has(id) ? kind : `${kind}, reached by no test`}: ${onOneLine(replacement)}`,
      );
}

// Each context for itself: the well-tested ones do not stand in for another.
const parts = SUBJECTS.flatMap(({ name, files, least }) =>
  [
    ...Map.groupBy(
      mutants.filter(({ path }) => matchesGlob(path, files)),
      ({ path }) => path.split('/')[1],
    ),
  ].map(([context, own]) => ({ name: `${context} ${name}`, least, score: scoreOf(own) })),
);
const short = parts.filter(({ score, least }) => percentOf(score) < least);
for (const { name, score, least } of short) console.log(`${name}: ${written(score)}, ${least} % are asked for`);

const total = scoreOf(mutants);
console.log(
  `mutate: ${short.length === 0 ? '' : 'FAILED, too many survived: '}${total.killed + total.survived} mutants, ${written(total)} ` +
    `(${parts.map(({ name, score }) => `${name} ${percentOf(score).toFixed(1)} %`).join(', ')}), ` +
    `${mutants.filter(({ ignored }) => ignored !== undefined).length} left out, ` +
    `${((performance.now() - started) / 1000).toFixed(0)} s`,
);
process.exitCode = short.length === 0 ? 0 : 1;
