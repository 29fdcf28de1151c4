import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { line, text } from '../../../shared/kernel/text.ts';
import { deadLetter, wholeDeadLetter } from './dead-letter.ts';

const byId = z.strictObject({ id: z.string().regex(/^[0-9A-Z]{26}$/, 'must be the id of a dead letter') });

const one = { description: 'The dead letter as it is now.', schema: deadLetter, headers: ['ETag'] } as const;

export const routes = {
  listDeadLetters: defineRoute({
    method: 'GET',
    path: '/v1/dead-letters',
    operationId: 'listDeadLetters',
    tag: 'Dead letters',
    summary: 'Messages that nobody could settle and nobody has decided on, by queue, the oldest first',
    query: listQuery,
    answers: { 200: { description: 'A page of dead letters.', schema: listOf(deadLetter) } },
    refusals: [400, 403],
  }),
  getDeadLetter: defineRoute({
    method: 'GET',
    path: '/v1/dead-letters/{id}',
    operationId: 'getDeadLetter',
    tag: 'Dead letters',
    summary: 'A dead letter with its message',
    params: byId,
    answers: { 200: { description: 'The dead letter.', schema: wholeDeadLetter, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  replayDeadLetter: defineRoute({
    method: 'POST',
    path: '/v1/dead-letters/{id}/replay',
    operationId: 'replayDeadLetter',
    tag: 'Dead letters',
    summary: 'Send a dead letter to its queue again',
    description: 'If it fails again, it comes back here.',
    params: byId,
    answers: { 200: one },
    refusals: [400, 403, 404, 409],
  }),
  discardDeadLetter: defineRoute({
    method: 'POST',
    path: '/v1/dead-letters/{id}/discard',
    operationId: 'discardDeadLetter',
    tag: 'Dead letters',
    summary: 'Decide that a dead letter is not needed',
    params: byId,
    body: z.strictObject({ reason: text(2_000) }),
    answers: { 200: one },
    refusals: [400, 403, 404, 409],
  }),
  replayDeadLetters: defineRoute({
    method: 'POST',
    path: '/v1/dead-letters/replay',
    operationId: 'replayDeadLetters',
    tag: 'Dead letters',
    summary: 'Send all dead letters of a queue to it again',
    body: z.strictObject({ queue: line(100) }),
    answers: {
      200: {
        description: 'How many were sent; `more` when some are left for the next call.',
        schema: z.strictObject({ replayed: z.number().int().min(0), more: z.boolean() }),
      },
    },
    refusals: [400, 403],
  }),
  getOpenApi: defineRoute({
    method: 'GET',
    path: '/v1/openapi.json',
    public: true,
    operationId: 'getOpenApi',
    tag: 'API',
    summary: 'This document',
    answers: { 200: { description: 'An OpenAPI 3.1 document.', schema: z.looseObject({ openapi: z.string() }) } },
    refusals: [],
  }),
  browseApi: defineRoute({
    method: 'GET',
    path: '/v1/docs',
    public: true,
    operationId: 'browseApi',
    tag: 'API',
    summary: 'A page to browse and try the API',
    answers: { 200: { description: 'A page (HTML).' } },
    refusals: [],
  }),
  getApiPageFile: defineRoute({
    method: 'GET',
    path: '/v1/docs/{file}',
    public: true,
    operationId: 'getApiPageFile',
    tag: 'API',
    summary: 'A script or style sheet of that page',
    params: z.strictObject({ file: z.string().max(100) }),
    answers: { 200: { description: 'A file.' } },
    refusals: [400, 404],
  }),
} as const;
