import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { allows, licencesIn } from '../../scripts/supply/licences.ts';

const wrongIn = (packages: object, installed?: (path: string) => string | undefined) =>
  licencesIn({ packages: { '': {}, ...packages } }, installed).wrong;

describe('the licences of dependencies', () => {
  it('are allowed', () => {
    const { wrong, figures } = licencesIn(JSON.parse(readFileSync('package-lock.json', 'utf8')));
    expect(wrong).toEqual([]);
    // What is not read has no licence.
    expect(Number(/(\d+) packages are shipped/.exec(figures)?.[1])).toBeGreaterThan(40);
  });

  it('that are not allowed are named with their package, also where it lies in another', () => {
    expect(
      wrongIn({
        'node_modules/good': { version: '1.0.0', license: 'MIT' },
        'node_modules/good/node_modules/@some/viral': { version: '2.1.0', license: 'AGPL-3.0-only' },
      }),
    ).toEqual(['@some/viral 2.1.0 has the licence AGPL-3.0-only, which is not allowed for what is shipped']);
  });

  it('of what is shipped are held to more than those of tools', () => {
    const one = { version: '1.0.0', license: 'MPL-2.0' };
    expect(wrongIn({ 'node_modules/tool': { ...one, dev: true } })).toEqual([]);
    expect(wrongIn({ 'node_modules/part': one })).toHaveLength(1);
    // What is a tool and an optional part is shipped.
    expect(wrongIn({ 'node_modules/part': { ...one, devOptional: true } })).toHaveLength(1);
    expect(wrongIn({ 'node_modules/tool': { version: '1.0.0', license: 'GPL-3.0-only', dev: true } })).toHaveLength(1);
  });

  it('that the lock file lacks are those that the package itself declares', () => {
    const packages = { 'node_modules/old': { version: '0.1.0' } };
    expect(wrongIn(packages, () => 'MIT')).toEqual([]);
    expect(wrongIn(packages, () => undefined)).toEqual([
      'old 0.1.0 has the licence none, which is not allowed for what is shipped',
    ]);
  });

  it.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['GPL-3.0-only OR MIT', true],
    ['MIT AND GPL-3.0-only', false],
    ['ISC AND (GPL-3.0-only OR MIT)', true],
    ['MIT OR GPL-3.0-only AND GPL-2.0-only', true],
    ['(MIT OR GPL-3.0-only) AND GPL-2.0-only', false],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['SEE LICENSE IN LICENSE.md', false],
    ['(MIT', false],
    ['MIT)', false],
    ['', false],
  ])('are read as expressions: %j is allowed: %s', (expression, expected) => {
    expect(allows(expression, (licence) => licence === 'MIT' || licence === 'ISC')).toBe(expected);
  });
});
