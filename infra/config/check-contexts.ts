import type { ContextManifest, FunctionSpec } from '../../shared/manifest/context.ts';

/** Refuses at synthesis what AWS would refuse, or silently misread, at deployment. Throws one error that lists every fault. */
export function checkContexts(contexts: readonly ContextManifest[]): void {
  const faults = [
    ...duplicates(contexts.map((context) => context.name)).map((name) => `two contexts are called ${name}`),
    ...duplicates(contexts.flatMap(routeKeys)).map((route) => `two contexts, or one twice, claim the route ${route}`),
    ...contexts.flatMap(faultsOf),
  ];
  if (contexts.filter((context) => context.http?.fallback).length > 1)
    faults.push('more than one context is the fallback');
  if (contexts.filter((context) => context.deadLetters).length > 1)
    faults.push('more than one context consumes dead letters');
  if (faults.length > 0) throw new Error(`The manifests cannot be deployed:\n- ${faults.join('\n- ')}`);
}

/** Every function of a context by its name, which is the last part of the function's name in AWS. */
export function functionsOf(context: ContextManifest): readonly (readonly [string, FunctionSpec])[] {
  return [
    ...(context.http ? [['http', context.http] as const] : []),
    ...Object.entries(context.queues ?? {}),
    ...Object.entries(context.schedules ?? {}),
    ...Object.entries(context.streams ?? {}),
    ...(context.deadLetters ? [['deadLetters', context.deadLetters] as const] : []),
  ];
}

function faultsOf(context: ContextManifest): string[] {
  const faults: string[] = [];
  const fault = (text: string) => faults.push(`${context.name}: ${text}`);
  if (!/^[a-z][a-z-]{1,19}$/.test(context.name)) fault('the name must be 2 to 20 of a-z and -');

  const functions = functionsOf(context);
  for (const name of duplicates(functions.map(([key]) => key))) fault(`two functions are called ${name}`);
  for (const [name, spec] of functions) {
    if (!/^[a-zA-Z][a-zA-Z0-9-]{0,23}$/.test(name)) fault(`"${name}" cannot be part of a function's name`);
    if (spec.timeoutSeconds < 1 || spec.timeoutSeconds > 900) fault(`${name} must end within 1 to 900 seconds`);
    if (spec.impactIfDead.trim() === '') fault(`${name} does not say whom it harms when it is dead`);
  }
  if (context.http && context.http.timeoutSeconds > 29) fault('http must end within 29 seconds: the gateway waits 30');
  const refuses = context.http?.routes.some(({ refusals }) => refusals?.includes(403));
  if (refuses && !context.http?.grants.includes('records:write'))
    fault('http needs the grant records:write: what it refuses to somebody is written down');
  // The dead-letter queue is older than the contexts: it hides a letter for six minutes, six times its function's minute.
  if (context.deadLetters && context.deadLetters.timeoutSeconds > 60) fault('deadLetters must end within 60 seconds');
  for (const [name, queue] of Object.entries(context.queues ?? {})) {
    if (queue.subscribesTo.length === 0) fault(`${name} subscribes to nothing, and an empty filter receives nothing`);
    if ((queue.batchSize ?? 10) > 10 && !queue.batchWindowSeconds)
      fault(`${name}: more than 10 messages at once need a window`);
    if ((queue.maxConcurrency ?? 2) < 2) fault(`${name}: AWS accepts no concurrency under 2`);
  }
  return faults;
}

const routeKeys = (context: ContextManifest) =>
  (context.http?.routes ?? []).map(({ method, path }) => `${method} ${path.replaceAll(/\{\w+\}/g, '{}')}`);

const duplicates = (names: readonly string[]) => [...new Set(names.filter((name, at) => names.indexOf(name) !== at))];
