import { registerHooks } from 'node:module';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import type { FunctionSpec, QueueSpec, ScheduleSpec, StreamSpec } from '../../shared/manifest/context.ts';
import { plantedFaults } from './planted-faults.ts';

const root = new URL('../../', import.meta.url).href;

/** Marks the product's modules that run in the simulation, and says which planted fault they have; `none` as a rule. */
const MARK = 'planted';
const markOf = (url: string | undefined) => (url === undefined ? null : new URL(url).searchParams.get(MARK));

const standIns: readonly string[] = [
  '@aws-sdk/client-dynamodb',
  '@aws-sdk/lib-dynamodb',
  '@aws-sdk/client-sns',
  '@aws-sdk/client-sqs',
  '@aws-sdk/client-sesv2',
  '@aws-sdk/client-s3',
  '@aws-sdk/client-cognito-identity-provider',
  '@aws-sdk/s3-request-presigner',
];

const standInFor = (specifier: string) =>
  new URL(`stand-ins/${specifier.slice(specifier.lastIndexOf('/') + 1)}`, import.meta.url).href;

const planted = (source: string, name: string, path: string) => {
  const fault = plantedFaults[name];
  if (fault?.file !== path) return source;
  if (source.split(fault.replace).length !== 2)
    throw new Error(`the planted fault "${name}" does not find its place in ${path}: plant it anew`);
  return source.replace(fault.replace, () => fault.by);
};

/**
 * The product's modules run as they are, but for what they import from AWS, and for the memory of a function instance. Only
 * modules that were imported with the mark are meant: what the simulation itself imports stays untouched.
 */
registerHooks({
  resolve(specifier, context, next) {
    const mark = markOf(context.parentURL);
    if (mark === null) return next(specifier, context);
    if (standIns.includes(specifier)) return { url: `${standInFor(specifier)}.ts`, shortCircuit: true };
    if (specifier.startsWith('@aws-sdk/client-')) throw new Error(`the simulation has no stand-in for ${specifier}`);
    const resolved = next(specifier, context);
    if (resolved.url === `${root}shared/lambda/environment.ts`)
      return { ...resolved, url: new URL('stand-ins/environment.ts', import.meta.url).href };
    const isOurs = ['functions/', 'shared/'].some((folder) => resolved.url.startsWith(root + folder));
    return isOurs ? { ...resolved, url: `${resolved.url}?${MARK}=${mark}` } : resolved;
  },
  load(url, context, next) {
    const loaded = next(url, context);
    const mark = markOf(url);
    if (mark === null || mark === 'none') return loaded;
    const path = new URL(url).pathname.slice(new URL(root).pathname.length);
    return {
      ...loaded,
      source: planted(Buffer.from(z.instanceof(Uint8Array).parse(loaded.source)).toString(), mark, path),
    };
  },
});

type Handler = (event: unknown, context: unknown) => Promise<unknown>;

const entryModule = z.object({ handler: z.custom<Handler>((handler) => typeof handler === 'function') });

/** A function of the product as its manifest declares it, ready to be called. */
export type Entry = { readonly name: string; readonly context: string; readonly handler: Handler } & (
  | { readonly kind: 'http' | 'dead-letters'; readonly spec: FunctionSpec }
  | { readonly kind: 'queue'; readonly spec: QueueSpec }
  | { readonly kind: 'schedule'; readonly spec: ScheduleSpec }
  | { readonly kind: 'stream'; readonly spec: StreamSpec }
);

const declared = () =>
  contexts.flatMap(({ name: context, http, queues = {}, schedules = {}, streams = {}, deadLetters }) => [
    ...(http ? [{ kind: 'http' as const, context, name: `${context}-http`, spec: http }] : []),
    ...(deadLetters
      ? [{ kind: 'dead-letters' as const, context, name: `${context}-dead-letters`, spec: deadLetters }]
      : []),
    ...Object.entries(queues).map(([name, spec]) => ({
      kind: 'queue' as const,
      context,
      name: `${context}-${name}`,
      spec,
    })),
    ...Object.entries(schedules).map(([name, spec]) => ({
      kind: 'schedule' as const,
      context,
      name: `${context}-${name}`,
      spec,
    })),
    ...Object.entries(streams).map(([name, spec]) => ({
      kind: 'stream' as const,
      context,
      name: `${context}-${name}`,
      spec,
    })),
  ]);

/** Every function of every manifest, with a planted fault or with `none`. */
export const loadEntries = (fault = 'none'): Promise<readonly Entry[]> =>
  Promise.all(
    declared().map(async (one): Promise<Entry> => {
      const url = `${root}functions/${one.context}/entry/${one.spec.entry}?${MARK}=${encodeURIComponent(fault)}`;
      const { handler } = entryModule.parse(await import(url));
      return { ...one, handler };
    }),
  );
