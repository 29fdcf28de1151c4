import { execFile } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';

/** A project of a few files that break a rule, held to our settings. */
export interface ProbeProject {
  /** Runs a tool of ours there and answers the JSON that it prints, however it ends. */
  report(tool: string, ...options: readonly string[]): Promise<unknown>;
  remove(): void;
}

/**
 * @param settings files of ours that it takes over
 * @param files its own, by their paths
 */
export const probeProject = (settings: readonly string[], files: Readonly<Record<string, string>>): ProbeProject => {
  const folder = mkdtempSync(join(tmpdir(), 'rapport-probe-'));
  for (const name of settings) copyFileSync(name, join(folder, name));
  symlinkSync(join(process.cwd(), 'node_modules'), join(folder, 'node_modules'));
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
  return {
    report: async (tool, ...options) => {
      const run = promisify(execFile)(tool, options, { cwd: folder, maxBuffer: 64 * 1024 * 1024 });
      const { stdout } = await run.catch((error: unknown) => z.object({ stdout: z.string() }).parse(error));
      const said: unknown = JSON.parse(stdout);
      return said;
    },
    remove: () => rmSync(folder, { recursive: true }),
  };
};
