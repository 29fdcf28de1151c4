import type { Refusal } from '../kernel/refusal.ts';
import type { Result } from '../kernel/result.ts';
import * as z from 'zod';

/** One field of the request that is to blame. */
const fieldProblem = z.strictObject({
  /** `customer.email`, `rules.0.departmentId`; empty for the whole body. */
  field: z.string(),
  reason: z.string(),
});

/** RFC 9457 problem details; `type` is stable and ends with the code. */
export const problemDocument = z
  .strictObject({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string(),
    errors: z.array(fieldProblem).optional(),
    candidates: z
      .array(z.looseObject({ id: z.string() }))
      .optional()
      .meta({ description: 'The records that stand in the way of a new one, the likeliest first.' }),
  })
  .meta({ id: 'Problem', description: 'RFC 9457 problem details.' });

type FieldProblem = z.output<typeof fieldProblem>;

/** What a handler answers; `body` is sent as JSON unless it is text of another `content-type`. */
export interface Answer {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
  /** Set when `body` is base64 of bytes. */
  readonly isBase64?: boolean;
  /** Set when it conceals something from who asked; not sent. */
  readonly denied?: true;
}

const titleOf = (code: string) => code.charAt(0).toUpperCase() + code.slice(1).replaceAll('-', ' ');

/** `problem(409, 'wrong-state', 'The ticket is resolved: reopen it first.')` */
export const problem = (
  status: number,
  code: string,
  detail: string,
  errors?: readonly FieldProblem[],
  headers?: Readonly<Record<string, string>>,
  candidates?: readonly object[],
): Answer => ({
  status,
  headers: { 'content-type': 'application/problem+json', ...headers },
  body: {
    type: `urn:rapport:problem:${code}`,
    title: titleOf(code),
    status,
    detail,
    ...(errors && { errors }),
    ...(candidates && { candidates }),
  },
});

/** A refusal with its status. */
export const problemOf = <Code extends string>(
  { code, detail, field, candidates, denied }: Refusal<Code>,
  statuses: Readonly<Record<Code, number>>,
): Answer => ({
  ...problem(
    statuses[code],
    code,
    detail,
    field === undefined ? undefined : [{ field, reason: detail }],
    undefined,
    candidates,
  ),
  ...(denied && { denied }),
});

/**
 * Answers a decision: what went through by `success`, a refusal with its status. `satisfies Record<Code, number>` at the
 * call makes a new refusal fail to compile until somebody has decided its status.
 */
export const answer = <Value, Code extends string>(
  result: Result<Value, Refusal<Code>>,
  statuses: Readonly<Record<Code, number>>,
  success: (value: Value) => Answer,
): Answer => {
  if (result.ok) return success(result.value);
  return problemOf(result.error, statuses);
};

/** The fields that a schema found wrong, as a problem with the given status. */
export const invalid = (error: z.ZodError, where: 'body' | 'query' | 'path'): Answer =>
  problem(
    400,
    `invalid-${where}`,
    where === 'body'
      ? 'The request body is not as the API asks for it.'
      : `The ${where === 'path' ? 'path' : 'query'} is not as the API asks for it.`,
    error.issues.slice(0, 20).flatMap((issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.slice(0, 20).map((key) => ({
            field: [...issue.path, key.slice(0, 100)].map(String).join('.'),
            reason: 'is not a known field',
          }))
        : [
            {
              field: issue.path.map((part) => String(part).slice(0, 100)).join('.'),
              reason: issue.message.slice(0, 300),
            },
          ],
    ),
  );
