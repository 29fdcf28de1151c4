import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { eventEnvelope } from '../../shared/kernel/event.ts';
import { eventDefinitions, exampleFile, shapeFile, shapeOf } from './definitions.ts';

const definitions = await eventDefinitions();
const types = definitions.map(({ type }) => type);

const contentOf = (file: URL): unknown => JSON.parse(readFileSync(file, 'utf8'));
const typesIn = (folder: string) =>
  readdirSync(new URL(`${folder}/`, import.meta.url))
    .map((name) => name.replace(/\.json$/, ''))
    .toSorted();

const subscriptions = contexts.flatMap(({ name, queues = {} }) =>
  Object.entries(queues).flatMap(([queue, { subscribesTo }]) =>
    subscribesTo.map((type) => ({ queue: `${name}-${queue}`, type })),
  ),
);

/** What a path of `personal` leads to in a shape; `undefined` when it leads nowhere. */
const at = (shape: unknown, path: string): unknown => {
  const node = z.looseObject({ properties: z.record(z.string(), z.unknown()).optional() });
  return path.split('.').reduce<unknown>((current, name) => node.safeParse(current).data?.properties?.[name], shape);
};

describe('the events', () => {
  it('are found', () => {
    expect(types).toContain('ticket.submitted.v1');
    expect(new Set(types).size).toBe(types.length);
  });

  it.each(definitions)('have names that end with a version: $type', ({ type }) => {
    expect(type).toMatch(/^[a-z]+(-[a-z]+)*\.[a-z]+(-[a-z]+)*\.v[1-9]\d*$/);
  });

  it('have an example each, and there is no example of what is gone', () => {
    expect(typesIn('examples')).toEqual(types.toSorted());
  });

  it.each(definitions)('have an example that their readers can read: $type', ({ type, schema }) => {
    const event = eventEnvelope.parse(contentOf(exampleFile(type)));
    expect(event.type).toBe(type);
    // The record that bears an event may stand beside its subject: `<subject>/link`, `erasure/<subject>/said`.
    const [record, version] = event.id.split(/:(?=\d+:\w+$)/);
    expect(`/${record}/`).toContain(`/${event.subject}/`);
    expect(version?.startsWith(`${event.version}:`)).toBe(true);
    expect(schema.parse(event.data)).toEqual(event.data);
  });

  it.each(definitions)('keep the shape that was published: $type', (definition) => {
    const file = shapeFile(definition.type);
    expect(existsSync(file), 'a new type: run `node test/contract/add-shapes.ts`').toBe(true);
    expect(shapeOf(definition), 'a published shape does not change: define the next version').toEqual(contentOf(file));
  });

  it('keep no shape of what is gone', () => {
    expect(typesIn('shapes')).toEqual(types.toSorted());
  });

  it.each(
    definitions.flatMap((definition) => definition.personal.map((path) => ({ ...definition, definition, path }))),
  )('mark as personal what is there: $path of $definition.type', ({ definition, path }) => {
    expect(at(shapeOf(definition), path)).toBeDefined();
  });

  it.each(subscriptions)('that $queue subscribes to are defined: $type', ({ type }) => {
    expect(types).toContain(type);
  });
});
