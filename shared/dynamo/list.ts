import type { ListQuery } from '../kernel/list.ts';
import { ok } from '../kernel/result.ts';
import { cursorOf, positionOf } from './cursor.ts';

/**
 * One page of a list. `read` gets the position to go on from and how many items to bring (one more than are shown, to know
 * whether there is a next page); `positionIn` names the position of an item.
 */
export const pageOf = async <Item>(
  list: string,
  { limit, cursor }: ListQuery,
  read: (after: string | undefined, limit: number) => Promise<readonly Item[]>,
  positionIn: (item: Item) => string,
) => {
  const position = positionOf(list, cursor);
  if (!position.ok) return position;
  const found = await read(position.value, limit + 1);
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return ok({ items, ...(found.length > limit && last ? { cursor: cursorOf(list, positionIn(last)) } : {}) });
};
