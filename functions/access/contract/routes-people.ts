import * as z from 'zod';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { oneself } from './oneself.ts';
import { newPerson, person, personPatch } from './records.ts';

const byId = z.strictObject({ id: person.shape.id });

/** Who signs in. */
export const peopleRoutes = {
  listPeople: defineRoute({
    method: 'GET',
    path: '/v1/people',
    operationId: 'listPeople',
    tag: 'People',
    summary: 'The people who sign in, by id',
    query: listQuery,
    answers: { 200: { description: 'A page of people.', schema: listOf(person) } },
    refusals: [400, 403],
  }),
  createPerson: defineRoute({
    method: 'POST',
    path: '/v1/people',
    operationId: 'createPerson',
    tag: 'People',
    summary: 'Let a person in',
    description:
      'They get a mail with a temporary password; who can sign in already keeps theirs. Sent again it answers the same person. No two people have the same e-mail address, in any case of its letters.',
    body: newPerson,
    answers: {
      200: { description: 'The person, who was entered before.', schema: person, headers: ['ETag'] },
      201: { description: 'The new person.', schema: person, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 409, 422],
  }),
  getPerson: defineRoute({
    method: 'GET',
    path: '/v1/people/{id}',
    operationId: 'getPerson',
    tag: 'People',
    summary: 'A person who signs in',
    params: byId,
    answers: { 200: { description: 'The person.', schema: person, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  patchPerson: defineRoute({
    method: 'PATCH',
    path: '/v1/people/{id}',
    operationId: 'patchPerson',
    tag: 'People',
    summary: 'Change what a person is and may',
    description:
      'A right that is taken away ends within 30 seconds; who is made inactive cannot sign in either. The last active administrator stays one.',
    params: byId,
    body: personPatch,
    ifMatch: 'required',
    answers: { 200: { description: 'The person as they are now.', schema: person, headers: ['ETag'] } },
    refusals: [400, 403, 404, 409, 412, 422, 428],
  }),
  getMe: defineRoute({
    method: 'GET',
    path: '/v1/me',
    operationId: 'getMe',
    tag: 'People',
    summary: 'Who I am, and what I see',
    answers: { 200: { description: 'The caller, a person or a machine.', schema: oneself } },
    refusals: [403],
  }),
} as const;
