import { QueryClient } from '@tanstack/react-query';
import { asProblem } from '../api/problem.ts';

const FRESH_MS = 15_000;
const TRIES = 2;

/** What may be otherwise a moment later; a refusal stays one. */
const mayPass = (error: unknown) => {
  const { status } = asProblem(error).document;
  return status === 0 || status === 429 || status >= 500;
};

export const makeQueryClient = () =>
  new QueryClient({
    defaultOptions: {
      queries: { staleTime: FRESH_MS, retry: (failures, error) => failures < TRIES && mayPass(error) },
      // Without a connection a change fails at once, and its words stay where they are: nothing is sent behind anybody's back.
      mutations: { retry: false, networkMode: 'always' },
    },
  });
