import * as z from 'zod';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { account, accountEntry, accountPatch } from './account.ts';
import { batchAnswer, batchBody, duplicateQuery } from './batch.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });

const SHOWN = 'The account; fields that the asker may not see are left out.';
const DOUBLES =
  'What may be a double is refused with 409 and its candidates; so is, always, an e-mail address that another has.';

export const accountsRoutes = {
  createAccount: defineRoute({
    method: 'POST',
    path: '/v1/accounts',
    operationId: 'createAccount',
    tag: 'Accounts',
    summary: 'Enter a customer',
    description: DOUBLES,
    query: duplicateQuery,
    body: accountEntry,
    idempotencyKey: true,
    answers: { 201: { description: SHOWN, schema: account, headers: ['ETag', 'Location'] } },
    refusals: [400, 403, 409, 422],
  }),
  createAccounts: defineRoute({
    method: 'POST',
    path: '/v1/accounts/batch',
    operationId: 'createAccounts',
    tag: 'Accounts',
    summary: 'Enter up to 50 customers',
    description: `Each for itself and in their order. ${DOUBLES}`,
    query: duplicateQuery,
    body: batchBody('AccountEntry'),
    idempotencyKey: true,
    answers: { 200: { description: 'What became of each.', schema: batchAnswer(account, 'Account') } },
    refusals: [400, 403, 422],
  }),
  getAccount: defineRoute({
    method: 'GET',
    path: '/v1/accounts/{id}',
    operationId: 'getAccount',
    tag: 'Accounts',
    summary: 'One account',
    description: 'The id of an account that was merged into another one shows that one.',
    params: byId,
    answers: { 200: { description: SHOWN, schema: account, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  patchAccount: defineRoute({
    method: 'PATCH',
    path: '/v1/accounts/{id}',
    operationId: 'patchAccount',
    tag: 'Accounts',
    summary: 'Change an account',
    description: `A merge patch (RFC 7396): \`null\` takes a field away. ${DOUBLES}`,
    params: byId,
    query: duplicateQuery,
    body: accountPatch,
    ifMatch: 'required',
    answers: { 200: { description: SHOWN, schema: account, headers: ['ETag'] } },
    refusals: [400, 403, 404, 409, 412, 422, 428],
  }),
} as const;
