import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Command } from '../ui/commands.ts';
import { HitIcon } from './hit-icon.tsx';
import { placeOf, useFound } from './search.ts';

const MOST = 6;

/** The records that the palette offers for what is typed in it, and the way to all of them. */
export const usePaletteHits = (typed: string, enabled: boolean): readonly Command[] => {
  const { t } = useTranslation('customers');
  const navigate = useNavigate();
  const { items, more } = useFound(typed, enabled);
  if (items.length === 0) return [];
  return [
    ...items.slice(0, MOST).map((hit) => ({
      id: `hit-${hit.type}-${hit.id}`,
      label: hit.subtitle === undefined ? hit.title : `${hit.title} · ${hit.subtitle}`,
      group: t('search.found'),
      icon: <HitIcon hit={hit} />,
      // Found by more than its name: the palette shall not look again.
      keywords: [typed],
      run: () => void navigate(placeOf(hit)),
    })),
    ...(more || items.length > MOST
      ? [
          {
            id: 'hit-all',
            label: t('search.all', { words: typed }),
            group: t('search.found'),
            keywords: [typed],
            run: () => void navigate({ to: '/search', search: { q: typed } }),
          },
        ]
      : []),
  ];
};
