import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

export type Environment = Readonly<Record<string, string | undefined>>;

/** How long a process may take to end by itself, in milliseconds. */
const GRACE = 5000;

const started = new Set<ChildProcess>();

const ended = (child: ChildProcess) => child.exitCode !== null || child.signalCode !== null;

const signal = (child: ChildProcess, name: NodeJS.Signals) => {
  try {
    // The whole group: a tool that we start starts others.
    if (child.pid !== undefined) process.kill(-child.pid, name);
  } catch {
    // It has ended by itself.
  }
};

/**
 * Starts a program as a group of its own, so that Ctrl-C ends it in our order and not in the terminal's; with `detached:
 * false` it stays in the group of this process, and ends with it.
 */
export const start = (command: string, args: readonly string[], env: Environment, options: SpawnOptions = {}) => {
  const child = spawn(command, args, { detached: true, ...options, env: { ...env } });
  started.add(child);
  // Whoever waits for the child is told; nobody else need be.
  child.on('error', () => started.delete(child));
  child.once('exit', () => {
    // What it left behind.
    signal(child, 'SIGKILL');
    started.delete(child);
  });
  return child;
};

/** Runs a program to its end, on our terminal. @returns its exit code; throws when there is no such program. */
export const run = async (
  command: string,
  args: readonly string[],
  env: Environment,
  options: Pick<SpawnOptions, 'detached'> = {},
): Promise<number> => {
  const child = start(command, args, env, { ...options, stdio: ['ignore', 'inherit', 'inherit'] });
  await once(child, 'exit');
  return child.exitCode ?? 1;
};

/** Ends everything that still runs; answers when it has ended. */
export const stopAll = async () => {
  await Promise.all(
    [...started].map(async (child) => {
      if (ended(child)) return;
      const gone = once(child, 'exit');
      signal(child, 'SIGTERM');
      const late = await Promise.race([gone.then(() => false), pause(GRACE, true, { ref: false })]);
      if (late) signal(child, 'SIGKILL');
      await gone;
    }),
  );
};
