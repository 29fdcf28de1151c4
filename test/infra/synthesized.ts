import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildApp, type BuildAppProps } from '../../infra/app.ts';
import { platformProbe, probe } from './probe.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export interface Resource {
  readonly stack: string;
  readonly id: string;
  readonly type: string;
  readonly properties: JsonObject;
  readonly metadata: JsonObject;
  /** DeletionPolicy of the template. */
  readonly deletion: Json;
}

export interface Synthesized {
  readonly all: readonly Resource[];
  readonly outputs: JsonObject;
  readonly terminationProtection: Readonly<Record<string, boolean>>;
  ofType(type: string): readonly Resource[];
  /** The only one of its type. Throws when there is none, or another. */
  only(type: string): Resource;
  /** The one that an intrinsic refers to, in the stack of the resource that contains it. */
  at(reference: Json | undefined, from: Resource): Resource;
}

/** The templates of an app without code: by default of the probes. */
export function synthesize(props: Partial<BuildAppProps> = {}): Synthesized {
  process.env['CDK_VALIDATION'] = 'false'; // nag.test.ts asks cdk-nag itself; the validation of the CLI takes seconds
  const outdir = mkdtempSync(join(tmpdir(), 'rapport-templates-'));
  try {
    const { stacks } = buildApp({ contexts: [probe, platformProbe], bundling: false, ...props, outdir }).synth();
    const all = stacks.flatMap(({ stackName, template }) =>
      Object.entries(objectIn(template, 'Resources')).map(([id, resource]) => ({
        stack: stackName,
        id,
        type: text(objectOf(resource)['Type']),
        properties: objectIn(resource, 'Properties'),
        metadata: objectIn(resource, 'Metadata'),
        deletion: objectOf(resource)['DeletionPolicy'] ?? null,
      })),
    );
    const ofType = (type: string) => all.filter((resource) => resource.type === type);
    return {
      all,
      ofType,
      outputs: objectIn(stacks[0]?.template, 'Outputs'),
      terminationProtection: Object.fromEntries(stacks.map((s) => [s.stackName, s.terminationProtection ?? false])),
      only: (type) => oneOf(ofType(type), type),
      at: (reference, { stack }) => {
        const name = /<([^.>]+)/.exec(text(reference))?.[1];
        return oneOf(
          all.filter((one) => one.stack === stack && one.id === name),
          `${name} in ${stack}`,
        );
      },
    };
  } finally {
    rmSync(outdir, { recursive: true, force: true });
  }
}

/** An intrinsic as readable text: `<Logical.Arn>`, `<AWS::Region>`, `<rapport-dev-TopicArn>` for an import. */
export function text(value: Json | undefined): string {
  if (typeof value === 'string') return value;
  const {
    Ref,
    'Fn::GetAtt': attribute,
    'Fn::ImportValue': imported,
    'Fn::Join': join,
    'Fn::Sub': sub,
  } = objectOf(value);
  if (Ref !== undefined) return `<${text(Ref)}>`;
  if (isList(attribute)) return `<${attribute.map(text).join('.')}>`;
  if (imported !== undefined) return `<${text(imported)}>`;
  if (isList(join)) return list(join[1]).map(text).join(text(join[0]));
  if (typeof sub === 'string') return sub;
  throw new Error(`no text: ${JSON.stringify(value)}`);
}

export const list = (value: Json | undefined): readonly Json[] =>
  value === undefined || value === null ? [] : isList(value) ? value : [value];

export const objectOf = (value: unknown): JsonObject => (isObject(value) ? value : {});

export const objectIn = (value: unknown, key: string): JsonObject => objectOf(objectOf(value)[key]);

/** The statements of a policy document. */
export const statementsIn = (document: Json | undefined): readonly JsonObject[] =>
  list(objectOf(document)['Statement']).map(objectOf);

/** Statements of all inline policies of a role. */
export const statementsOf = (role: Resource): readonly JsonObject[] =>
  list(role.properties['Policies']).flatMap((policy) => statementsIn(objectOf(policy)['PolicyDocument']));

const isList = (value: Json | undefined): value is readonly Json[] => Array.isArray(value);

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function oneOf<Item>(items: readonly Item[], what: string): Item {
  const [item] = items;
  if (item === undefined || items.length > 1) throw new Error(`${items.length} of ${what}, not one`);
  return item;
}
