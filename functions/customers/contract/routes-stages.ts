import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { stageChange, stageRules } from './stage-rules.ts';

/** Routes: the rules of stages and grades, and what became of an account. */
export const stagesRoutes = {
  getStageRules: defineRoute({
    method: 'GET',
    path: '/v1/stage-rules',
    operationId: 'getStageRules',
    tag: 'Stages',
    summary: 'The rules of lifecycle stages and grades',
    description: 'Version 0 are the usual ones, which hold until somebody puts others.',
    answers: { 200: { description: 'The rules.', schema: stageRules, headers: ['ETag'] } },
    refusals: [403],
  }),
  putStageRules: defineRoute({
    method: 'PUT',
    path: '/v1/stage-rules',
    operationId: 'putStageRules',
    tag: 'Stages',
    summary: 'Replace the rules of lifecycle stages and grades',
    description:
      'Every account is looked at again by them, which takes a while; then each at whatever happens to it, and every night.',
    body: stageRules,
    ifMatch: 'optional',
    answers: { 200: { description: 'The rules as they are now.', schema: stageRules, headers: ['ETag'] } },
    refusals: [400, 403, 412],
  }),
  listAccountStages: defineRoute({
    method: 'GET',
    path: '/v1/accounts/{id}/stages',
    operationId: 'listAccountStages',
    tag: 'Stages',
    summary: 'How an account went from stage to stage and from grade to grade, the newest first',
    description:
      'A page may be short or empty: where it carries a cursor, there may be more. What was changed a moment ago may not be seen here yet.',
    params: z.strictObject({ id: z.string().min(1).max(40) }),
    query: listQuery,
    answers: { 200: { description: 'A page of moves.', schema: listOf(stageChange) } },
    refusals: [400, 403, 404],
  }),
} as const;
