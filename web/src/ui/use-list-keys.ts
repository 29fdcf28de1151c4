import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useCommands } from './commands.ts';
import { endsSequence, isMeantForPage } from './keys.ts';
import { isOnRow, stepFrom } from './list-cursor.ts';

export interface ListKeys {
  readonly count: number;
  /** The row that the keys stand on; -1 for none, a half for a row that has gone: see `positionOf`. */
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
      if (count === 0 || !isMeantForPage(event) || endsSequence(event)) return;
      const isOn = isOnRow(active);
      const onControl = event.target instanceof Element && event.target.closest('a, button') !== null;
      const acts: Readonly<Record<string, (() => void) | undefined>> = {
        j: () => onActive(stepFrom(active, 1, count)),
        ArrowDown: () => onActive(stepFrom(active, 1, count)),
        k: () => onActive(stepFrom(active, -1, count)),
        ArrowUp: () => onActive(stepFrom(active, -1, count)),
        Home: () => onActive(0),
        End: () => onActive(count - 1),
        // Enter on a link or a button is theirs.
        Enter: onOpen && isOn && !onControl ? () => onOpen(active) : undefined,
        o: onOpen && isOn ? () => onOpen(active) : undefined,
        e: onEdit && isOn ? () => onEdit(active) : undefined,
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
