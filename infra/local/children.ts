import { execFileSync, spawn } from 'node:child_process';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** A stand-in that is a process of its own. */
export interface Child {
  /** Settles when the process has ended, asked for or not. */
  readonly ended: Promise<void>;
  stop(): Promise<void>;
}

const pidFolder = (stateFolder: string) => join(stateFolder, 'children');

const commandOf = (pid: number) => {
  try {
    return execFileSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' });
  } catch {
    return '';
  }
};

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

const kill = async (pid: number) => {
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  for (let waited = 0; isAlive(pid) && waited < 5000; waited += 10) await sleep(10);
};

/** Ends the children of a host that was killed: those that are still alive and whose command line names this folder. */
export const endStaleChildren = async (stateFolder: string) => {
  const folder = pidFolder(stateFolder);
  if (!existsSync(folder)) return;
  for (const file of readdirSync(folder)) {
    const pid = Number(readFileSync(join(folder, file), 'utf8'));
    if (pid > 0 && isAlive(pid) && commandOf(pid).includes(stateFolder)) await kill(pid);
    rmSync(join(folder, file));
  }
};

// A shell waits on our end of a pipe and ends the program when that closes, which it also does when we are killed.
const GUARD = '"$@" </dev/null & child=$!; echo $child; read -r _; kill -9 $child 2>/dev/null; wait $child';

/**
 * Starts a program that does not outlive this process. Its output goes to `<name>.log` in the state folder.
 * @param command program and arguments; one of them must contain the state folder's path, by which a leftover is known
 */
export const startChild = async (
  stateFolder: string,
  name: string,
  command: readonly string[],
  options: { cwd?: string; env?: Record<string, string> } = {},
): Promise<Child> => {
  mkdirSync(pidFolder(stateFolder), { recursive: true });
  const guard = spawn('/bin/sh', ['-c', GUARD, 'guard', ...command], {
    stdio: ['pipe', 'pipe', 'pipe'],
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    detached: true, // Ctrl-C is for the host, which stops its children in order
  });
  const log = createWriteStream(join(stateFolder, `${name}.log`), { flags: 'a' });
  const pid = await new Promise<number>((resolve, reject) => {
    guard.once('error', reject);
    guard.stdout.once('data', (first: Buffer) => {
      const text = first.toString();
      log.write(text.slice(text.indexOf('\n') + 1));
      guard.stdout.pipe(log);
      resolve(Number.parseInt(text, 10));
    });
  });
  guard.stderr.pipe(log);
  writeFileSync(join(pidFolder(stateFolder), name), String(pid));
  const ended = new Promise<void>((resolve) => guard.once('exit', () => resolve()));
  // The guard outlives a child that fails by itself; notice that here.
  const watch = setInterval(() => {
    if (!isAlive(pid)) guard.stdin.end();
  }, 1000).unref();
  void ended.then(() => clearInterval(watch));
  guard.stdin.on('error', () => undefined);
  return {
    ended,
    stop: async () => {
      guard.stdin.end();
      await ended;
      rmSync(join(pidFolder(stateFolder), name), { force: true });
    },
  };
};
