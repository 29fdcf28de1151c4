import { Menu } from '@mantine/core';
import { IconBrightness, IconKeyboard, IconLanguage, IconLogout } from '@tabler/icons-react';
import { useRouteContext } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { speak } from '../i18n/i18n.ts';
import { languageNames, languages } from '../i18n/languages.ts';
import { dropDrafts } from '../ui/use-draft.ts';
import { useMe } from './me.ts';
import { PersonButton } from './person-button.tsx';
import classes from './person-menu.module.css';
import { schemes, useScheme } from './tastes.tsx';

export interface PersonMenuProps {
  /** It was asked for before it was there. */
  readonly defaultOpened: boolean;
  readonly onKeys: () => void;
}

/** Who is signed in, how they like it, and the way out. */
export const PersonMenu = ({ defaultOpened, onKeys }: PersonMenuProps) => {
  const { t, i18n } = useTranslation('app');
  const { session, stage } = useRouteContext({ from: '__root__' });
  const { person, id } = useMe();
  const [scheme, setScheme] = useScheme();
  return (
    <Menu defaultOpened={defaultOpened} position="top-start" width={232} shadow="md" returnFocus>
      <Menu.Target>
        <PersonButton />
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{person?.email ?? id}</Menu.Label>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconLanguage size={16} aria-hidden />}>{t('language')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {languages.map((language) => (
              <Menu.Item
                key={language}
                lang={language}
                aria-current={language === i18n.language || undefined}
                className={classes.choice}
                onClick={() => void speak(language)}
              >
                {languageNames[language]}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Sub>
          <Menu.Sub.Target>
            <Menu.Sub.Item leftSection={<IconBrightness size={16} aria-hidden />}>{t('scheme')}</Menu.Sub.Item>
          </Menu.Sub.Target>
          <Menu.Sub.Dropdown>
            {schemes.map((each) => (
              <Menu.Item
                key={each}
                aria-current={each === scheme || undefined}
                className={classes.choice}
                onClick={() => setScheme(each)}
              >
                {t(`schemes.${each}`)}
              </Menu.Item>
            ))}
          </Menu.Sub.Dropdown>
        </Menu.Sub>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onKeys}>
          {t('keys')}
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item
          leftSection={<IconLogout size={16} aria-hidden />}
          onClick={() => {
            dropDrafts();
            session.signOut();
          }}
        >
          {t('sign-out')}
        </Menu.Item>
        {stage !== 'prod' && <Menu.Label>{t('stage', { stage })}</Menu.Label>}
      </Menu.Dropdown>
    </Menu>
  );
};
