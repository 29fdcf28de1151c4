import { globSync, readFileSync } from 'node:fs';
import { relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Instrumenter } from '@stryker-mutator/instrumenter';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** What is mutated, and how much of it the tests must kill: every context that has such files, by construction. */
export const SUBJECTS = [
  { name: 'domain', files: 'functions/*/domain/**/*.ts', least: 90 },
  { name: 'policy', files: 'functions/*/contract/policy.ts', least: 100 },
] as const;

/** The tests that may kill: those of the rooms that the subjects live in. */
export const TESTS = 'test/unit/*/{domain,contract}/**/*.test.ts';

/** A change of one place in the source, which a test should notice. */
export interface Mutant {
  readonly id: string;
  /** Of the file, from the root. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly kind: string;
  readonly replacement: string;
  /** Why it is left out, from a `Stryker disable` comment. */
  readonly ignored: string | undefined;
}

const quiet = () => undefined;
const logger = {
  isTraceEnabled: () => false,
  isDebugEnabled: () => false,
  isInfoEnabled: () => false,
  isWarnEnabled: () => true,
  isErrorEnabled: () => true,
  isFatalEnabled: () => true,
  trace: quiet,
  debug: quiet,
  info: quiet,
  warn: console.warn,
  error: console.error,
  fatal: console.error,
};

/**
 * All mutants, and for each file (by its absolute path) a source that has all of its mutants in it and acts as the one that
 * is switched on.
 */
export const mutated = async () => {
  const names = SUBJECTS.flatMap(({ name, files }) => {
    const found = globSync(files, { cwd: ROOT });
    if (found.length === 0) throw new Error(`there is no file of the ${name}: ${files}`);
    return found.map((path) => resolve(ROOT, path));
  });
  const files = names.map((name) => ({ name, mutate: true, content: readFileSync(name, 'utf8') }));
  const result = await new Instrumenter(logger).instrument(files, {
    plugins: null,
    excludedMutations: [],
    ignorers: [],
  });
  const mutants = result.mutants.map(
    ({ id, fileName, location, mutatorName, replacement, status, statusReason }): Mutant => ({
      id,
      path: relative(ROOT, fileName),
      line: location.start.line + 1,
      kind: mutatorName,
      replacement,
      ignored: status === 'Ignored' ? (statusReason ?? 'no reason') : undefined,
    }),
  );
  return { mutants, sources: new Map(result.files.map(({ name, content }) => [name, content])) };
};
