import { UnstyledButton } from '@mantine/core';
import { IconSearch } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/key-hint.tsx';
import type { Place } from './navigation.ts';
import { lazyWhenIdle } from './lazy-when-idle.ts';
import { openPalette } from './palette-store.ts';
import { PersonButton } from './person-button.tsx';
import classes from './sidebar.module.css';
import { Wordmark } from './wordmark.tsx';

export interface SidebarProps {
  readonly places: readonly Place[];
  readonly onKeys: () => void;
  /** False where the name stands above it already. */
  readonly withName?: boolean;
}

const PersonMenu = lazyWhenIdle(async () => (await import('./person-menu.tsx')).PersonMenu);

const groups = ['work', 'company'] as const;

export const Sidebar = ({ places, onKeys, withName = true }: SidebarProps) => {
  const { t } = useTranslation('app');
  const [isMenuWanted, setMenuWanted] = useState(false);
  return (
    <div className={classes.root}>
      {withName && (
        <div className={classes.brand}>
          <Wordmark />
        </div>
      )}
      <UnstyledButton className={classes.search} onClick={openPalette}>
        <IconSearch size={16} stroke={1.8} aria-hidden />
        <span>{t('find')}</span>
        <KeyHint keys="mod+K" />
      </UnstyledButton>
      <nav className={classes.nav} aria-label={t('navigation')}>
        {groups.map((group) => (
          <ul key={group} className={classes.group}>
            {places
              .filter((place) => place.group === group)
              .map(({ id, to, icon: Shown }) => (
                <li key={id}>
                  <Link
                    to={to}
                    className={classes.link}
                    activeProps={{ 'data-here': true }}
                    activeOptions={{ includeSearch: false }}
                  >
                    <Shown size={18} stroke={1.6} aria-hidden />
                    {t(`places.${id}`)}
                  </Link>
                </li>
              ))}
          </ul>
        ))}
      </nav>
      <Suspense fallback={<PersonButton onClick={() => setMenuWanted(true)} />}>
        <PersonMenu defaultOpened={isMenuWanted} onKeys={onKeys} />
      </Suspense>
    </div>
  );
};
