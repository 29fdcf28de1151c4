import { CatchBoundary } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { ErrorPage } from './error-page.tsx';

/** Keeps the navigation alive when a page breaks. */
export const AppErrorBoundary = ({ children }: { readonly children: ReactNode }) => (
  <CatchBoundary getResetKey={() => 'page'} errorComponent={ErrorPage}>
    {children}
  </CatchBoundary>
);
