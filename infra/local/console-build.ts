import { spawn } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from './bundles.ts';

const WEB = join(projectRoot, 'web');

/** Where the built console is. */
export const consoleFolder = join(WEB, 'dist');

const SOURCES = ['src', 'public'];
const ALONE = ['vite.config.ts', '../package-lock.json'];

/** The latest change below a folder, in milliseconds; a folder changes when a file comes or goes. */
const changedAt = (path: string): number => {
  const stats = statSync(path);
  const inside = stats.isDirectory() ? readdirSync(path).map((name) => changedAt(join(path, name))) : [];
  return Math.max(stats.mtimeMs, ...inside);
};

const isCurrent = () => {
  const made = join(consoleFolder, '.vite/manifest.json');
  if (!existsSync(made)) return false;
  const pages = readdirSync(WEB).filter((name) => name.endsWith('.html'));
  const latest = Math.max(...[...SOURCES, ...ALONE, ...pages].map((name) => changedAt(join(WEB, name))));
  return statSync(made).mtimeMs > latest;
};

/**
 * Builds the console when its sources are newer than what was built, in a process that goes when it has. The host does not wait
 * for it to serve the API.
 * @throws with what the build said, when it fails
 */
export const consoleBuilt = async (): Promise<void> => {
  if (isCurrent()) return;
  const command = [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn'];
  const child = spawn(process.execPath, command, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The console does not build.\n${said}`);
};
