import * as fc from 'fast-check';
import {
  describe,
  inject,
  TestRunner,
  vi,
  type RunnerTask,
  type RunnerTestCase,
  type RunnerTestFile,
  type RunnerTestSuite,
} from 'vitest';
import { switchboard } from './switchboard.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** The mutants to try, by the absolute path of the file of tests that is to kill them. */
    mutants: Record<string, readonly string[]>;
  }
  interface TaskMeta {
    /** Of a file: those of its mutants that its tests reach, and whether one of them fails for it. */
    mutants?: Record<string, boolean>;
  }
}

/** The same cases each time, so that the figures are; what matters is that a test fails, not with how small a case. */
fc.configureGlobal({ seed: 7, endOnFailure: true });

/** A mutant may make a test longer, but not by more than this: it would be a loop without end. */
const limitOf = (steps: number) => 10 * steps + 10_000;

/** What a test took in the run without a mutant. */
interface Usual {
  readonly milliseconds: number;
  readonly steps: number;
}

const byName = (tasks: readonly RunnerTask[], path: readonly string[] = []): (readonly [string, RunnerTestCase])[] =>
  tasks.flatMap((task) => {
    const names = [...path, task.name];
    return task.type === 'test' ? [[names.join(' > '), task] as const] : byName(task.tasks, names);
  });

/**
 * Runs the tests of a file as always, and sees which mutants they reach; then for each of these, with the modules loaded anew
 * and the mutant switched on, those that reach it, the quickest first, until one fails.
 */
export default class MutationRunner extends TestRunner {
  #usual = new Map<string, Usual>();
  #stepsToLoad = 0;

  override async importFile(filepath: string, source: 'collect' | 'setup') {
    vi.resetModules();
    this.#usual = new Map();
    switchboard.mutantCoverage = { static: {}, perTest: {} };
    switchboard.steps = 0;
    await super.importFile(filepath, source);
    this.#stepsToLoad = switchboard.steps;
  }

  /** Takes the place of vitest's own call of the test. */
  async runTask(test: RunnerTestCase) {
    const start = performance.now();
    switchboard.currentTestId = test.fullTestName;
    switchboard.steps = 0;
    try {
      await TestRunner.getTestFn(test)();
    } finally {
      switchboard.currentTestId = undefined;
      this.#usual.set(test.fullTestName, {
        milliseconds: performance.now() - start,
        steps: switchboard.steps,
      });
    }
  }

  override async onAfterRunSuite(suite: RunnerTestSuite) {
    const { file, result } = suite;
    const mutants = inject('mutants')[file.filepath] ?? [];
    if (suite.id === file.id && result?.state === 'pass' && mutants.length > 0)
      suite.meta.mutants = await this.#try(mutants, file);
    await super.onAfterRunSuite(suite);
  }

  async #try(mutants: readonly string[], file: RunnerTestFile) {
    const { static: loading, perTest } = switchboard.mutantCoverage;
    // Modules that are loaded from now on tell of their passes elsewhere.
    switchboard.mutantCoverage = { static: {}, perTest: {} };
    const all = [...this.#usual.keys()];
    const failing = await this.#killerOf(undefined, all, file);
    if (failing !== undefined)
      throw new Error(`${file.name}: ${failing} when it is called again, without a mutant; hooks are left out`);
    const outcomes: Record<string, boolean> = {};
    for (const mutant of mutants) {
      // What is passed while the modules are loaded may matter to any test.
      const reaching = mutant in loading ? all : all.filter((name) => mutant in (perTest[name] ?? {}));
      if (reaching.length > 0) outcomes[mutant] = (await this.#killerOf(mutant, reaching, file)) !== undefined;
    }
    return outcomes;
  }

  /** What fails when the mutant is switched on: the first test of those named that does, or already the loading. */
  async #killerOf(mutant: string | undefined, names: readonly string[], file: RunnerTestFile) {
    const chosen = new Set(names);
    const usual = (name: string) => this.#usual.get(name) ?? { milliseconds: 0, steps: 0 };
    switchboard.mutant = mutant;
    try {
      this.#expectSteps(this.#stepsToLoad);
      const tests = await this.#loaded(file).catch(() => undefined);
      if (!tests) return 'its file does not load';
      const missing = names.find((one) => !tests.some(([name]) => name === one));
      if (missing !== undefined) return `“${missing}” is not there`;
      const quickestFirst = tests
        .filter(([name]) => chosen.has(name))
        .toSorted(([a], [b]) => usual(a).milliseconds - usual(b).milliseconds);
      // What one test made ready for the others, another one may have to now.
      const most = Math.max(0, ...[...this.#usual.values()].map(({ steps }) => steps));
      for (const [name, test] of quickestFirst) {
        this.#expectSteps(most);
        try {
          this.onBeforeTryTask(test, { retry: 0, repeats: 0 });
          await TestRunner.getTestFn(test)();
        } catch {
          return `“${name}” fails`;
        }
      }
      return undefined;
    } finally {
      switchboard.mutant = undefined;
      switchboard.limit = Infinity;
    }
  }

  #expectSteps(steps: number) {
    switchboard.steps = 0;
    switchboard.limit = limitOf(steps);
  }

  /** The tests of the file with their names (several may share one), all modules loaded anew. Throws what these throw. */
  async #loaded(file: RunnerTestFile) {
    vi.resetModules();
    let again: Promise<RunnerTestSuite> | undefined;
    // In an outer suite: one whose factory throws would stay open for all that come after it.
    const outer = describe('outer', async () => {
      again = describe('again', async () => {
        await super.importFile(file.filepath, 'collect');
      }).collect(file);
      await again.catch(() => undefined);
      outer.clear();
    });
    await outer.collect(file);
    if (!again) throw new Error('a suite that is collected calls its factory');
    return byName((await again).tasks);
  }
}
