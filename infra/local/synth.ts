import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ContextManifest } from '../../shared/manifest/context.ts';
import { buildApp } from '../app.ts';

/**
 * Synthesizes the app as `cdk deploy` would, without code.
 * Runs in a short-lived process (`aside.ts`): the CDK holds 200 MB that nobody needs afterwards.
 * @param contexts others than the project's own, for tests
 * @returns each stack's template by the stack's name
 */
export const synth = async (contexts?: readonly ContextManifest[]): Promise<Record<string, unknown>> => {
  process.env['CDK_VALIDATION'] = 'false'; // cdk-nag is for the gate; it takes seconds
  const outdir = mkdtempSync(join(tmpdir(), 'rapport-synth-'));
  try {
    const own = contexts ?? (await import('../../functions/contexts.ts')).contexts;
    const { stacks } = buildApp({ contexts: own, bundling: false, outdir }).synth();
    return Object.fromEntries(stacks.map(({ stackName, template }) => [stackName, template]));
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
};
