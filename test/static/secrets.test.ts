import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { committedFiles } from '../../scripts/supply/committed-files.ts';
import { secretsIn } from '../../scripts/supply/secrets.ts';

const folder = mkdtempSync(join(tmpdir(), 'rapport-secrets-'));
afterAll(() => rmSync(folder, { recursive: true }));

const word = (alphabet: string, length: number) => alphabet.repeat(length).slice(0, length);

const KEY = ['PRIVATE', 'KEY'].join(' ');
const TOKEN = ['g', 'h', 'p'].join('');

/** Secrets of nobody, put together here: written out, they would be found in this file. */
const probes = {
  'an access key of AWS': `aws_secret_access_key = "${word('wJalrXUtnFEMI/K7MDENG+', 40)}"`,
  'a private key': `-----BEGIN RSA ${KEY}-----\n${word('MIIEowIBAAKCAQEA', 640)}\n-----END RSA ${KEY}-----`,
  'a token of GitHub': `token: ${TOKEN}_${word('Zx81kQ0vLmN3', 36)}`,
  'a password in an address': `https://rapport:${word('k7Qp', 12)}@db.customer-of-ours.com/`,
};

describe('secrets', () => {
  it('are looked for in every file that is committed', () => {
    expect(committedFiles()).toEqual(
      expect.arrayContaining(['package.json', 'shared/kernel/id.ts', 'docs/openapi.json', '.ci/run']),
    );
  });

  it('are not seen where there are none', async () => {
    expect(await secretsIn(['package.json'])).toEqual({ figures: 'secrets: 1 files, 0 secrets', wrong: [] });
  });

  it.each(Object.entries(probes))('of each kind are found: %s', async (_, secret) => {
    const file = join(folder, 'settings.txt');
    writeFileSync(file, `# settings\n${secret}\n`);
    const { wrong } = await secretsIn([file]);
    expect(wrong).toHaveLength(1);
    expect(wrong[0]).toMatch(/settings\.txt:2:/);
  });
});
