import { languageOf, type Language } from '../i18n/languages.ts';

/** The language that the embedding site asks for by `?lang=zh-TW`, else the browser's. */
export const formLanguage = (search: string, preferred: readonly string[]): Language => {
  const asked = new URLSearchParams(search).get('lang');
  return languageOf(asked === null ? preferred : [asked, ...preferred]);
};
