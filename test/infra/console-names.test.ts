import { describe, expect, it } from 'vitest';
import { objectIn, objectOf, synthesize, text, type Json } from './synthesized.ts';

/** The names of all that the template asks CloudFront for: in the properties, or in what configures a policy. */
const names = () =>
  synthesize({ stage: 'twelve-chars' })
    .all.filter(({ type }) => type.startsWith('AWS::CloudFront::') && type !== 'AWS::CloudFront::Distribution')
    .map(({ type, properties }): [kind: string, name: Json | undefined] => {
      const kind = type.replace('AWS::CloudFront::', '');
      return [kind, properties['Name'] ?? objectOf(objectIn(properties, `${kind}Config`))['Name']];
    })
    .map(([kind, name]) => ({ kind, name: text(name ?? '') }));

describe('the names at CloudFront, which an account has once for all its regions', () => {
  it('say the region, so that a stage can stand in two of them', () => {
    const found = names();
    expect(found.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['Function', 'OriginAccessControl', 'ResponseHeadersPolicy']),
    );
    expect(found.filter(({ name }) => !name.startsWith('rapport-twelve-chars-<AWS::Region>-'))).toEqual([]);
  });

  it('are different ones for each kind, and short enough with the longest stage and the longest region', () => {
    const found = names().map(({ kind, name }) => ({ kind, name: name.replace('<AWS::Region>', 'ap-northeast-1') }));
    expect(new Set(found.map(({ kind, name }) => `${kind} ${name}`)).size).toBe(found.length);
    // CloudFront takes 64 of these for functions, and more for others.
    expect(found.filter(({ name }) => !/^[\w-]{1,64}$/.test(name))).toEqual([]);
  });
});
