/** How often the places of mutants were passed, by their ids. */
type Passes = Record<string, number>;

/**
 * What mutated code asks and tells. The names of the global and of `activeMutant`, `currentTestId` and
 * `mutantCoverage` are those of Stryker's instrumenter.
 */
interface Switchboard {
  readonly activeMutant: string | undefined;
  currentTestId: string | undefined;
  mutantCoverage: { static: Passes; perTest: Record<string, Passes> };
  /** How often mutated code has asked since the count was set back. */
  steps: number;
  /** The mutant that is switched on. */
  mutant: string | undefined;
  /** So many steps are taken for a loop without end. */
  limit: number;
}

declare global {
  var __stryker__: Switchboard | undefined;
}

/** There is one in each worker, also after its modules were loaded anew. */
export const switchboard: Switchboard = (globalThis.__stryker__ ??= {
  get activeMutant() {
    this.steps += 1;
    if (this.steps > this.limit) throw new Error(`It does not end: ${this.limit} steps.`);
    return this.mutant;
  },
  currentTestId: undefined,
  mutantCoverage: { static: {}, perTest: {} },
  steps: 0,
  mutant: undefined,
  limit: Infinity,
});
