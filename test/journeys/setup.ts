import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';
import * as z from 'zod';
import { SEEDED_PASSWORD } from '../../scripts/seed.ts';
import type { Target } from './target.ts';

const root = fileURLToPath(new URL('../..', import.meta.url));

const freePort = async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  return typeof address === 'object' && address ? address.port : 0;
};

/** Starts the host as a newcomer does, and waits until it says that it is ready. */
const startedHost = async (port: number): Promise<{ host: ChildProcess; mailbox: string }> => {
  const host = spawn(process.execPath, ['infra/local/main.ts', '--fresh'], {
    cwd: root,
    env: { ...process.env, PORT: String(port) },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const mailbox = await new Promise<string>((resolve, reject) => {
    const read = (part: Buffer) => {
      said += part.toString();
      const found = /^\s*Mailbox: (\S+)/m.exec(said);
      if (found?.[1] && said.includes('Ctrl-C')) resolve(found[1]);
    };
    host.stdout.on('data', read);
    host.stderr.on('data', read);
    host.once('exit', () => reject(new Error(`the local host ended at its start:\n${said}`)));
  });
  return { host, mailbox };
};

const outputsAnswer = z.object({ outputs: z.record(z.string(), z.string()), env: z.record(z.string(), z.string()) });

/**
 * The journeys run in the deployment that `RAPPORT_TARGET` describes (JSON, see `Target`), or in a local host that is
 * started for them.
 */
export default async function setup(project: TestProject) {
  const given = process.env['RAPPORT_TARGET'];
  if (given) {
    project.provide('target', JSON.parse(given) as Target);
    return undefined;
  }
  const port = await freePort();
  const { host, mailbox } = await startedHost(port);
  const baseUrl = `http://127.0.0.1:${port}`;
  const { outputs, env } = outputsAnswer.parse(await (await fetch(`${baseUrl}/_local/outputs`)).json());
  project.provide('target', { baseUrl, mailsUrl: `${mailbox}/store`, outputs, env, password: SEEDED_PASSWORD });
  return async () => {
    host.kill('SIGTERM');
    await once(host, 'exit');
    await rm(new URL(`../../.rapport/${port}`, import.meta.url), { recursive: true, force: true });
  };
}
