import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { expressionsIn, patternsIn, slowOnes } from './expressions.ts';

const CODE = '{functions,shared,infra,scripts,web/src}/**/*.{ts,tsx,js,mjs,cjs}';
const SCHEMAS = ['docs/openapi.json', 'test/contract/shapes/*.json'];

describe('regular expressions', () => {
  it('of the code and of the published contracts all take linear time', async () => {
    const files = globSync(CODE);
    const read = files.map((file) => expressionsIn(file, readFileSync(file, 'utf8')));
    const written = read.flatMap(({ expressions }) => expressions);
    const published = SCHEMAS.flatMap((pattern) => globSync(pattern)).flatMap((file) =>
      patternsIn(file, JSON.parse(readFileSync(file, 'utf8'))),
    );
    expect(read.flatMap(({ unread }) => unread)).toEqual([]);
    expect(await slowOnes([...written, ...published])).toEqual([]);
    // What is not found is not judged.
    expect(written.length).toBeGreaterThan(40);
    expect(published.length).toBeGreaterThan(20);
    console.log(
      `regular expressions: ${written.length} in ${files.length} files, ${published.length} published, all linear`,
    );
  }, 120_000);

  it.each([
    ['const slow = /(a+)+$/;', '/(a+)+$/'],
    ['const slow = /x|[^/]+$/gm;', '/x|[^/]+$/gm'],
    [`const slow = new RegExp('(a|a)*$', 'i');`, '/(a|a)*$/i'],
    ['const PART = `(b+)+`; const slow = RegExp(`^${PART}$`);', '/^(b+)+$/'],
  ])('that are slow are found: %s', async (line, text) => {
    const { expressions } = expressionsIn('probe.ts', `const fast = /^a+$/;\n${line}\n`);
    const found = await slowOnes(expressions);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`probe.ts:2: ${text} is vulnerable: `);
  });

  it('that a program puts together are found as such', () => {
    const { unread } = expressionsIn('probe.ts', 'const of = (word: string) => new RegExp(`^${word}$`);');
    expect(unread).toEqual(['probe.ts:1']);
  });

  it('that a contract publishes are found wherever they stand', async () => {
    const schema = { properties: { name: { anyOf: [{ type: 'string', pattern: '^(c+)+$' }] } } };
    expect(await slowOnes(patternsIn('probe.json', schema))).toHaveLength(1);
  });
});
