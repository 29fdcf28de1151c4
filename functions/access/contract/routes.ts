import * as z from 'zod';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { slug } from '../../../shared/kernel/text.ts';
import { department, person, settings } from './records.ts';

const byId = z.strictObject({ id: slug });

/** The body may repeat the id of the path. */
const departmentBody = department.partial({ id: true }).meta({ id: 'DepartmentBody' });

export const routes = {
  putDepartment: defineRoute({
    method: 'PUT',
    path: '/v1/departments/{id}',
    operationId: 'putDepartment',
    tag: 'Departments',
    summary: 'Create a department or replace it',
    params: byId,
    body: departmentBody,
    ifMatch: 'optional',
    answers: {
      200: { description: 'The department as it is now.', schema: department, headers: ['ETag'] },
      201: { description: 'The new department.', schema: department, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 412, 422],
  }),
  listDepartments: defineRoute({
    method: 'GET',
    path: '/v1/departments',
    operationId: 'listDepartments',
    tag: 'Departments',
    summary: 'The departments, by id',
    query: listQuery,
    answers: { 200: { description: 'A page of departments.', schema: listOf(department) } },
    refusals: [400, 403],
  }),
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
  getSettings: defineRoute({
    method: 'GET',
    path: '/v1/settings',
    operationId: 'getSettings',
    tag: 'Settings',
    summary: "The company's settings",
    answers: { 200: { description: 'The settings.', schema: settings, headers: ['ETag'] } },
    refusals: [403],
  }),
  putSettings: defineRoute({
    method: 'PUT',
    path: '/v1/settings',
    operationId: 'putSettings',
    tag: 'Settings',
    summary: "Replace the company's settings",
    description: 'A new time zone makes the reports count anew; a report asked for meanwhile waits for it.',
    body: settings,
    ifMatch: 'optional',
    answers: { 200: { description: 'The settings as they are now.', schema: settings, headers: ['ETag'] } },
    refusals: [400, 403, 412],
  }),
} as const;
