import { readFileSync } from 'node:fs';
import * as z from 'zod';
import { functionsOf } from '../../infra/config/check-contexts.ts';
import type { ContextManifest, Grant } from '../../shared/manifest/context.ts';

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

const writes = ({ action }: Call) => /^dynamodb:(PutItem|UpdateItem|DeleteItem|ConditionCheckItem)$/.test(action);
const isOfHeads = (resource: string) => /:::[^/]*heads[^/]*\//.test(resource);

/** Whether a call of a function of the context needs the grant. */
const uses = {
  'records:read': (call, context) => reads(call) && call.keys.some((key) => key.startsWith(`${context}#`)),
  'records:write': writes,
  'directory:read': (call) => reads(call) && call.keys.includes('access#directory'),
  'due:read': ({ resource }) => resource.endsWith('/index/due'),
  'events:publish': ({ action }) => action === 'sns:Publish',
  'queues:send': ({ action }) => action === 'sqs:SendMessage',
  'mail:send': ({ action }) => action === 'ses:SendEmail',
  'files:read': ({ action, resource }) => action === 's3:GetObject' && !isOfHeads(resource),
  'files:write': ({ action, resource }) => action === 's3:PutObject' && !isOfHeads(resource),
  'files:delete': ({ action }) => action === 's3:DeleteObject',
  'heads:read': ({ action }) => action === 's3:ListBucket',
  'heads:write': ({ action, resource }) => action === 's3:PutObject' && isOfHeads(resource),
  'users:manage': ({ action }) => action.startsWith('cognito-idp:'),
} satisfies Record<Grant, (call: Call, context: string) => boolean>;

/** First word of the name under which `roles.test.ts` takes the role of a function, to ask what it may. */
export const ASKER = 'question.';

export interface Rights {
  /** How many different calls the functions made. */
  readonly calls: number;
  /** Calls that the role of their function did not allow, and calls whose key, which decides on the right, is not known. */
  readonly refused: readonly string[];
  /** Grants, as `<function> <grant>`, that no call needed. */
  readonly unused: readonly string[];
  /** How many calls were refused that were made to be refused. */
  readonly provoked: number;
}

const told = ({ function: name, action, resource, keys }: Call) => [name, action, resource, ...keys].join(' ');

/** Compares what the functions of the contexts called with what their roles allow. `file`: a call per line, as JSON. */
export const rightsUsed = (file: string, prefix: string, contexts: readonly ContextManifest[]): Rights => {
  const all = readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => recorded.parse(JSON.parse(line)));
  const calls = all.filter((call) => call.function.startsWith(`${prefix}-`));
  // A condition on keys holds of a request without any, so a key that nobody could read would be allowed everything.
  const refused = calls.filter((call) => !call.allowed || ((reads(call) || writes(call)) && call.keys.length === 0));
  const unused = contexts.flatMap((context) =>
    functionsOf(context).flatMap(([name, { grants }]) => {
      const full = `${prefix}-${context.name}-${name}`;
      const own = calls.filter((call) => call.function === full);
      return grants
        .filter((grant) => !own.some((call) => uses[grant](call, context.name)))
        .map((grant) => `${full} ${grant}`);
    }),
  );
  const provoked = all.filter((call) => call.function.startsWith(ASKER) && !call.allowed).length;
  return { calls: calls.length, refused: refused.map(told), unused, provoked };
};
