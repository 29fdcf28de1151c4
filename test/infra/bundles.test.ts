import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { contexts } from '../../functions/contexts.ts';
import { bundleOptions } from '../../infra/constructs/bundle.ts';

/** What a function that people wait for may weigh: each 100 KB cost a cold start some ten milliseconds. */
const LARGEST_HTTP_BUNDLE = 450 * 1024;

describe('the bundle of the routes of', () => {
  it.each(contexts.flatMap(({ name, http }) => (http ? [[name, http.entry] as const] : [])))(
    '%s stays under 450 KB',
    async (name, entry) => {
      const options = bundleOptions(`functions/${name}/entry/${entry}`, 'index.mjs');
      const { outputFiles } = await build({ ...options, write: false });
      expect(outputFiles[0]?.contents.length).toBeLessThanOrEqual(LARGEST_HTTP_BUNDLE);
    },
  );
});
