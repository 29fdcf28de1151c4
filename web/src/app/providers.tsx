import { QueryClientProvider, type QueryClient } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { Look } from './look.tsx';
import type { makeRouter } from './router.tsx';

export interface ProvidersProps {
  readonly client: QueryClient;
  readonly router: ReturnType<typeof makeRouter>;
}

export const Providers = ({ client, router }: ProvidersProps) => (
  <Look>
    <QueryClientProvider client={client}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </Look>
);
