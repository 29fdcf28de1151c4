import { ActionIcon } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconMenu2, IconSearch } from '@tabler/icons-react';
import { Outlet, useLocation, useNavigate } from '@tanstack/react-router';
import { Suspense, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from '../ui/commands.ts';
import { PALETTE_KEYS, useCommandKeys } from '../ui/keys.ts';
import { AppErrorBoundary } from './error-boundary.tsx';
import { lazyWhenIdle } from './lazy-when-idle.ts';
import { useMe } from './me.ts';
import { placesFor } from './navigation.ts';
import { OfflineBanner } from './offline-banner.tsx';
import { openPalette } from './palette-store.ts';
import { rightsOf } from './rights.ts';
import classes from './shell.module.css';
import { Sidebar } from './sidebar.tsx';
import { useTastes } from './tastes.tsx';
import { Wordmark } from './wordmark.tsx';

const Messages = lazyWhenIdle(async () => (await import('@mantine/notifications')).Notifications);
const Palette = lazyWhenIdle(async () => (await import('./palette.tsx')).Palette);
const KeysDialog = lazyWhenIdle(async () => (await import('./keys-dialog.tsx')).KeysDialog);
const PhoneMenu = lazyWhenIdle(async () => (await import('./phone-menu.tsx')).PhoneMenu);

/** Goes to the search of the page when it has one, else to the page of the search. */
const focusSearch = (otherwise: () => void) => {
  const field = document.querySelector<HTMLElement>('[data-search]');
  if (field) field.focus();
  else otherwise();
};

/** What surrounds every page: where one can go, the palette, the keys, and what everybody must know. */
export const Shell = () => {
  const { t } = useTranslation('app');
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const rights = rightsOf(useMe());
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [areKeysShown, setKeysShown] = useState(false);
  const isPhone = useMediaQuery('(max-width: 48em)');
  const places = placesFor(rights);
  useEffect(() => setMenuOpen(false), [pathname]);

  useCommandKeys();
  useTastes();
  useCommands([
    ...places.map(({ id, to, key, icon: Shown }) => ({
      id: `go-${id}`,
      label: t(`places.${id}`),
      group: t('groups.go'),
      keys: `g ${key}`,
      icon: <Shown size={18} stroke={1.6} aria-hidden />,
      run: () => void navigate({ to }),
    })),
    ...(rights.customers
      ? [
          {
            id: 'search',
            label: t('search'),
            group: t('groups.general'),
            keys: '/',
            icon: <IconSearch size={18} stroke={1.6} aria-hidden />,
            run: () => focusSearch(() => void navigate({ to: '/search' })),
          },
        ]
      : []),
    {
      id: 'palette',
      label: t('palette'),
      group: t('groups.general'),
      keys: PALETTE_KEYS,
      listedOnly: true,
      run: openPalette,
    },
    { id: 'keys', label: t('keys'), group: t('groups.general'), keys: '?', run: () => setKeysShown(true) },
  ]);

  return (
    <div className={classes.root}>
      <a href="#main" className={classes.skip}>
        {t('skip')}
      </a>
      <header className={classes.topbar} data-print="none">
        <ActionIcon size="lg" aria-label={t('menu')} onClick={() => setMenuOpen(true)}>
          <IconMenu2 size={20} aria-hidden />
        </ActionIcon>
        <Wordmark />
        <ActionIcon size="lg" aria-label={t('palette')} onClick={openPalette} className={classes.end}>
          <IconSearch size={20} aria-hidden />
        </ActionIcon>
      </header>
      <div className={classes.side} data-print="none">
        <Sidebar places={places} onKeys={() => setKeysShown(true)} />
      </div>
      <main id="main" className={classes.main} tabIndex={-1}>
        <OfflineBanner />
        <AppErrorBoundary key={pathname}>
          <Suspense fallback={null}>
            <Outlet />
          </Suspense>
        </AppErrorBoundary>
      </main>
      <Suspense fallback={null}>
        <Messages
          // On a phone the buttons are at the bottom.
          position={isPhone ? 'top-center' : 'bottom-right'}
          limit={4}
        />
        <Palette />
        <KeysDialog opened={areKeysShown} onClose={() => setKeysShown(false)} />
        <PhoneMenu
          opened={isMenuOpen}
          onClose={() => setMenuOpen(false)}
          places={places}
          onKeys={() => setKeysShown(true)}
        />
      </Suspense>
    </div>
  );
};
