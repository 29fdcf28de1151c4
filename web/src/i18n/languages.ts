export const languages = ['en', 'zh-Hans', 'zh-Hant'] as const;

export type Language = (typeof languages)[number];

/** Each in its own words. */
export const languageNames: Readonly<Record<Language, string>> = {
  en: 'English',
  'zh-Hans': '简体中文',
  'zh-Hant': '繁體中文',
};

const CHOSEN = 'rapport:language';

const isLanguage = (text: string | null): text is Language => languages.some((one) => one === text);

/** A tag in its parts; undefined for what is no tag. */
const partsOf = (tag: string) => {
  try {
    return new Intl.Locale(tag).maximize();
  } catch {
    return undefined;
  }
};

/** The language that reads a tag like `zh-TW`, or undefined. */
const readerOf = (tag: string): Language | undefined => {
  const { language, script } = partsOf(tag) ?? {};
  if (language === 'en') return 'en';
  if (language === 'zh') return script === 'Hant' ? 'zh-Hant' : 'zh-Hans';
  return undefined;
};

/** The first of these tags that there is a language for; else English. */
export const languageOf = (preferred: readonly string[]): Language =>
  preferred.map(readerOf).find((one) => one !== undefined) ?? 'en';

/** How the browser's owner writes a language, such as `en-GB` for English; else the language as it is. */
export const localeOf = (language: string, preferred: readonly string[] = navigator.languages): string =>
  preferred.find((tag) => readerOf(tag) === language) ?? language;

/** The one that the person chose here, else the first of the browser's that there is. */
export const firstLanguage = (preferred: readonly string[] = navigator.languages): Language => {
  const chosen = localStorage.getItem(CHOSEN);
  if (isLanguage(chosen)) return chosen;
  return languageOf(preferred);
};

export const rememberLanguage = (language: Language) => localStorage.setItem(CHOSEN, language);
