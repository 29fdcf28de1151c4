import { expect, it } from 'vitest';
import { corsHeaders, corsRulesOf } from '../../../infra/local/cors.ts';

const rules = corsRulesOf({
  CorsConfiguration: {
    CorsRules: [
      {
        AllowedMethods: ['PUT'],
        AllowedOrigins: ['https://crm.example'],
        AllowedHeaders: ['content-type'],
        MaxAge: 60,
      },
      { AllowedMethods: ['GET'], AllowedOrigins: ['*'] },
    ],
  },
});

it('lets the pages of an origin do what a rule says, with the headers that it names', () => {
  expect(corsHeaders(rules, 'https://crm.example', 'PUT', 'Content-Type, x-other')).toEqual({
    'access-control-allow-origin': 'https://crm.example',
    'access-control-allow-methods': 'PUT',
    'access-control-allow-headers': 'Content-Type',
    'access-control-expose-headers': '',
    'access-control-max-age': '60',
  });
  expect(corsHeaders(rules, 'https://other.example', 'GET')?.['access-control-allow-origin']).toBe('*');
});

it('lets nobody do what no rule says', () => {
  expect(corsHeaders(rules, 'https://other.example', 'PUT')).toBeUndefined();
  expect(corsHeaders(rules, 'https://crm.example', 'DELETE')).toBeUndefined();
  expect(corsHeaders(corsRulesOf({}), 'https://crm.example', 'GET')).toBeUndefined();
});
