import { UnstyledButton, VisuallyHidden } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useMe } from './me.ts';
import classes from './person-button.module.css';

/** First letters, as far as a name has such: of a Chinese name its last two characters. */
const initials = (name: string) => {
  if (/\p{Script=Han}/u.test(name)) return name.slice(-2);
  const words = name.split(/\s+/);
  return [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => word?.charAt(0) ?? '').join('');
};

/** Who is signed in. */
export const PersonButton = ({ className, ...props }: ComponentPropsWithRef<'button'>) => {
  const { t } = useTranslation('app');
  const { person, id, roles } = useMe();
  const name = person?.name ?? id;
  return (
    <UnstyledButton className={[classes.root, className].join(' ')} {...props}>
      <span className={classes.initials} aria-hidden>
        {initials(name)}
      </span>
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.role}>{roles.map((role) => t(`roles.${role}`)).join(', ')}</span>
      </span>
      <VisuallyHidden>{t('person-menu')}</VisuallyHidden>
    </UnstyledButton>
  );
};
