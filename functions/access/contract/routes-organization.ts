import * as z from 'zod';
import { defineRoute } from '../../../shared/kernel/route.ts';
import { listOf, listQuery } from '../../../shared/kernel/list.ts';
import { slug } from '../../../shared/kernel/text.ts';
import { department, settings, team, territory } from './records.ts';
import { accessRules } from './visibility.ts';

const byId = z.strictObject({ id: slug });

/** The body may repeat the id of the path. */
const departmentBody = department.partial({ id: true }).meta({ id: 'DepartmentBody' });
const teamBody = team.partial({ id: true }).meta({ id: 'TeamBody' });
const territoryBody = territory.partial({ id: true }).meta({ id: 'TerritoryBody' });

/** How the company is parted, and what holds for all of it. */
export const organizationRoutes = {
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
  putTeam: defineRoute({
    method: 'PUT',
    path: '/v1/teams/{id}',
    operationId: 'putTeam',
    tag: 'Teams',
    summary: 'Create a team or replace it',
    description: 'A team looks after the same customers. Who is in it, the people say.',
    params: byId,
    body: teamBody,
    ifMatch: 'optional',
    answers: {
      200: { description: 'The team as it is now.', schema: team, headers: ['ETag'] },
      201: { description: 'The new team.', schema: team, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 412, 422],
  }),
  getTeam: defineRoute({
    method: 'GET',
    path: '/v1/teams/{id}',
    operationId: 'getTeam',
    tag: 'Teams',
    summary: 'A team',
    params: byId,
    answers: { 200: { description: 'The team.', schema: team, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  listTeams: defineRoute({
    method: 'GET',
    path: '/v1/teams',
    operationId: 'listTeams',
    tag: 'Teams',
    summary: 'The teams, by id',
    query: listQuery,
    answers: { 200: { description: 'A page of teams.', schema: listOf(team) } },
    refusals: [400, 403],
  }),
  putTerritory: defineRoute({
    method: 'PUT',
    path: '/v1/territories/{id}',
    operationId: 'putTerritory',
    tag: 'Territories',
    summary: 'Create a territory or replace it',
    description:
      'An account for which nobody chose a territory belongs to the first one, by `order`, whose conditions all hold for it. A change holds for accounts that are written from then on.',
    params: byId,
    body: territoryBody,
    ifMatch: 'optional',
    answers: {
      200: { description: 'The territory as it is now.', schema: territory, headers: ['ETag'] },
      201: { description: 'The new territory.', schema: territory, headers: ['ETag', 'Location'] },
    },
    refusals: [400, 403, 412, 422],
  }),
  getTerritory: defineRoute({
    method: 'GET',
    path: '/v1/territories/{id}',
    operationId: 'getTerritory',
    tag: 'Territories',
    summary: 'A territory',
    params: byId,
    answers: { 200: { description: 'The territory.', schema: territory, headers: ['ETag'] } },
    refusals: [400, 403, 404],
  }),
  listTerritories: defineRoute({
    method: 'GET',
    path: '/v1/territories',
    operationId: 'listTerritories',
    tag: 'Territories',
    summary: 'The territories, by id',
    query: listQuery,
    answers: { 200: { description: 'A page of territories.', schema: listOf(territory) } },
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
  getAccessRules: defineRoute({
    method: 'GET',
    path: '/v1/access-rules',
    operationId: 'getAccessRules',
    tag: 'Access',
    summary: 'Who sees which records and fields',
    answers: { 200: { description: 'The rules.', schema: accessRules, headers: ['ETag'] } },
    refusals: [403],
  }),
  putAccessRules: defineRoute({
    method: 'PUT',
    path: '/v1/access-rules',
    operationId: 'putAccessRules',
    tag: 'Access',
    summary: 'Replace the rules of who sees which records and fields',
    description: 'They hold within 30 seconds.',
    body: accessRules,
    ifMatch: 'optional',
    answers: { 200: { description: 'The rules as they are now.', schema: accessRules, headers: ['ETag'] } },
    refusals: [400, 403, 412, 422],
  }),
} as const;
