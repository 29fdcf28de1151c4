import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('../..', import.meta.url));

/** A port of this machine that nobody listens on now. */
export const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

export interface Started {
  readonly process: ChildProcess;
  /** Its page of mails. Rejects when the host ends before it is ready. */
  readonly mailbox: Promise<string>;
}

/** The local host as a person starts it, in a process group of its own. */
export const spawnHost = (port: number, ...options: string[]): Started => {
  const host = spawn(process.execPath, ['infra/local/main.ts', ...options], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  const mailbox = new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      said += part.toString();
      const found = /^\s*Mailbox: (\S+)/m.exec(said);
      if (found?.[1] && said.includes('Ctrl-C')) resolve(found[1]);
    };
    host.stdout.on('data', read);
    host.stderr.on('data', read);
    host.once('exit', () => reject(new Error(`the local host ended before it was ready:\n${said}`)));
  });
  mailbox.catch(() => undefined); // whoever killed it knows
  return { process: host, mailbox };
};

const processes = async () => {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'pid=,ppid=']);
  return stdout
    .trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/).map(Number))
    .map(([pid = 0, parent = 0]) => ({ pid, parent }));
};

/** The process and all that it has started, and those have started. */
export const familyOf = async (pid: number) => {
  const all = await processes();
  const family = [pid];
  for (const member of family) family.push(...all.filter(({ parent }) => parent === member).map((child) => child.pid));
  return family;
};

/** `kill -9` of the host and all its children at the same moment. */
export const killAll = async ({ process: host }: Started) => {
  if (host.pid === undefined || host.exitCode !== null || host.signalCode !== null)
    throw new Error('the host has ended by itself');
  const gone = once(host, 'exit');
  for (const pid of await familyOf(host.pid))
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It went with its parent.
    }
  await gone;
};

/** Ends the host in order. */
export const stopHost = async ({ process: host }: Started) => {
  if (host.exitCode !== null || host.signalCode !== null) return;
  const gone = once(host, 'exit');
  host.kill('SIGTERM');
  await gone;
};

/** Forgets all that the host on that port has stored. */
export const removeState = (port: number) =>
  rm(new URL(`../../.rapport/${port}`, import.meta.url), { recursive: true, force: true });
