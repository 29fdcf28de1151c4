import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

const projectRoot = join(import.meta.dirname, '..');
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

/**
 * Whether the built console is younger than all that it was built from.
 * @param web the folder of its sources, with `dist` in it
 */
export const isCurrent = (web: string): boolean => {
  const made = join(web, 'dist/.vite/manifest.json');
  if (!existsSync(made)) return false;
  const pages = readdirSync(web).filter((name) => name.endsWith('.html'));
  const latest = Math.max(...[...SOURCES, ...ALONE, ...pages].map((name) => changedAt(join(web, name))));
  return statSync(made).mtimeMs > latest;
};

const BUILD = [join(projectRoot, 'node_modules/vite/bin/vite.js'), 'build', 'web', '--logLevel', 'warn'];

/**
 * Builds the console when its sources are newer than what was built, in a process that goes when it has. The host does not wait
 * for it to serve the API.
 * @throws with what the build said, when it fails
 */
export const consoleBuilt = async (): Promise<void> => {
  if (isCurrent(WEB)) return;
  const child = spawn(process.execPath, BUILD, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  child.stderr.on('data', (part: Buffer) => (said += part.toString()));
  const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
  if (code !== 0) throw new Error(`The console does not build.\n${said}`);
};

/**
 * The folder of the console, built before the answer when its sources are newer. It waits, because an app of the CDK is made
 * in one go, and says all on stderr: some commands of the CDK print what others read.
 * @throws when the build fails; what it said has been printed
 */
export const builtConsole = (): string => {
  if (isCurrent(WEB)) return consoleFolder;
  console.error('Building the console');
  const { status, error } = spawnSync(process.execPath, BUILD, { cwd: projectRoot, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error('The console does not build.', { cause: error });
  return consoleFolder;
};
