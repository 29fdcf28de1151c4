import { readFileSync } from 'node:fs';
import * as z from 'zod';
import type { Language } from './console.ts';

type Tree = { readonly [name: string]: string | Tree };
const tree: z.ZodType<Tree> = z.lazy(() => z.record(z.string(), z.union([z.string(), tree])));

type Area = 'admin' | 'app' | 'customers' | 'public-form' | 'reports' | 'tickets' | 'ui';

/** The console's own words, by their key and with their values, so that a test says the same in every language. */
export const wordsOf = (language: Language, area: Area) => {
  const file = new URL(`../../web/src/i18n/${language}/${area}.json`, import.meta.url);
  const all = tree.parse(JSON.parse(readFileSync(file, 'utf8')));
  return (key: string, values: Readonly<Record<string, string | number>> = {}) => {
    const found = key
      .split('.')
      .reduce<string | Tree | undefined>((at, name) => (typeof at === 'object' ? at[name] : at), all);
    if (typeof found !== 'string') throw new Error(`no words for ${key}`);
    return found.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(values[name]));
  };
};
