/** What a language (BCP 47) or a country (ISO 3166) is called in the language of the page; its code where that is unknown. */
export const calledIn = (language: string, type: 'language' | 'region', code: string) => {
  try {
    return new Intl.DisplayNames(language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
};
