import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it, onTestFinished } from 'vitest';
import { startHost } from '../../../infra/local/host.ts';
import { probeContext } from '../../support/local-host/contexts.ts';
import { temporaryFolder } from '../../support/local-host/folder.ts';
import { mailsOf } from '../../support/local-host/mailbox.ts';

const script = fileURLToPath(new URL('../../support/local-host/run.ts', import.meta.url));
const projectRoot = fileURLToPath(new URL('../../..', import.meta.url));
const eventually = <Value>(read: () => Value) => expect.poll(read, { timeout: 15_000, interval: 100 });

const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

it('does after a kill what it had accepted before', async () => {
  const stateFolder = temporaryFolder();
  const killed = spawn(process.execPath, [script, stateFolder], { stdio: ['ignore', 'pipe', 'inherit'] });
  onTestFinished(() => void killed.kill('SIGKILL'));
  const said: unknown[] = await once(createInterface(killed.stdout), 'line');
  const baseUrl = String(said[0]);
  const ids = Array.from({ length: 20 }, (_, at) => `item-${at}`);
  const accepted = await Promise.all(
    ids.map((id) =>
      fetch(`${baseUrl}/probe/items/${id}`, {
        method: 'POST',
        headers: { 'content-type': 'text/plain' },
        body: 'hello',
      }),
    ),
  );
  const children = readdirSync(join(stateFolder, 'children')).map((name) =>
    Number(readFileSync(join(stateFolder, 'children', name), 'utf8')),
  );
  killed.kill('SIGKILL');
  expect(accepted.map(({ status }) => status)).toEqual(ids.map(() => 201));
  await once(killed, 'exit');
  expect(children).toHaveLength(2);
  await eventually(() => children.some(isAlive)).toBe(false);

  const host = await startHost({ port: 0, stateFolder, fresh: false, contexts: [probeContext], seed: false });
  onTestFinished(() => host.stop());
  const mailed = async () => {
    const emails = await mailsOf(host.mailboxUrl);
    return [...new Set(emails.map(({ subject }) => subject.replace('note ', '')))].toSorted();
  };
  await eventually(mailed).toEqual(ids.toSorted());
});

it('serves a changed source without a restart, and the last good one while it does not build', async () => {
  const scratch = join(projectRoot, '.build');
  mkdirSync(scratch, { recursive: true });
  const folder = mkdtempSync(join(scratch, 'local-host-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const source = join(folder, 'word.http.ts');
  const say = (word: string) => writeFileSync(source, `export const handler = async () => ({ word: '${word}' });\n`);
  say('before');
  const entry = `../../..${folder.slice(projectRoot.replace(/\/$/, '').length)}/word.http.ts`;
  const contexts = [
    {
      name: 'words',
      http: {
        entry,
        timeoutSeconds: 5,
        grants: [],
        impactIfDead: 'A test fails',
        routes: [{ method: 'GET', path: '/word', public: true }],
      },
    },
  ] as const;
  const stateFolder = temporaryFolder();
  const host = await startHost({ port: 0, stateFolder, fresh: true, contexts, seed: false });
  onTestFinished(() => host.stop());
  const word = async () => (await fetch(`${host.baseUrl}/word`)).text();
  expect(await word()).toBe('{"word":"before"}');
  say('after');
  await eventually(word).toBe('{"word":"after"}');
  writeFileSync(source, 'export const handler = (');
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect(await word()).toBe('{"word":"after"}');
  say('mended');
  await eventually(word).toBe('{"word":"mended"}');
  expect(existsSync(join(stateFolder, 'functions.log'))).toBe(true);
});
