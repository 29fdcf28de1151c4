import { useQuery } from '@tanstack/react-query';
import { api, data } from '../api/api.ts';
import { labelIn, usePeople } from './lookups.ts';
import { useTranslation } from 'react-i18next';

const accountQuery = (id: string) => ({
  queryKey: ['accounts', id],
  queryFn: ({ signal }: { signal: AbortSignal }) => data(api.getAccount(id, { signal })),
});

export const useAccount = (id: string | undefined) =>
  useQuery({ ...accountQuery(id ?? ''), enabled: id !== undefined });

/** `person:<id>` → their name; machines, steps and the customer by a word. */
export const useActorNames = () => {
  const { t } = useTranslation('customers');
  const people = usePeople();
  return (actor: string) => {
    const [kind = '', id = ''] = actor.split(':');
    if (kind === 'person') return labelIn(people, id) ?? t('actor.person');
    if (kind === 'machine' || kind === 'customer' || kind === 'system') return t(`actor.${kind}`);
    return actor;
  };
};
