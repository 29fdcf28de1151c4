import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { contentSecurityPolicy } from '../../../infra/config/console-headers.ts';
import { consoleFiles } from '../../../infra/local/console-files.ts';
import { listen } from '../../../infra/local/ports.ts';
import { temporaryFolder } from '../../support/local-host/folder.ts';

const origins = { signIn: 'http://127.0.0.1:1', files: 'http://127.0.0.1:2' };

/** A server of a console with three files; `ask` sends the path as it is. */
const served = async () => {
  const folder = join(temporaryFolder(), 'dist');
  mkdirSync(join(folder, 'assets'), { recursive: true });
  writeFileSync(join(folder, 'index.html'), 'the console');
  writeFileSync(join(folder, 'form.html'), 'the form');
  writeFileSync(join(folder, 'assets/a-1.js'), 'a script');
  writeFileSync(join(folder, '../secret.txt'), 'a secret');
  const files = consoleFiles({ folder, built: Promise.resolve(), origins, config: { clientId: 'C1' } });
  const server = createServer((asked, answer) => {
    void files(asked, answer).then((isServed) => isServed || answer.writeHead(404).end('none'));
  });
  const port = await listen(server, 0);
  onTestFinished(() => void server.close());
  return (path: string, method = 'GET') =>
    new Promise<{ status: number; body: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, method, agent: false }, (answer) => {
        let body = '';
        answer.on('data', (part: Buffer) => (body += part.toString()));
        answer.on('end', () => resolve({ status: answer.statusCode ?? 0, body, headers: answer.headers }));
      })
        .on('error', reject)
        .end();
    });
};

it('answers every path of the console with its page, and the form with its own', async () => {
  const ask = await served();
  for (const path of ['/', '/tickets?ticket=1', '/customers/K1']) expect((await ask(path)).body).toBe('the console');
  for (const path of ['/form', '/form.html']) expect((await ask(path)).body).toBe('the form');
});

it('lets browsers keep what has its digest in its name, and ask again for what has not', async () => {
  const ask = await served();
  expect((await ask('/assets/a-1.js')).headers['cache-control']).toBe('public, max-age=31536000, immutable');
  for (const path of ['/', '/config.json']) expect((await ask(path)).headers['cache-control']).toBe('no-cache');
});

it('sends the policy of the cloud, for the form the one that lets it be framed', async () => {
  const ask = await served();
  expect((await ask('/')).headers).toMatchObject({
    'content-security-policy': contentSecurityPolicy(origins),
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
  });
  expect((await ask('/form')).headers['content-security-policy']).toBe(contentSecurityPolicy(origins, '*'));
});

it('tells the console what it is configured with', async () => {
  const ask = await served();
  expect(JSON.parse((await ask('/config.json')).body)).toEqual({ clientId: 'C1' });
});

it.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets/../../secret.txt', '/..%2fsecret.txt', '/assets/none.js'])(
  'has nothing at %s',
  async (path) => {
    const ask = await served();
    expect((await ask(path)).status).toBe(404);
  },
);

it('takes nothing', async () => {
  const ask = await served();
  expect((await ask('/', 'POST')).status).toBe(404);
});
