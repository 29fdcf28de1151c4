import * as z from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { contracts } from '../functions/contracts.ts';
import type { RouteContract } from '../shared/kernel/route.ts';
import { problemDocument } from '../shared/lambda/problem.ts';

const header = (description: string) => z.string().meta({ description });

const answerHeaders = {
  ETag: header('The version, in quotes, for If-Match.'),
  Location: header('Where the new record is.'),
  'Retry-After': header('Seconds to wait.'),
};

const refusals: Record<number, string> = {
  400: 'The request is not as the API asks for it.',
  401: 'No valid token. The body is the gateway’s.',
  403: 'Not allowed.',
  404: 'There is no such thing.',
  409: 'The state does not allow it.',
  412: 'The record has changed since.',
  422: 'Understood, but it cannot be.',
  428: 'If-Match is missing.',
  429: 'Too many requests.',
};

const gatewayMessage = z.strictObject({ message: z.string() }).meta({ id: 'GatewayMessage' });

const operationOf = (route: RouteContract): ZodOpenApiOperationObject => {
  const headers = {
    ...(route.ifMatch && {
      'If-Match':
        route.ifMatch === 'required'
          ? z.string().meta({ description: 'The ETag of the record that you saw.' })
          : z
              .string()
              .optional()
              .meta({ description: 'The ETag of the record that you saw, to refuse a stale change.' }),
    }),
    ...(route.idempotencyKey && {
      'Idempotency-Key': z
        .string()
        .min(1)
        .max(200)
        .optional()
        .meta({ description: 'The same key makes one thing, however often it is sent.' }),
    }),
  };
  const statuses = [...new Set([...route.refusals, ...(route.public ? [] : [401])])].toSorted((a, b) => a - b);
  return {
    operationId: route.operationId,
    tags: [route.tag],
    summary: route.summary,
    ...(route.description !== undefined && { description: route.description }),
    ...(route.public ? { security: [] } : {}),
    requestParams: {
      ...(route.params instanceof z.ZodObject && { path: route.params }),
      ...(route.query instanceof z.ZodObject && { query: route.query }),
      ...(Object.keys(headers).length > 0 && { header: z.object(headers) }),
    },
    ...(route.body && { requestBody: { required: true, content: { 'application/json': { schema: route.body } } } }),
    responses: {
      ...Object.fromEntries(
        Object.entries(route.answers).map(([status, answer]) => [
          status,
          {
            description: answer.description,
            ...(answer.headers && {
              headers: z.object(Object.fromEntries(answer.headers.map((name) => [name, answerHeaders[name]]))),
            }),
            ...(answer.schema && { content: { 'application/json': { schema: answer.schema } } }),
          },
        ]),
      ),
      ...Object.fromEntries(
        statuses.map((status) => [
          String(status),
          {
            description: refusals[status] ?? 'Refused.',
            ...(status === 429 && { headers: z.object({ 'Retry-After': answerHeaders['Retry-After'] }) }),
            content:
              status === 401
                ? { 'application/json': { schema: gatewayMessage } }
                : { 'application/problem+json': { schema: problemDocument } },
          },
        ]),
      ),
    },
  };
};

/** The OpenAPI 3.1 document of all contexts, made of their contracts. */
export const openApiDocument = () => {
  const paths: ZodOpenApiPathsObject = {};
  for (const route of contracts)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operationOf(route) };
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: 'Rapport',
      version: '1',
      description: 'The customer relationship system. Errors are RFC 9457 problem details; lists are paged by cursor.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    security: [{ token: [] }],
    components: {
      securitySchemes: {
        token: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description: 'An access token of the user pool.',
        },
      },
    },
    paths,
  });
};
