import { Title } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import classes from './page.module.css';

export interface PageProps {
  readonly title: string;
  /** At the end of the heading's line: what can be done here. */
  readonly actions?: ReactNode;
  /** Beside the title, small: a count, a state. */
  readonly note?: ReactNode;
  readonly children: ReactNode;
  /** `reading`: as wide as text is read; `whole` (default): all there is. */
  readonly width?: 'reading' | 'whole';
}

/** A page of the console: its heading, which also names the browser's tab, and its content. */
export const Page = ({ title, actions, note, children, width = 'whole' }: PageProps) => {
  useEffect(() => {
    document.title = `${title} · Rapport`;
  }, [title]);
  return (
    <div className={classes.root}>
      <header className={classes.head}>
        <Title order={1} className={classes.title}>
          {title}
        </Title>
        {note && <div className={classes.note}>{note}</div>}
        {actions && (
          <div className={classes.actions} data-print="none">
            {actions}
          </div>
        )}
      </header>
      <div className={classes.content} data-width={width}>
        {children}
      </div>
    </div>
  );
};
