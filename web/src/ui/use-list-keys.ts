import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from './commands.ts';
import { isMeantForPage } from './keys.ts';

export interface ListKeys {
  readonly count: number;
  /** The row that the keys stand on; -1 for none. */
  readonly active: number;
  readonly onActive: (index: number) => void;
  /** Enter or o. */
  readonly onOpen?: (index: number) => void;
  /** e. */
  readonly onEdit?: (index: number) => void;
}

/** j and k (or arrows) through a list, Enter opens, e edits; from anywhere on the page but a field. */
export const useListKeys = (list: ListKeys) => {
  const { t } = useTranslation('ui');
  const latest = useRef(list);
  latest.current = list;

  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const { count, active, onActive, onOpen, onEdit } = latest.current;
      if (count === 0 || !isMeantForPage(event)) return;
      const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
      const to = (index: number) => onActive(Math.max(0, Math.min(count - 1, index)));
      const acts: Readonly<Record<string, (() => void) | undefined>> = {
        j: () => to(active + 1),
        ArrowDown: () => to(active + 1),
        k: () => to(active - 1),
        ArrowUp: () => to(active - 1),
        Home: () => to(0),
        End: () => to(count - 1),
        // Enter on a link or a button is theirs.
        Enter: onOpen && active >= 0 && !onControl ? () => onOpen(active) : undefined,
        o: onOpen && active >= 0 ? () => onOpen(active) : undefined,
        e: onEdit && active >= 0 ? () => onEdit(active) : undefined,
      };
      const act = acts[event.key];
      if (!act) return;
      event.preventDefault();
      act();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);

  const shown = (id: string, keys: string, label: string) => ({
    id: `list-${id}`,
    keys,
    label,
    group: t('keys.list'),
    listedOnly: true,
    run: () => undefined,
  });
  useCommands([
    shown('next', 'j', t('keys.next')),
    shown('previous', 'k', t('keys.previous')),
    ...(list.onOpen ? [shown('open', 'Enter', t('keys.open'))] : []),
    ...(list.onEdit ? [shown('edit', 'e', t('keys.edit'))] : []),
  ]);
};
