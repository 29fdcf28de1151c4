import * as z from 'zod';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { importEntry, importPatch, importView, readingOrder, rowView, upload } from './import.ts';

const byId = z.strictObject({ id: z.string().min(1).max(40) });
const TAG = 'Imports';
const SHOWN = { description: 'The import.', schema: importView, headers: ['ETag'] } as const;
const REFUSALS = [400, 403, 404, 409, 412] as const;

/** What people do to an import beside changing it. */
const action = <const Name extends string, const Id extends string>(
  name: Name,
  operationId: Id,
  summary: string,
  description: string,
) =>
  defineRoute({
    method: 'POST',
    path: `/v1/imports/{id}/${name}`,
    operationId,
    tag: TAG,
    summary,
    description,
    params: byId,
    ifMatch: 'optional',
    answers: { 202: SHOWN },
    refusals: REFUSALS,
  });

export const importsRoutes = {
  createImport: defineRoute({
    method: 'POST',
    path: '/v1/imports',
    operationId: 'createImport',
    tag: TAG,
    summary: 'Begin an import',
    description:
      'Answers where to put the file: CSV (comma, semicolon, tab or bar; UTF-8, UTF-16, GB18030, Big5, Windows-1252), XLSX (its first sheet) or vCard 3 and 4. Then have it read.',
    body: importEntry,
    idempotencyKey: true,
    answers: {
      201: {
        description: 'The import, and where the file goes.',
        schema: z.strictObject({ import: importView, upload }),
        headers: ['ETag', 'Location'],
      },
    },
    refusals: [400, 403, 422],
  }),
  listImports: defineRoute({
    method: 'GET',
    path: '/v1/imports',
    operationId: 'listImports',
    tag: TAG,
    summary: "One's own imports, the newest first; an administrator sees everybody's",
    query: listQuery.extend({ limit: z.coerce.number().int().min(1).max(50).default(25) }),
    answers: { 200: { description: 'A page of imports.', schema: listOf(importView) } },
    refusals: [400, 403],
  }),
  getImport: defineRoute({
    method: 'GET',
    path: '/v1/imports/{id}',
    operationId: 'getImport',
    tag: TAG,
    summary: 'An import, and how far it is',
    params: byId,
    answers: { 200: SHOWN },
    refusals: [400, 403, 404],
  }),
  readImport: defineRoute({
    method: 'POST',
    path: '/v1/imports/{id}/read',
    operationId: 'readImport',
    tag: TAG,
    summary: 'Have the file read that was put',
    description:
      'Finds its format, encoding, separator and columns, and guesses the mapping: the import is `ready` then, or `unreadable`. What is given here is not guessed.',
    params: byId,
    body: readingOrder,
    ifMatch: 'optional',
    answers: { 202: SHOWN },
    refusals: REFUSALS,
  }),
  patchImport: defineRoute({
    method: 'PATCH',
    path: '/v1/imports/{id}',
    operationId: 'patchImport',
    tag: TAG,
    summary: 'Say which column is which field, and how to enter them',
    params: byId,
    body: importPatch,
    ifMatch: 'required',
    answers: { 200: SHOWN },
    refusals: [400, 403, 404, 409, 412, 422, 428],
  }),
  rehearseImport: action(
    'dry-run',
    'rehearseImport',
    'Find out what the import would do',
    'Counts what would be created, updated and refused, with the first problems, and writes nothing. Rows that repeat others further up are noticed as far as they are near.',
  ),
  startImport: action(
    'start',
    'startImport',
    'Start the import',
    'With the rights of whoever starts it. A row that has the number, the external id or an e-mail address of a record updates it: cells that are empty leave things alone, and of e-mails, phones, addresses and tags none is taken away.',
  ),
  stopImport: action('stop', 'stopImport', 'Stop it; what is entered stays', 'It can be resumed.'),
  resumeImport: action('resume', 'resumeImport', 'Go on where it stopped', 'With the rights of whoever resumes it.'),
  listImportRows: defineRoute({
    method: 'GET',
    path: '/v1/imports/{id}/rows',
    operationId: 'listImportRows',
    tag: TAG,
    summary: 'What became of each row',
    description: 'In the order of the file; a page has up to 200.',
    params: byId,
    query: listQuery.pick({ cursor: true }),
    answers: { 200: { description: 'A page of rows.', schema: listOf(rowView) } },
    refusals: [400, 403, 404],
  }),
  getRefusedRows: defineRoute({
    method: 'GET',
    path: '/v1/imports/{id}/refused',
    operationId: 'getRefusedRows',
    tag: TAG,
    summary: 'A link to the rows that were not taken',
    description:
      'A CSV file with the columns of the import and the reason of each row; mended, it can be imported. There is one when an import is done and refused something.',
    params: byId,
    answers: {
      200: {
        description: 'A link that opens for 15 minutes.',
        schema: z.strictObject({ url: z.string() }),
      },
    },
    refusals: [400, 403, 404],
  }),
} as const;
