import type { Json } from './document.ts';

/** A change somewhere in a JSON value; `at` counts its places. */
export interface Mutation {
  readonly kind: 'replace' | 'remove' | 'rename' | 'add' | 'wrap' | 'repeat' | 'append';
  readonly at: number;
  readonly name: string;
  readonly value: Json;
}

type Path = readonly (string | number)[];

export const isList = (json: Json): json is readonly Json[] => Array.isArray(json);
const isObject = (json: Json): json is { readonly [name: string]: Json } =>
  typeof json === 'object' && json !== null && !isList(json);

const placesIn = (json: Json, path: Path = []): Path[] => [
  path,
  ...(isList(json)
    ? json.flatMap((one, index) => placesIn(one, [...path, index]))
    : isObject(json)
      ? Object.entries(json).flatMap(([name, one]) => placesIn(one, [...path, name]))
      : []),
];

// `fromEntries` makes a field of its own of `__proto__`, as JSON.parse does.
const withFields = (
  object: { readonly [name: string]: Json },
  change: (entries: [string, Json][]) => [string, Json][],
) => Object.fromEntries(change(Object.entries(object)));

/** The value with another one in a place; without it when there is no other. */
const changedAt = (json: Json, [step, ...rest]: Path, change: (old: Json) => Json | undefined): Json | undefined => {
  if (step === undefined) return change(json);
  if (isList(json))
    return json.flatMap((one, index) => {
      const next = index === step ? changedAt(one, rest, change) : one;
      return next === undefined ? [] : [next];
    });
  if (!isObject(json)) return json;
  return withFields(json, (entries) =>
    entries.flatMap(([name, one]): [string, Json][] => {
      const next = name === step ? changedAt(one, rest, change) : one;
      return next === undefined ? [] : [[name, next]];
    }),
  );
};

const applied = (json: Json, { kind, at, name, value }: Mutation): { json: Json; added: boolean } => {
  const places = placesIn(json);
  const place = places[at % places.length] ?? [];
  let added = false;
  const next = changedAt(json, place, (old) => {
    switch (kind) {
      case 'replace':
        return value;
      case 'remove':
        return undefined;
      case 'rename':
        return isObject(old)
          ? withFields(old, ([first, ...rest]) => (first ? [...rest, [name, first[1]]] : []))
          : value;
      case 'add':
        if (!isObject(old)) return old;
        added = !Object.hasOwn(old, name);
        return withFields(old, (entries) => [...entries.filter(([one]) => one !== name), [name, value]]);
      case 'wrap':
        return [old];
      case 'repeat':
        return isList(old) ? Array.from({ length: 120 }, () => old).flat() : [old, old];
      case 'append':
        return typeof old === 'string' && typeof value === 'string' ? old + value : old;
    }
  });
  return { json: next ?? null, added };
};

/** The value after all mutations; `added`: the last one put a field into an object that had none of that name. */
export const mutated = (json: Json, mutations: readonly Mutation[]) => {
  let now = { json, added: false };
  for (const mutation of mutations) now = applied(now.json, mutation);
  return now;
};
