import { setTimeout as sleep } from 'node:timers/promises';
import { familyOf, freePort, removeState, spawnHost, stopHost } from '../support/killable-host.ts';
import { assertLinux, megabytesOf } from './processes.ts';

const MOST_MEGABYTES = 600;

/** `npm run bench:start`: the time from the start of the process to the first answer of the API, and the memory that it takes then. */
assertLinux();
const port = await freePort();

const firstAnswer = async () => {
  for (;;) {
    const response = await fetch(`http://127.0.0.1:${port}/v1/openapi.json`).catch(() => undefined);
    if (response?.ok) return response.text();
    await sleep(10);
  }
};

const measure = async (what: string, ...options: string[]) => {
  const started = performance.now();
  const host = spawnHost(port, ...options);
  await Promise.race([firstAnswer(), host.mailbox.then(firstAnswer)]); // the latter says why there will be none
  const seconds = (performance.now() - started) / 1000;
  await sleep(1000);
  const family = await familyOf(host.process.pid ?? 0);
  const megabytes = megabytesOf(family);
  console.log(
    `${what.padEnd(14)} ${seconds.toFixed(1)} s to the first answer, ${megabytes.toFixed(0)} MB in ${family.length} processes`,
  );
  await stopHost(host);
  return megabytes;
};

try {
  const fresh = await measure('Fresh start', '--fresh');
  const again = await measure('Second start');
  if (Math.max(fresh, again) > MOST_MEGABYTES) {
    console.error(`The host takes more than ${MOST_MEGABYTES} MB.`);
    process.exitCode = 1;
  }
} finally {
  await removeState(port);
}
