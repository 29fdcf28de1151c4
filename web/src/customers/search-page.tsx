import { Text, TextInput } from '@mantine/core';
import { IconSearch, IconZoomQuestion } from '@tabler/icons-react';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../ui/empty-state.tsx';
import { Page } from '../ui/page.tsx';
import { Problem } from '../ui/problem.tsx';
import { useListKeys } from '../ui/use-list-keys.ts';
import classes from './customers.module.css';
import { HitIcon } from './hit-icon.tsx';
import { placeOf, useFound } from './search.ts';

const route = getRouteApi('/shell/search');

const idOf = (index: number) => `hit-${index}`;

/** Finds customers, contacts and tickets while somebody types. */
export const SearchPage = () => {
  const { t } = useTranslation('customers');
  const navigate = route.useNavigate();
  const go = useNavigate();
  const { q = '' } = route.useSearch();
  const [typed, setTyped] = useState(q);
  const [active, setActive] = useState(-1);
  const { items, more, isNothing, error, retry } = useFound(typed);
  const open = (index: number) => {
    const hit = items[index];
    if (hit) void go(placeOf(hit));
  };
  useListKeys({ count: items.length, active, onActive: setActive, onOpen: open });
  const type = (text: string) => {
    setTyped(text);
    setActive(-1);
    void navigate({ search: { q: text === '' ? undefined : text }, replace: true });
  };
  const moves: Readonly<Record<string, () => void>> = {
    ArrowDown: () => setActive(Math.min(active + 1, items.length - 1)),
    ArrowUp: () => setActive(Math.max(active - 1, 0)),
    Enter: () => open(Math.max(active, 0)),
  };
  return (
    <Page title={t('search.title')} width="reading">
      <div className={classes.rows}>
        <TextInput
          size="md"
          type="search"
          data-search
          autoFocus
          aria-label={t('search.label')}
          placeholder={t('search.placeholder')}
          leftSection={<IconSearch size={18} stroke={1.6} aria-hidden />}
          value={typed}
          maxLength={200}
          role="combobox"
          aria-expanded={items.length > 0}
          aria-controls="hits"
          aria-activedescendant={active >= 0 ? idOf(active) : undefined}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onKeyDown={(event) => {
            const move = moves[event.key];
            // Enter also ends the composing of a Chinese word.
            if (!move || event.nativeEvent.isComposing) return;
            event.preventDefault();
            move();
          }}
        />
        <Problem error={error} onRetry={retry} />
        <ul className={classes.hits} id="hits" role="listbox" aria-label={t('search.found')}>
          {items.map((hit, index) => (
            <li key={`${hit.type} ${hit.id}`} role="presentation">
              <Link
                {...placeOf(hit)}
                id={idOf(index)}
                role="option"
                aria-selected={index === active}
                className={classes.hit}
                data-active={index === active || undefined}
              >
                <HitIcon hit={hit} />
                <span className={classes.hitText}>
                  <Text span fw={550}>
                    {hit.title}
                  </Text>{' '}
                  {hit.subtitle !== undefined && (
                    <Text span c="dimmed" size="sm" display="inline-block">
                      {hit.subtitle}
                    </Text>
                  )}
                </span>
                <Text span size="xs" c="dimmed">
                  {t(`search.type.${hit.type}`)} {hit.number}
                </Text>
              </Link>
            </li>
          ))}
        </ul>
        {more && (
          <Text size="sm" c="dimmed">
            {t('search.more')}
          </Text>
        )}
        {isNothing && (
          <EmptyState icon={IconZoomQuestion} title={t('search.nothing')}>
            {t('search.nothing-text')}
          </EmptyState>
        )}
        {typed.trim() === '' && (
          <EmptyState icon={IconSearch} title={t('search.start')}>
            {t('search.start-text')}
          </EmptyState>
        )}
      </div>
    </Page>
  );
};
