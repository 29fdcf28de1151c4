import { createInstance, type BackendModule } from 'i18next';
import { initReactI18next } from 'react-i18next';
import { firstLanguage, languages, rememberLanguage, type Language } from './languages.ts';

const files = import.meta.glob<{ default: Record<string, unknown> }>('./*/*.json');

/** Fetches the words of an area when a page first needs them. */
const backend: BackendModule = {
  type: 'backend',
  init: () => undefined,
  // oxlint-disable-next-line typescript/no-misused-promises -- i18next waits for what a function of two parameters answers
  read: async (language: string, area: string) => {
    const load = files[`./${language}/${area}.json`];
    if (!load) throw new Error(`no words for ${area} in ${language}`);
    return (await load()).default;
  },
};

const i18next = createInstance();

const showOnPage = (language: string) => {
  document.documentElement.lang = language;
};

/** @param areas whose words must be there before anything is shown */
export const startI18n = async (areas: readonly string[], language: Language = firstLanguage()) => {
  i18next.on('languageChanged', showOnPage);
  await i18next
    .use(backend)
    .use(initReactI18next)
    .init({
      lng: language,
      supportedLngs: languages,
      load: 'currentOnly',
      fallbackLng: false,
      ns: areas,
      defaultNS: 'app',
      interpolation: { escapeValue: false }, // React does
      returnNull: false,
    });
};

/** Speaks another language from here on, also the next time. */
export const speak = async (language: Language) => {
  rememberLanguage(language);
  await i18next.changeLanguage(language);
};
