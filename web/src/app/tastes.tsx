import { useMantineColorScheme, type MantineColorScheme } from '@mantine/core';
import { IconBrightness, IconLanguage } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/i18n.ts';
import { languageNames, languages } from '../i18n/languages.ts';
import { useCommands } from '../ui/commands.ts';

export const schemes = ['auto', 'light', 'dark'] as const satisfies readonly MantineColorScheme[];

/** Light, dark, or as the system has it. */
export const useScheme = () => {
  // Without `keepTransitions` it would add a style element.
  const { colorScheme, setColorScheme } = useMantineColorScheme({ keepTransitions: true });
  return [colorScheme, setColorScheme] as const;
};

/** The commands that change how the console looks and speaks. */
export const useTastes = () => {
  const { t, i18n } = useTranslation('app');
  const [scheme, setScheme] = useScheme();
  useCommands([
    ...schemes
      .filter((each) => each !== scheme)
      .map((each) => ({
        id: `scheme-${each}`,
        label: t('scheme-to', { scheme: t(`schemes.${each}`) }),
        group: t('groups.look'),
        icon: <IconBrightness size={18} stroke={1.6} aria-hidden />,
        run: () => setScheme(each),
      })),
    ...languages
      .filter((language) => language !== i18n.language)
      .map((language) => ({
        id: `language-${language}`,
        label: t('language-to', { language: languageNames[language] }),
        group: t('groups.look'),
        icon: <IconLanguage size={18} stroke={1.6} aria-hidden />,
        keywords: ['language', language],
        run: () => void speak(language),
      })),
  ]);
};
