import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import * as z from 'zod';
import { AMOUNTS, CHOICES, RANGES, withoutEmpty } from '../../../../web/src/admin/stage-words.ts';

const condition = z.object({ type: z.string(), properties: z.record(z.string(), z.unknown()).optional() });

const conditions = z
  .object({
    components: z.object({
      schemas: z.object({
        StageRule: z.object({
          properties: z.object({ when: z.object({ properties: z.record(z.string(), condition) }) }),
        }),
      }),
    }),
  })
  .parse(JSON.parse(readFileSync(new URL('../../../../docs/openapi.json', import.meta.url), 'utf8'))).components.schemas
  .StageRule.properties.when.properties;

it('every condition that the API knows can be edited, by what it is', () => {
  const kinds = Object.entries(conditions).map(([name, { type, properties = {} }]) => [
    name,
    type === 'array' ? 'choice' : Object.keys(properties).toSorted().join(' '),
  ]);
  expect(Object.fromEntries(kinds)).toEqual({
    ...Object.fromEntries(CHOICES.map((name) => [name, 'choice'])),
    ...Object.fromEntries(RANGES.map((name) => [name, 'from to'])),
    ...Object.fromEntries(AMOUNTS.map((name) => [name, 'currency from to'])),
  });
});

it('a condition whose values were taken away is none, and one that has an end is kept', () => {
  expect(
    withoutEmpty({ kinds: [], stages: ['new'], ageDays: {}, orders12m: { to: 0 }, spend12m: { currency: 'EUR' } }),
  ).toEqual({ stages: ['new'], orders12m: { to: 0 } });
  expect(withoutEmpty({ spend12m: { from: '0.5', currency: 'EUR' } })).toEqual({
    spend12m: { from: '0.5', currency: 'EUR' },
  });
});
