import { readdirSync } from 'node:fs';
import * as z from 'zod';
import type { EventDefinition } from '../../shared/kernel/event.ts';

const functions = new URL('../../functions/', import.meta.url);

const isDefinition = (thing: unknown): thing is EventDefinition =>
  typeof thing === 'function' && 'type' in thing && 'schema' in thing && thing.schema instanceof z.ZodType;

/** Every event type that a context defines in its `contract/`, by type. */
export const eventDefinitions = async () => {
  const found: EventDefinition[] = [];
  for (const context of readdirSync(functions, { withFileTypes: true }).filter((entry) => entry.isDirectory())) {
    const folder = new URL(`${context.name}/contract/`, functions);
    for (const file of readdirSync(folder)) {
      const exported: unknown = await import(new URL(file, folder).href);
      found.push(
        ...Object.values(z.record(z.string(), z.unknown()).parse({ ...Object(exported) })).filter(isDefinition),
      );
    }
  }
  return found.toSorted((a, b) => (a.type < b.type ? -1 : 1));
};

/** The shape of an event's data, as readers of any language would know it. */
export const shapeOf = ({ schema }: EventDefinition): unknown =>
  JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io: 'output' })));

export const exampleFile = (type: string) => new URL(`examples/${type}.json`, import.meta.url);
export const shapeFile = (type: string) => new URL(`shapes/${type}.json`, import.meta.url);
