import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { describe, expect, it, type TestContext } from 'vitest';
import * as z from 'zod';
import { audit, verdictOf } from '../../scripts/supply/audit.ts';

/** A registry that answers as it is told. */
const registry = async ({ onTestFinished }: TestContext, answer: RequestListener) => {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}/`;
};

const advisory = (severity: string) => ({
  id: 1,
  url: 'https://advisories.example/1',
  title: 'Everything is lost',
  severity,
  vulnerable_versions: '*',
});

/** Knows these vulnerabilities, and one version of each package. */
const knowing =
  (advisories: object): RequestListener =>
  ({ method, url = '' }, response) => {
    const name = decodeURIComponent(url.slice(1));
    const packument = { name, 'dist-tags': { latest: '1.0.0' }, versions: { '1.0.0': { name, version: '1.0.0' } } };
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(method === 'POST' ? advisories : packument));
  };

describe.concurrent('npm audit', () => {
  it('names the packages that have a grave vulnerability, and counts the lesser ones', async (test) => {
    const { wrong, figures } = await audit(
      await registry(test, knowing({ zod: [advisory('high')], croner: [advisory('moderate')] })),
    );
    expect(wrong).toEqual(['zod * has a vulnerability: high']);
    expect(figures).toMatch(/^npm audit: \d+ packages, 1 grave vulnerabilities, 1 lesser ones$/);
  });

  it('is content with a registry that knows of none', async (test) => {
    const { wrong, figures } = await audit(await registry(test, knowing({})));
    expect(wrong).toEqual([]);
    expect(figures).toMatch(/^npm audit: \d+ packages, 0 grave/);
  });

  it('says so when the registry refuses', async (test) => {
    const { wrong, figures } = await audit(
      await registry(test, (_, response) => {
        response.statusCode = 405;
        response.end();
      }),
    );
    expect(wrong).toEqual([]);
    expect(figures).toMatch(/^npm audit: the registry does not answer, not checked \(405 /);
  });

  it('waits no longer than it is told for a registry that says nothing', async (test) => {
    const { wrong, figures } = await audit(await registry(test, () => undefined), 2);
    expect(wrong).toEqual([]);
    expect(figures).toBe('npm audit: the registry does not answer, not checked (no answer in time)');
  });

  it('takes for no answer what is none', () => {
    expect(verdictOf('<html>').figures).toContain('not checked');
    expect(verdictOf('{"metadata":{}}').figures).toContain('not checked');
  });
});
