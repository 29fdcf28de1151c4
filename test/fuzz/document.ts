import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { contracts } from '../../functions/contracts.ts';
import type { RouteContract } from '../../shared/kernel/route.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };

/** As much of JSON Schema as the document uses. */
export interface Schema {
  readonly type?: string | undefined;
  readonly $ref?: string | undefined;
  readonly const?: unknown;
  readonly enum?: readonly unknown[] | undefined;
  readonly anyOf?: readonly Schema[] | undefined;
  readonly properties?: Readonly<Record<string, Schema>> | undefined;
  readonly required?: readonly string[] | undefined;
  /** Of an object whose fields have any names: what each of them is. */
  readonly additionalProperties?: boolean | Schema | undefined;
  readonly description?: string | undefined;
  readonly items?: Schema | undefined;
  readonly pattern?: string | undefined;
  readonly format?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minItems?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
}

const schema: z.ZodType<Schema> = z.lazy(() =>
  z.looseObject({
    type: z.string().optional(),
    $ref: z.string().optional(),
    const: z.unknown().optional(),
    enum: z.array(z.unknown()).optional(),
    anyOf: z.array(schema).optional(),
    properties: z.record(z.string(), schema).optional(),
    required: z.array(z.string()).optional(),
    // Of answers, which nobody makes up, a type may be a list of types.
    additionalProperties: z.union([z.boolean(), schema]).optional().catch(true),
    description: z.string().optional(),
    items: schema.optional(),
    pattern: z.string().optional(),
    format: z.string().optional(),
    minLength: z.number().optional(),
    maxLength: z.number().optional(),
    minItems: z.number().optional(),
    maxItems: z.number().optional(),
    minimum: z.number().optional(),
    maximum: z.number().optional(),
  }),
);

const parameter = z.looseObject({
  in: z.enum(['path', 'query', 'header']),
  name: z.string(),
  required: z.boolean().default(false),
  schema,
});

const operation = z.looseObject({
  operationId: z.string(),
  parameters: z.array(parameter).default([]),
  requestBody: z.looseObject({ content: z.looseObject({ 'application/json': z.looseObject({ schema }) }) }).optional(),
});

const document = z
  .looseObject({
    paths: z.record(z.string(), z.record(z.string(), operation)),
    components: z.looseObject({ schemas: z.record(z.string(), schema) }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../docs/openapi.json', import.meta.url), 'utf8')));

/** The schema itself, or what it refers to. Throws when the document does not have that. */
export const resolved = (one: Schema): Schema => {
  if (one.$ref === undefined) return one;
  const found = document.components.schemas[one.$ref.replace('#/components/schemas/', '')];
  if (!found) throw new Error(`the document has no ${one.$ref}`);
  return found;
};

/** What a list consists of; one whose description says `Each as AccountEntry.` takes what it will judge by itself. */
export const itemsOf = ({ items = {}, description = '' }: Schema): Schema => {
  const [, name] = /^Each as (\w+)\.$/.exec(description) ?? [];
  return name === undefined ? items : { $ref: `#/components/schemas/${name}` };
};

/** What the fields of an object are that have any names; nothing when it has no such fields. */
export const fieldsOfAnyName = ({ additionalProperties }: Schema): Schema | undefined =>
  typeof additionalProperties === 'object' && Object.keys(additionalProperties).length > 0
    ? additionalProperties
    : undefined;

/** An operation as the document tells the world of it, and the contract that its answers are held to. */
export interface Operation {
  readonly id: string;
  readonly contract: RouteContract;
  readonly path: Readonly<Record<string, Schema>>;
  readonly query: Readonly<Record<string, Schema>>;
  /** The names in `query` that must be there. */
  readonly requiredQuery: readonly string[];
  readonly headers: readonly string[];
  readonly body: Schema | undefined;
}

/** Every operation of the document. Throws when it has one without a route. */
export const operations: readonly Operation[] = Object.values(document.paths)
  .flatMap((methods) => Object.values(methods))
  .map(({ operationId, parameters, requestBody }) => {
    const contract = contracts.find((one) => one.operationId === operationId);
    if (!contract) throw new Error(`no route has the operation ${operationId}: run npm run openapi`);
    const placed = (where: string) =>
      Object.fromEntries(parameters.filter((one) => one.in === where).map((one) => [one.name, one.schema]));
    return {
      id: operationId,
      contract,
      path: placed('path'),
      query: placed('query'),
      requiredQuery: parameters.filter((one) => one.in === 'query' && one.required).map(({ name }) => name),
      headers: Object.keys(placed('header')).map((name) => name.toLowerCase()),
      body: requestBody?.content['application/json'].schema,
    };
  });
