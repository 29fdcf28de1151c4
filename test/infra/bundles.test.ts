import { build } from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { contexts } from '../../functions/contexts.ts';
import { bundleOptions } from '../../infra/constructs/bundle.ts';

const KB = 1024;

/** What a function may weigh: each 100 KB cost a cold start some ten milliseconds. */
const LARGEST = 450 * KB;

/** Functions with a limit of their own, and what makes them heavier. */
const heavier: Readonly<Record<string, { readonly limit: number; readonly because: string }>> = {
  'functions/service/entry/mail-customer.queue.ts': { limit: 600 * KB, because: 'simplified and traditional Chinese' },
  'functions/access/entry/keep-audit.queue.ts': { limit: 600 * KB, because: 'the client of S3' },
  'functions/access/entry/store-heads.schedule.ts': { limit: 600 * KB, because: 'the client of S3' },
  'functions/customers/entry/api.http.ts': {
    limit: 900 * KB,
    because: 'phone numbers of all countries, simplified and traditional Chinese',
  },
  'functions/customers/entry/find-sender.queue.ts': {
    limit: 700 * KB,
    because: 'phone numbers of all countries, simplified and traditional Chinese',
  },
  'functions/customers/entry/keep-views.queue.ts': { limit: 700 * KB, because: 'simplified and traditional Chinese' },
  'functions/customers/entry/run-jobs.queue.ts': {
    limit: 2300 * KB,
    because: 'workbooks, whose megabyte is loaded where one is read; the client of S3, phone numbers, Chinese',
  },
  'functions/analytics/entry/produce-report.queue.ts': { limit: 700 * KB, because: 'the client of S3' },
  'functions/analytics/entry/deliver-report.queue.ts': { limit: 700 * KB, because: 'the clients of S3 and SES' },
};

const entries = contexts.flatMap(({ name, http, queues, schedules, streams, deadLetters }) =>
  [
    ...(http ? [http] : []),
    ...(deadLetters ? [deadLetters] : []),
    ...Object.values(queues ?? {}),
    ...Object.values(schedules ?? {}),
    ...Object.values(streams ?? {}),
  ].map((spec) => `functions/${name}/entry/${spec.entry}`),
);

const limitOf = (entry: string) => heavier[entry]?.limit ?? LARGEST;

/** The bytes of each bundle; read together, for they share most of what they read. */
let weights: ReadonlyMap<string, number>;
beforeAll(async () => {
  const { outfile: _, ...options } = bundleOptions('', '');
  const { metafile } = await build({
    ...options,
    entryPoints: entries,
    outdir: 'cdk.out',
    write: false,
    metafile: true,
  });
  weights = new Map(Object.values(metafile.outputs).map(({ entryPoint = '', bytes }) => [entryPoint, bytes]));
});
afterAll(() => {
  const [[entry, weight] = ['none', 0]] = [...weights].toSorted(([, a], [, b]) => b - a);
  const [[http, httpWeight] = ['none', 0]] = [...weights]
    .filter(([one]) => one.endsWith('.http.ts'))
    .toSorted(([, a], [, b]) => b - a);
  const said = (name: string, bytes: number) => `${name} has ${Math.ceil(bytes / KB)} KB of ${limitOf(name) / KB}`;
  console.log(
    `bundles: ${weights.size} functions, the largest: ${said(entry, weight)}; for people ${said(http, httpWeight)}`,
  );
});

describe('the bundle of', () => {
  it.each(entries)('%s stays under its limit', (entry) => {
    expect(weights.get(entry)).toBeLessThanOrEqual(limitOf(entry));
  });

  it('a function that imports all of zod is over the limit', async () => {
    const { entryPoints: _, ...options } = bundleOptions('', 'index.mjs');
    const contents = `export * from './functions/access/entry/api.http.ts'; import { z } from 'zod'; export const more = z.string();`;
    const { outputFiles } = await build({
      ...options,
      stdin: { contents, resolveDir: options.absWorkingDir },
      write: false,
    });
    expect(outputFiles[0]?.contents.length).toBeGreaterThan(LARGEST);
  });

  it('no function has a higher limit than it needs, and none that is gone has one', () => {
    const needless = Object.keys(heavier).filter((entry) => (weights.get(entry) ?? 0) <= LARGEST);
    expect(needless).toEqual([]);
  });
});
