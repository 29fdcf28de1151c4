import { describe, expect, it } from 'vitest';
import { subjects } from './subjects.ts';
import { list, objectOf, statementsIn, synthesize, text, type Json, type JsonObject } from './synthesized.ts';

/** Every policy document in a value: of roles, of resources, wherever a template may hold one. */
const documentsIn = (value: Json): JsonObject[] => {
  if (Array.isArray(value)) return value.flatMap(documentsIn);
  const fields = objectOf(value);
  return [...(fields['Statement'] ? [fields] : []), ...Object.values(fields).flatMap(documentsIn)];
};

describe.each(subjects)('of %s', (_, contexts) => {
  const allowed = [synthesize({ contexts }), synthesize({ contexts, stage: 'prod', operator: 'ops@example.com' })]
    .flatMap(({ all }) => all.flatMap(({ properties }) => documentsIn(properties)))
    .flatMap((document) => statementsIn(document))
    .filter(({ Effect }) => Effect === 'Allow');
  const actions = allowed.flatMap(({ Action }) => list(Action).map(text));

  it('nobody may scan a table, read it by PartiQL, or do with it whatever there is', () => {
    expect(actions).toContain('dynamodb:GetItem');
    expect(actions.filter((action) => /^(dynamodb:.*(\*|Scan|PartiQL)|\*)/i.test(action))).toEqual([]);
  });

  it('a right says what it allows, never all but something', () => {
    for (const statement of allowed) {
      expect(Object.keys(statement)).not.toEqual(expect.arrayContaining([expect.stringMatching(/^Not/)]));
      expect(statement['Action']).toBeTruthy();
    }
  });
});
