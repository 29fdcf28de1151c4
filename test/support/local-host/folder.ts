import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { openState, type StateFolder } from '../../../infra/local/state.ts';

/** An empty folder, and how to take it away. */
export const removableFolder = () => {
  const path = mkdtempSync(join(tmpdir(), 'rapport-test-'));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** An empty folder that goes with the test. */
export const temporaryFolder = () => {
  const { path, remove } = removableFolder();
  onTestFinished(remove);
  return path;
};

/** A state folder, opened as a host does that starts on it. */
export const stateIn = (path: string): Promise<StateFolder> =>
  openState(path, { fresh: false, beforeUse: () => Promise.resolve() });
