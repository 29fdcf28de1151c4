import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { contexts } from '../../functions/contexts.ts';
import { functionsOf } from '../../infra/config/check-contexts.ts';
import type { Grant } from '../../shared/manifest/context.ts';

const recorded = z.object({
  function: z.string(),
  action: z.string(),
  resource: z.string(),
  /** The first two words of each partition key. */
  keys: z.array(z.string()),
  allowed: z.boolean(),
});

type Call = z.infer<typeof recorded>;

const reads = ({ action }: Call) => /^dynamodb:(GetItem|BatchGetItem|Query)$/.test(action);

const isOfHeads = (resource: string) => /:::[^/]*heads[^/]*\//.test(resource);

/** Whether a call of a function of the context needs the grant. */
const uses = {
  'records:read': (call, context) => reads(call) && call.keys.some((key) => key.startsWith(`${context}#`)),
  'records:write': ({ action }) => /^dynamodb:(PutItem|UpdateItem|DeleteItem|ConditionCheckItem)$/.test(action),
  'directory:read': (call) => reads(call) && call.keys.includes('access#directory'),
  'due:read': ({ resource }) => resource.endsWith('/index/due'),
  'events:publish': ({ action }) => action === 'sns:Publish',
  'queues:send': ({ action }) => action === 'sqs:SendMessage',
  'mail:send': ({ action }) => action === 'ses:SendEmail',
  'files:read': ({ action, resource }) => action === 's3:GetObject' && !isOfHeads(resource),
  'files:write': ({ action, resource }) => action === 's3:PutObject' && !isOfHeads(resource),
  'heads:read': ({ action }) => action === 's3:ListBucket',
  'heads:write': ({ action, resource }) => action === 's3:PutObject' && isOfHeads(resource),
  'users:manage': ({ action }) => action.startsWith('cognito-idp:'),
} satisfies Record<Grant, (call: Call, context: string) => boolean>;

export interface Rights {
  /** Calls that the role of their function did not allow. */
  readonly refused: readonly string[];
  /** Grants, as `<function> <grant>`, that no call needed. */
  readonly unused: readonly string[];
}

/** Compares what the functions of the deployment called with what their roles allow. `file`: a call per line, as JSON. */
export const rightsUsed = (file: string, prefix: string): Rights => {
  const calls = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => recorded.parse(JSON.parse(line)))
    .filter((call) => call.function.startsWith(`${prefix}-`));
  const unused = contexts.flatMap((context) =>
    functionsOf(context).flatMap(([name, { grants }]) => {
      const full = `${prefix}-${context.name}-${name}`;
      const own = calls.filter((call) => call.function === full);
      return grants
        .filter((grant) => !own.some((call) => uses[grant](call, context.name)))
        .map((grant) => `${full} ${grant}`);
    }),
  );
  const refused = calls
    .filter(({ allowed }) => !allowed)
    .map(({ function: name, action, resource, keys }) => [name, action, resource, ...keys].join(' '));
  return { refused, unused };
};
