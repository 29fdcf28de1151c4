import type { TestProject } from 'vitest/node';
import { freePort, removeState, spawnHost, stopHost } from '../support/killable-host.ts';

/** What a browser test finds: the local host as a newcomer starts it, and the page of its mails. */
export interface ConsoleTarget {
  readonly baseUrl: string;
  readonly mailbox: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    console: ConsoleTarget;
  }
}

/** One host for all browser tests, fresh, on a port of its own. `CONSOLE_URL` and `MAILBOX_URL` name one that runs already. */
export default async function setup(project: TestProject) {
  const running = process.env['CONSOLE_URL'];
  if (running) {
    project.provide('console', { baseUrl: running, mailbox: process.env['MAILBOX_URL'] ?? '' });
    return undefined;
  }
  const port = await freePort();
  const host = spawnHost(port, '--fresh');
  project.provide('console', { baseUrl: `http://127.0.0.1:${port}`, mailbox: await host.mailbox });
  return async () => {
    await stopHost(host);
    await removeState(port);
  };
}
