import { once } from 'node:events';
import { mkdirSync, openSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { start, type Environment } from './children.ts';

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  if (address === null || typeof address === 'string') throw new Error('there is no free port');
  return address.port;
};

/** Longest wait for the emulator's first answer, in seconds. */
const PATIENCE = 60;

export interface Places {
  /** For what the emulator must keep while it runs. */
  readonly folder: string;
  /** File of its log, the output of every function included. */
  readonly log: string;
  /** File of the calls that the functions made, a JSON per line. */
  readonly calls: string;
}

/**
 * Starts MiniStack on a free port of this machine.
 * @returns where it answers; throws when it ends, or does not answer in time
 */
export const startEmulator = async (python: string, base: Environment, { folder, log, calls }: Places) => {
  const port = await freePort();
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'w');
  rmSync(calls, { force: true });
  const child = start(
    python,
    [fileURLToPath(new URL('emulator/main.py', import.meta.url))],
    {
      ...base,
      GATEWAY_PORT: String(port),
      BIND_HOST: '127.0.0.1',
      IOT_MTLS_ENABLED: '0',
      // Every call is asked for the rights of its role.
      AUTH: 'true',
      RAPPORT_CALLS: calls,
      TMPDIR: folder,
      STATE_DIR: folder,
      PYTHONDONTWRITEBYTECODE: '1',
    },
    { cwd: folder, stdio: ['pipe', output, output] },
  );
  const endpoint = `http://127.0.0.1:${port}`;
  for (let tries = 0; tries < PATIENCE * 4; tries += 1) {
    if (child.exitCode !== null) break;
    const answer = await fetch(`${endpoint}/_ministack/health`).catch(() => undefined);
    if (answer?.ok) return endpoint;
    await pause(250);
  }
  throw new Error(`MiniStack does not answer; its log is ${log}.`);
};
