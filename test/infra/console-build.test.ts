import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { isCurrent } from '../../infra/console-build.ts';
import { synthesize } from './synthesized.ts';

const FOLDERS = ['web/src/tickets', 'web/src', 'web/public', 'web/dist/.vite'];
const FILES = ['package-lock.json', 'web/vite.config.ts', 'web/index.html', 'web/src/tickets/page.tsx'];
const BUILT = 'web/dist/.vite/manifest.json';

let project = '';
const at = (path: string, time: string) => utimesSync(join(project, path), new Date(time), new Date(time));

beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), 'rapport-build-'));
  for (const folder of FOLDERS) mkdirSync(join(project, folder), { recursive: true });
  for (const file of [...FILES, BUILT]) writeFileSync(join(project, file), '');
  for (const path of [...FILES, ...FOLDERS]) at(path, '2026-01-01T09:00:00Z');
  at(BUILT, '2026-01-01T10:00:00Z');
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(project, { recursive: true });
});

describe('what was built of the console', () => {
  it('is what its sources say, as long as none is younger', () => {
    expect(isCurrent(join(project, 'web'))).toBe(true);
  });

  it.each([...FILES, 'web/src/tickets', 'web/public'])('is out of date when %s has changed since', (path) => {
    at(path, '2026-01-01T11:00:00Z');
    expect(isCurrent(join(project, 'web'))).toBe(false);
  });

  it('is out of date when there is none', () => {
    rmSync(join(project, 'web/dist'), { recursive: true });
    expect(isCurrent(join(project, 'web'))).toBe(false);
  });
});

describe('a stage without a console', () => {
  it('does not ask for the console to be built, and has no stack of its files', () => {
    vi.stubEnv('CDK_CONTEXT_JSON', JSON.stringify({ console: 'no' }));
    const built = vi.fn<() => string>(() => project);
    const { terminationProtection } = synthesize({ console: built });
    expect(built).not.toHaveBeenCalled();
    expect(Object.keys(terminationProtection)).not.toContain('rapport-dev-console');
  });
});
