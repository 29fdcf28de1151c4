import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { buildSync, type BuildOptions } from 'esbuild';

const projectRoot = join(import.meta.dirname, '../..');
const require = createRequire(join(projectRoot, 'package.json'));

/** How a function is bundled, on a laptop and for AWS alike. `entry` is relative to the project. */
export const bundleOptions = (entry: string, outfile: string) =>
  ({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    // The ESM builds of the SDK are a third smaller than those that `main` names for node.
    mainFields: ['module', 'main'],
    // Ways to find credentials on a developer's machine. The SDK loads them when the environment has none: never in Lambda.
    external: [
      '@aws-sdk/credential-provider-ini',
      '@aws-sdk/credential-provider-process',
      '@aws-sdk/credential-provider-sso',
      '@aws-sdk/credential-provider-web-identity',
      '@smithy/credential-provider-imds',
    ],
    // Chinese words would otherwise be spelt in escapes of six characters each.
    charset: 'utf8',
    legalComments: 'none',
    // A package in CommonJS calls `require`, which an ES module does not have.
    banner: {
      js: "import{createRequire as rapportRequire}from'node:module';const require=rapportRequire(import.meta.url);",
    },
    logLevel: 'error',
  }) satisfies BuildOptions;

/**
 * Writes `index.mjs` into the folder, and beside it the files of `files`: path in the folder by module specifier.
 * Throws what esbuild could not resolve.
 */
export function bundleEntry(entry: string, files: Readonly<Record<string, string>>, folder: string): void {
  buildSync(bundleOptions(entry, join(folder, 'index.mjs')));
  for (const [path, specifier] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    copyFileSync(require.resolve(specifier), join(folder, path));
  }
}
