import { ActionIcon, Text, VisuallyHidden } from '@mantine/core';
import { IconGripVertical } from '@tabler/icons-react';
import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import classes from './admin.module.css';

export interface OrderListProps<Item> {
  readonly label: string;
  readonly items: readonly Item[];
  readonly idOf: (item: Item) => string;
  readonly onOrder: (items: readonly Item[]) => void;
  readonly children: (item: Item, index: number) => ReactNode;
}

const moved = <Item,>(items: readonly Item[], from: number, to: number) => {
  const rest = items.toSpliced(from, 1);
  return rest.toSpliced(to, 0, ...items.slice(from, from + 1));
};

/**
 * Things in an order that counts. The grip of each is dragged, also by a finger; with the keyboard, arrow keys on the grip
 * move it, Home and End to the ends, and the new place is said.
 */
export const OrderList = <Item,>({ label, items, idOf, onOrder, children }: OrderListProps<Item>) => {
  const { t } = useTranslation('admin');
  const list = useRef<HTMLOListElement>(null);
  const hint = useId();
  const [held, setHeld] = useState<string>();
  const [said, setSaid] = useState('');

  const move = (from: number, to: number) => {
    const item = items[from];
    const place = Math.max(0, Math.min(items.length - 1, to));
    if (!item || place === from) return;
    onOrder(moved(items, from, place));
    setSaid(t('moved', { name: idOf(item), place: place + 1, count: items.length }));
  };
  const onKeyDown = (event: KeyboardEvent, index: number) => {
    const targets: Readonly<Record<string, number>> = {
      ArrowUp: index - 1,
      ArrowDown: index + 1,
      Home: 0,
      End: items.length - 1,
    };
    const to = targets[event.key];
    if (to === undefined) return;
    event.preventDefault();
    move(index, to);
  };
  const onPointerMove = (event: PointerEvent) => {
    if (held === undefined) return;
    const from = items.findIndex((item) => idOf(item) === held);
    const middles = [...(list.current?.children ?? [])].map((element) => {
      const { top, height } = element.getBoundingClientRect();
      return top + height / 2;
    });
    // The place among the others: after each whose middle is above the pointer.
    const to = middles.filter((middle, index) => index !== from && middle < event.clientY).length;
    if (from >= 0) move(from, to);
  };
  const drop = () => setHeld(undefined);

  return (
    <>
      <Text size="sm" c="dimmed" id={hint} data-print="none">
        {t('order-hint')}
      </Text>
      <ol className={classes.order} ref={list} aria-label={label}>
        {items.map((item, index) => (
          <li key={idOf(item)} className={classes.item} data-held={held === idOf(item) || undefined}>
            <ActionIcon
              className={classes.grip}
              aria-label={t('move', { name: idOf(item), place: index + 1 })}
              aria-describedby={hint}
              data-print="none"
              onKeyDown={(event) => onKeyDown(event, index)}
              onPointerDown={(event) => {
                event.currentTarget.setPointerCapture(event.pointerId);
                setHeld(idOf(item));
              }}
              onPointerMove={onPointerMove}
              onPointerUp={drop}
              onPointerCancel={drop}
            >
              <IconGripVertical size={18} stroke={1.6} aria-hidden />
            </ActionIcon>
            <span className={classes.place} aria-hidden>
              {index + 1}
            </span>
            <div className={classes.itemBody}>{children(item, index)}</div>
          </li>
        ))}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  );
};
