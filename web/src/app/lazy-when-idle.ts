import { lazy, type ComponentType } from 'react';

const LONGEST_WAIT_MS = 1500;

const idle = () =>
  new Promise<void>((resolve) => {
    // Safari has none.
    if (typeof requestIdleCallback === 'function') requestIdleCallback(() => resolve(), { timeout: LONGEST_WAIT_MS });
    else setTimeout(resolve, 200);
  });

/** A component that nobody sees at first: its code is fetched when the page that somebody came for has been shown. */
export const lazyWhenIdle = <Props extends object>(load: () => Promise<ComponentType<Props>>) =>
  lazy(async () => {
    await idle();
    return { default: await load() };
  });
