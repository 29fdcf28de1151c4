import { fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import * as z from 'zod';
import { SEEDED_PASSWORD } from '../../scripts/seed.ts';
import { personToken } from '../../scripts/tokens.ts';
import { familyOf, freePort, removeState, spawnHost, stopHost } from '../support/killable-host.ts';
import { assertLinux, cpuMsOf, megabytesOf } from './processes.ts';

const CLIENTS = 8;
/** The gateway lets 400 requests pass at once and then 200 a second: what is measured is the burst. */
const BURST = 240;
const REFILL_MS = 1200;
const BURSTS = 3;
const MOST_REST_MS = 8000;

const agent = new Agent({ keepAlive: true, maxSockets: CLIENTS });

interface Call {
  readonly method: 'GET' | 'POST';
  readonly url: string;
  readonly body?: string;
  readonly token?: string;
}

const send = ({ method, url, body, token }: Call): Promise<string> =>
  new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
    const sent = request(url, { method, agent, headers }, (response) => {
      let text = '';
      response.on('data', (part: Buffer) => (text += part.toString()));
      response.on('end', () => {
        if ((response.statusCode ?? 500) < 300) resolve(text);
        else reject(new Error(`${method} ${url} answered ${response.statusCode}: ${text}`));
      });
    });
    sent.once('error', reject);
    sent.end(body);
  });

interface Measured {
  readonly perSecond: number;
  /** Milliseconds of CPU a request while requests are answered: of the server, and of the database. */
  readonly cpuMs: number;
}

const burst = async (server: readonly number[], next: () => Call): Promise<Measured> => {
  const cpu = cpuMsOf(server);
  const started = performance.now();
  let begun = 0;
  await Promise.all(
    Array.from({ length: CLIENTS }, async () => {
      while (begun < BURST) {
        begun += 1;
        await send(next());
      }
    }),
  );
  const ms = performance.now() - started;
  return { perSecond: (BURST / ms) * 1000, cpuMs: (cpuMsOf(server) - cpu) / BURST };
};

/** Waits until these have nothing left to do. */
const rest = async (pids: readonly number[]) => {
  const until = Date.now() + MOST_REST_MS;
  await sleep(REFILL_MS);
  for (let before = cpuMsOf(pids); Date.now() < until;) {
    await sleep(400);
    const now = cpuMsOf(pids);
    if (now - before < 60) return;
    before = now;
  }
};

const median = (values: readonly number[]) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const middle = (all: readonly Measured[]): Measured => ({
  perSecond: median(all.map(({ perSecond }) => perSecond)),
  cpuMs: median(all.map(({ cpuMs }) => cpuMs)),
});

const ratio = (a: number, b: number) => (a / b).toFixed(2).padStart(6);

const print = (what: string, product: Measured, bare: Measured) => {
  const row = (name: string, { perSecond, cpuMs }: Measured) =>
    console.log(
      `  ${name.padEnd(16)} ${perSecond.toFixed(0).padStart(6)} a second   ${cpuMs.toFixed(2).padStart(6)} ms CPU a request`,
    );
  console.log(what);
  row('Rapport', product);
  row('bare handler', bare);
  console.log(
    `  ${'ratio'.padEnd(16)} ${ratio(product.perSecond, bare.perSecond)}            ${ratio(product.cpuMs, bare.cpuMs)}`,
  );
};

/**
 * `npm run bench:api`: the product's API on the local host beside a bare handler that makes the same call of the same
 * table, in one run, eight clients each. The figures are this machine's; the ratio is what to watch.
 */
assertLinux();
const port = await freePort();
const host = spawnHost(port, '--fresh');
try {
  await host.mailbox;
  const baseUrl = `http://127.0.0.1:${port}`;
  const { outputs, env } = z
    .object({ outputs: z.record(z.string(), z.string()), env: z.record(z.string(), z.string()) })
    .parse(await (await fetch(`${baseUrl}/_local/outputs`)).json());
  Object.assign(process.env, env);
  const token = await personToken({ outputs }, 'admin@rapport.example', SEEDED_PASSWORD);
  const bare = fork(fileURLToPath(new URL('bare.ts', import.meta.url)), {
    env: { ...process.env, ...env, TABLE_NAME: outputs['TableName'] },
  });
  try {
    const [barePort] = z.tuple([z.number()]).parse((await once(bare, 'message')).slice(0, 1));
    const bareUrl = `http://127.0.0.1:${barePort}`;
    const family = await familyOf(host.process.pid ?? 0);
    // The database serves both, and is left out of both.
    const hostPids = [host.process.pid ?? 0];
    const barePids = [bare.pid ?? 0];

    const body = JSON.stringify({
      type: 'question',
      channel: 'chat',
      subject: 'Where is my card?',
      text: 'I ordered a card two weeks ago, and it has not arrived yet. Is there a way to track it?',
      customer: { email: 'mia@example.com' },
    });
    let items = 0;
    const submit = (): Call => ({ method: 'POST', url: `${baseUrl}/v1/tickets`, body, token });
    const put = (): Call => ({ method: 'POST', url: `${bareUrl}/${(items += 1)}`, body });
    const { id } = z.looseObject({ id: z.string() }).parse(JSON.parse(await send(submit())));
    await send(put());
    const readTicket = (): Call => ({ method: 'GET', url: `${baseUrl}/v1/tickets/${id}`, token });
    const get = (): Call => ({ method: 'GET', url: `${bareUrl}/1` });

    // Once for nothing: the code is compiled.
    await burst(hostPids, readTicket);
    await burst(barePids, get);

    const gets = { product: [] as Measured[], bare: [] as Measured[] };
    for (let n = 0; n < BURSTS; n += 1) {
      await rest(hostPids);
      gets.product.push(await burst(hostPids, readTicket));
      gets.bare.push(await burst(barePids, get));
    }
    print(`GET /v1/tickets/{id}, ${CLIENTS} clients`, middle(gets.product), middle(gets.bare));

    const posts = { product: [] as Measured[], bare: [] as Measured[] };
    await burst(barePids, put);
    for (let n = 0; n < BURSTS; n += 1) posts.bare.push(await burst(barePids, put));
    const cpu = cpuMsOf(hostPids);
    for (let n = 0; n < BURSTS; n += 1) {
      await rest(hostPids);
      posts.product.push(await burst(hostPids, submit));
    }
    print(
      `POST /v1/tickets, ${CLIENTS} clients (the routing and the mails run at the same time)`,
      middle(posts.product),
      middle(posts.bare),
    );
    await rest(hostPids);
    const whole = (cpuMsOf(hostPids) - cpu) / (BURSTS * BURST);
    console.log(`  with all that follows from a ticket: ${whole.toFixed(1)} ms CPU`);
    console.log(`Memory of the host and its stand-ins: ${megabytesOf(family).toFixed(0)} MB`);
  } finally {
    bare.disconnect();
  }
} finally {
  agent.destroy();
  await stopHost(host);
  await removeState(port);
}
