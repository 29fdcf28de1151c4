import promises, { readFile } from 'node:fs/promises';
import { createRequire, syncBuiltinESMExports } from 'node:module';
import { fileURLToPath } from 'node:url';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2, Context } from 'aws-lambda';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { contracts } from '../../functions/contracts.ts';
import { routeKeyOf, type RouteContract } from '../../shared/kernel/route.ts';
import { lambdaContext } from '../support/lambda.ts';

type HttpHandler = (event: APIGatewayProxyEventV2, context: Context) => Promise<APIGatewayProxyStructuredResultV2>;

const httpEntry = z.object({ handler: z.custom<HttpHandler>((value) => typeof value === 'function') });

const require = createRequire(import.meta.url);

/** Files that the bundler lays beside a bundle: `docs/openapi.json` by where it is in the project. */
export const filesBesideBundles = () =>
  new Map(
    contexts.flatMap(({ http }) =>
      Object.entries(http?.files ?? {}).map(([name, source]) => [
        name,
        source.startsWith('./')
          ? fileURLToPath(new URL(`../../${source.slice(2)}`, import.meta.url))
          : require.resolve(source),
      ]),
    ),
  );

/** Without a bundle the files beside it are where they come from: reading one reads that. */
const readFilesFromTheirSource = () => {
  const files = filesBesideBundles();
  const sourceOf = (path: unknown) =>
    path instanceof URL && path.pathname.includes('/functions/')
      ? [...files].find(([name]) => path.pathname.endsWith(`/${name}`))?.[1]
      : undefined;
  const real = readFile;
  const reading = (...[path, ...options]: Parameters<typeof readFile>) => real(sourceOf(path) ?? path, ...options);
  Object.assign(promises, { readFile: reading });
  syncBuiltinESMExports();
};

/** Every route of every manifest with its contract, and the real handlers behind one door. */
export interface Api {
  readonly routes: readonly RouteContract[];
  /** Hands an event to the function that the gateway would call for its route key. */
  invoke(event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2>;
}

/** Loads the HTTP functions as the manifests name them. The environment must be set before the first call. */
export const loadApi = async (): Promise<Api> => {
  readFilesFromTheirSource();
  const handlers = new Map<string, HttpHandler>();
  const routes: RouteContract[] = [];
  for (const { name, http } of contexts) {
    if (!http) continue;
    const { handler } = httpEntry.parse(await import(/* @vite-ignore */ `../../functions/${name}/entry/${http.entry}`));
    if (http.fallback) handlers.set('$default', handler);
    for (const route of http.routes) {
      const contract = contracts.find((one) => routeKeyOf(one) === routeKeyOf(route));
      if (!contract)
        throw new Error(`the route ${routeKeyOf(route)} of ${name} has no contract in functions/contracts.ts`);
      handlers.set(routeKeyOf(route), handler);
      routes.push(contract);
    }
  }
  return {
    routes,
    invoke: async (event) => {
      const handler = handlers.get(event.routeKey);
      if (!handler) throw new Error(`no function has the route ${event.routeKey}`);
      return handler(event, lambdaContext);
    },
  };
};
