import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Verdict } from './verdict.ts';

/** Nothing in these keeps a company from using, changing and passing on what has Rapport in it. */
const PERMISSIVE = new Set([
  '0BSD',
  'Apache-2.0',
  'BlueOak-1.0.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'CC0-1.0',
  'ISC',
  'MIT',
  'MIT-0',
  'Python-2.0',
  'Unlicense',
  'Zlib',
]);

/** Licences of tools, which are used and never shipped. */
const FOR_TOOLS: Readonly<Record<string, string>> = {
  'Artistic-2.0': 'asks something only of who changes the package',
  'CC-BY-3.0': 'data: lists of licences',
  'CC-BY-4.0': 'data: what browsers can do',
  'MPL-2.0': 'asks something only of who changes its files',
  WTFPL: 'gives everything away',
};

const legacyLicence = z.union([z.string(), z.object({ type: z.string() }).transform(({ type }) => type)]);
const declaration = z
  .looseObject({ license: legacyLicence.optional(), licenses: z.array(legacyLicence).optional() })
  .transform(({ license, licenses }) => license ?? licenses?.join(' OR '));

const lockFile = z.object({
  packages: z.record(
    z.string(),
    z.looseObject({
      version: z.string().optional(),
      license: z.string().optional(),
      dev: z.boolean().default(false),
      link: z.boolean().default(false),
    }),
  ),
});

/** True when an SPDX expression allows what `isAllowed` allows: `(MIT OR GPL-3.0) AND ISC`. What it cannot read it refuses. */
export const allows = (expression: string, isAllowed: (licence: string) => boolean): boolean => {
  const tokens = expression.match(/[()]|[^()\s]+/g) ?? [];
  const one = (): boolean => {
    const token = tokens.shift();
    if (token !== '(') return token !== undefined && isAllowed(token);
    const inside = any();
    return tokens.shift() === ')' && inside;
  };
  // Both sides are read, whatever the first one is.
  const all = (): boolean => {
    let allowed = one();
    while (tokens[0] === 'AND' && tokens.shift()) allowed = one() && allowed;
    return allowed;
  };
  const any = (): boolean => {
    let allowed = all();
    while (tokens[0] === 'OR' && tokens.shift()) allowed = all() || allowed;
    return allowed;
  };
  const allowed = any();
  return allowed && tokens.length === 0;
};

/** What an installed package says of itself, for the few that the lock file says nothing of. */
const installedLicence = (path: string) => {
  const file = `${path}/package.json`;
  return existsSync(file) ? declaration.parse(JSON.parse(readFileSync(file, 'utf8'))) : undefined;
};

/**
 * Holds the licence of every package of a `package-lock.json`, of those that are shipped and of tools, against those that are
 * allowed. What is wrong names package, version and licence.
 */
export const licencesIn = (lock: unknown, installed = installedLicence): Verdict => {
  const packages = Object.entries(lockFile.parse(lock).packages).filter(([path, { link }]) => path !== '' && !link);
  const licences = new Set<string>();
  const wrong = packages.flatMap(([path, { version = '?', license, dev }]) => {
    const licence = license ?? installed(path) ?? 'none';
    licences.add(licence);
    const isAllowed = (one: string) => PERMISSIVE.has(one) || (dev && Object.hasOwn(FOR_TOOLS, one));
    if (allows(licence, isAllowed)) return [];
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
    return [
      `${name} ${version} has the licence ${licence}, which is not allowed for ${dev ? 'a tool' : 'what is shipped'}`,
    ];
  });
  const shipped = packages.filter(([, { dev }]) => !dev).length;
  return {
    figures: `licences: ${shipped} packages are shipped, ${packages.length - shipped} are tools, ${licences.size} licences, ${wrong.length} not allowed`,
    wrong,
  };
};
