import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { languages } from '../../../web/src/i18n/languages.ts';

const folder = fileURLToPath(new URL('../../../web/src/i18n/', import.meta.url));

const areas = globSync(`${folder}en/*.json`).map((file) => basename(file));

/** Every text of an area by its path; what a language's plurals add is one. */
const textsOf = (language: string, area: string) => {
  const texts = new Map<string, string>();
  const read = (value: unknown, path: string) => {
    if (typeof value === 'string') texts.set(path, value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) read(inner, path === '' ? key : `${path}.${key}`);
  };
  read(JSON.parse(readFileSync(join(folder, language, area), 'utf8')), '');
  return texts;
};

const whole = (path: string) => path.replace(/_(?:zero|one|two|few|many|other)$/, '');

const keysOf = (texts: ReadonlyMap<string, string>) => [...new Set([...texts.keys()].map(whole))].toSorted();

/** The values that a text has places for, by the text. */
const placesOf = (texts: ReadonlyMap<string, string>) => {
  const places: Record<string, string[]> = {};
  for (const [path, text] of texts)
    places[whole(path)] = [
      ...new Set([
        ...(places[whole(path)] ?? []),
        ...[...text.matchAll(/\{\{\s*(\w+)/g)].map(([, name]) => name ?? ''),
      ]),
    ].toSorted();
  return places;
};

/** The forms of a number that a language tells apart. */
const pluralsOf = (language: string) =>
  new Intl.PluralRules(language).resolvedOptions().pluralCategories.map((form) => `_${form}`);

describe.each(areas)('the words of %s', (area) => {
  const english = textsOf('en', area);

  it.each(languages)('are complete in %s, and of what is shown nothing is missing', (language) => {
    const texts = textsOf(language, area);
    expect(keysOf(texts)).toEqual(keysOf(english));
    expect(placesOf(texts)).toEqual(placesOf(english));
    expect([...texts].filter(([, text]) => text.trim() === '')).toEqual([]);
  });

  it.each(languages)('have every form of a number that %s tells apart, and no other', (language) => {
    const paths = [...textsOf(language, area).keys()].filter((path) => whole(path) !== path);
    for (const key of new Set(paths.map(whole)))
      expect([key, paths.filter((path) => whole(path) === key).toSorted()]).toEqual([
        key,
        pluralsOf(language)
          .map((form) => key + form)
          .toSorted(),
      ]);
  });
});

it('has the same areas in every language', () => {
  for (const language of languages)
    expect(
      globSync(`${folder}${language}/*.json`)
        .map((file) => basename(file))
        .toSorted(),
    ).toEqual(areas.toSorted());
});

it('writes the two Chineses in their own characters', () => {
  const simplifiedOnly = /[个们这时问门见车东长马鸟务后发单员设录导户编]/;
  const traditionalOnly = /[個們這時問門見車東長馬鳥務後發單員設錄導戶編]/;
  for (const area of areas) {
    for (const [path, text] of textsOf('zh-Hans', area)) expect(`${path}: ${text}`).not.toMatch(traditionalOnly);
    for (const [path, text] of textsOf('zh-Hant', area)) expect(`${path}: ${text}`).not.toMatch(simplifiedOnly);
  }
});
