import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Page } from '../ui/page.tsx';
import classes from './admin.module.css';
import { sections } from './sections.ts';

/** Everything that an administrator keeps, with a word on each. */
export const ContentsPage = () => {
  const { t } = useTranslation('admin');
  return (
    <Page title={t('title')} width="reading">
      <div className={classes.cards}>
        {sections.map(({ id, to, icon: Shown }) => (
          <Link key={id} to={to} className={classes.card}>
            <Shown size={22} stroke={1.6} aria-hidden />
            <span>
              <span className={classes.cardTitle}>{t(`sections.${id}`)}</span>
              <span className={classes.cardText}>{t(`about.${id}`)}</span>
            </span>
          </Link>
        ))}
      </div>
    </Page>
  );
};
