import { Anchor } from '@mantine/core';
import { IconChevronLeft, IconLock } from '@tabler/icons-react';
import { Link, Outlet, useMatchRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useRights } from '../app/me.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import classes from './admin.module.css';
import { sections } from './sections.ts';

/** What administrators keep: a menu of its parts, and the part that is open. */
export const Administration = () => {
  const { t } = useTranslation('admin');
  const mayCome = useRights()?.administration ?? false;
  const isContents = Boolean(useMatchRoute()({ to: '/administration' }));
  if (!mayCome)
    return (
      <Page title={t('title')}>
        <EmptyState icon={IconLock} title={t('administrators-only.title')}>
          {t('administrators-only.text')}
        </EmptyState>
      </Page>
    );
  if (isContents) return <Outlet />;
  return (
    <div className={classes.frame}>
      <nav className={classes.menu} aria-label={t('title')} data-print="none">
        {sections.map(({ id, to, icon: Shown }) => (
          <Link
            key={id}
            to={to}
            className={classes.menuLink}
            activeProps={{ 'data-here': true }}
            activeOptions={{ includeSearch: false }}
          >
            <Shown size={17} stroke={1.6} aria-hidden />
            {t(`sections.${id}`)}
          </Link>
        ))}
      </nav>
      <Anchor component={Link} to="/administration" className={classes.up} data-print="none">
        <IconChevronLeft size={16} aria-hidden />
        {t('title')}
      </Anchor>
      <div className={classes.section}>
        <Outlet />
      </div>
    </div>
  );
};
