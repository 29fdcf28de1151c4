import * as z from 'zod';
import { defineRoute } from '../../../shared/kernel/route.ts';

export const routes = {
  getWatched: defineRoute({
    method: 'GET',
    path: '/v1/watched-tickets/{id}',
    operationId: 'getWatched',
    tag: 'Watch',
    summary: 'A ticket that the second release heard of',
    params: z.strictObject({ id: z.string() }),
    answers: { 200: { description: 'When it was submitted.', schema: z.strictObject({ submittedAt: z.string() }) } },
    refusals: [404],
  }),
};
