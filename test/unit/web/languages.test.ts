import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { firstLanguage, localeOf, rememberLanguage } from '../../../web/src/i18n/languages.ts';

const kept = new Map<string, string>();

beforeEach(() => {
  kept.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});

afterEach(() => vi.unstubAllGlobals());

it.each([
  [['de-DE', 'zh-TW', 'en'], 'zh-Hant'],
  [['zh-HK'], 'zh-Hant'],
  [['zh-CN'], 'zh-Hans'],
  [['zh'], 'zh-Hans'],
  [['en-GB', 'zh-CN'], 'en'],
  [['fr', 'it'], 'en'],
  [[], 'en'],
])('speaks to a browser that prefers %j: %s', (preferred, language) => {
  expect(firstLanguage(preferred)).toBe(language);
});

it('speaks the language that was chosen, whatever the browser prefers', () => {
  rememberLanguage('zh-Hant');
  expect(firstLanguage(['en'])).toBe('zh-Hant');
});

it.each([
  ['en', ['de-DE', 'en-GB', 'en-US'], 'en-GB'],
  ['zh-Hant', ['zh-CN', 'zh-HK'], 'zh-HK'],
  ['zh-Hans', ['en-GB'], 'zh-Hans'],
])('writes dates in %s for a browser that prefers %j as in %s', (language, preferred, locale) => {
  expect(localeOf(language, preferred)).toBe(locale);
});
