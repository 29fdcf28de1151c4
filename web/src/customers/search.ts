import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, data } from '../api/api.ts';
import type { SearchHit } from '../api/client.ts';

const TYPING_MS = 120;
const FEWEST_LETTERS = 1;

/** What is found for what somebody is typing, the best first; what was found before stays until the next has come. */
export const useFound = (typed: string, enabled = true) => {
  const [settled] = useDebouncedValue(typed.trim(), TYPING_MS);
  const isOn = enabled && settled.length >= FEWEST_LETTERS;
  const query = useQuery({
    queryKey: ['search', settled],
    queryFn: ({ signal }) => data(api.search({ q: settled }, { signal })),
    enabled: isOn,
    placeholderData: keepPreviousData,
  });
  return {
    items: isOn && typed.trim() !== '' ? (query.data?.items ?? []) : [],
    more: isOn && query.data?.more === true,
    /** Nothing was found, rather than nothing yet. */
    isNothing: isOn && settled === typed.trim() && query.data?.items.length === 0 && !query.isPlaceholderData,
    error: isOn ? query.error : undefined,
    retry: () => void query.refetch(),
  };
};

/** Where a hit is read: a contact within its organization. */
export const placeOf = ({ type, id, accountId }: SearchHit) =>
  type === 'ticket'
    ? ({ to: '/tickets', search: { ticket: id } } as const)
    : ({ to: '/customers', search: { account: type === 'contact' ? (accountId ?? id) : id } } as const);
