import { Kbd } from '@mantine/core';
import { Fragment } from 'react';
import classes from './key-hint.module.css';

const isApple = /Mac|iPhone|iPad/.test(navigator.userAgent);

const shown = (key: string) =>
  key
    .split('+')
    .map((part) => (part === 'mod' ? (isApple ? '⌘' : 'Ctrl') : part === 'Enter' ? '↵' : part))
    .join(isApple ? '' : ' ');

/** The keys of a command: `g t`, `mod+K`. */
export const KeyHint = ({ keys }: { readonly keys: string }) => (
  <span className={classes.root}>
    {keys.split(' ').map((key, at) => (
      <Fragment key={`${at} ${key}`}>
        <Kbd size="xs">{shown(key)}</Kbd>
      </Fragment>
    ))}
  </span>
);
