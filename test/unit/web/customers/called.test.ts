import { expect, it } from 'vitest';
import { calledIn } from '../../../../web/src/customers/called.ts';

it('a language and a country are called as the reader calls them', () => {
  expect(calledIn('en', 'language', 'de')).toBe('German');
  expect(calledIn('zh-Hant', 'region', 'DE')).toBe('德國');
});

it('a code that nobody knows, or that is none, stands for itself', () => {
  expect(calledIn('en', 'region', 'XZ')).toBe('XZ');
  expect(calledIn('en', 'language', 'not a code')).toBe('not a code');
});
