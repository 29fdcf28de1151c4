import { execFile } from 'node:child_process';
import * as z from 'zod';
import type { Verdict } from './verdict.ts';

/** Who waits for a registry that does not answer waits no longer. */
const MOST_SECONDS = 20;

const findings = z.object({
  vulnerabilities: z.record(z.string(), z.object({ severity: z.string(), range: z.string() })),
  metadata: z.object({
    vulnerabilities: z.object({ total: z.number() }),
    dependencies: z.object({ prod: z.number() }),
  }),
});
const refusal = z.union([
  z.object({ message: z.string() }).transform(({ message }) => message),
  z.object({ error: z.object({ summary: z.string() }) }).transform(({ error }) => error.summary),
]);

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Reads what `npm audit --json` has printed. Without a list of findings there was no answer, which is no fault of ours. */
export const verdictOf = (printed: string): Verdict => {
  const answer = jsonOf(printed);
  const found = findings.safeParse(answer);
  if (!found.success) {
    const why = refusal.safeParse(answer).data?.split('\n')[0] ?? 'no answer in time';
    return { figures: `npm audit: the registry does not answer, not checked (${why})`, wrong: [] };
  }
  const { vulnerabilities, metadata } = found.data;
  const wrong = Object.entries(vulnerabilities)
    .filter(([, { severity }]) => severity === 'high' || severity === 'critical')
    .map(([name, { severity, range }]) => `${name} ${range} has a vulnerability: ${severity}`);
  const { total } = metadata.vulnerabilities;
  return {
    figures: `npm audit: ${metadata.dependencies.prod} packages, ${wrong.length} grave vulnerabilities, ${total - wrong.length} lesser ones`,
    wrong,
  };
};

/**
 * Asks the registry for known vulnerabilities of what is shipped. Throws when npm cannot be run.
 * @param registry another one than npm's own setting says
 */
export const audit = (registry?: string, mostSeconds = MOST_SECONDS): Promise<Verdict> =>
  new Promise((resolve, reject) => {
    const options = ['--omit=dev', '--audit-level=high', '--json', '--fetch-retries=0'];
    execFile(
      'npm',
      ['audit', ...options, ...(registry === undefined ? [] : [`--registry=${registry}`])],
      { timeout: mostSeconds * 1000, killSignal: 'SIGKILL', maxBuffer: 64 * 1024 * 1024 },
      (error, stdout) => {
        if (error && typeof error.code === 'string') reject(new Error('npm cannot be run', { cause: error }));
        else resolve(verdictOf(stdout));
      },
    );
  });
