/** The row that the keys stand on: by its id, since rows come above it; and where it stood last, for when it goes. */
export interface Cursor {
  readonly id: string;
  readonly index: number;
}

/** Where the keys stand: -1 before the first row, and a half between two rows when theirs has gone. */
export const positionOf = (cursor: Cursor | undefined, indexOf: (id: string) => number | undefined) =>
  cursor === undefined ? -1 : (indexOf(cursor.id) ?? cursor.index - 0.5);

/** Whether the keys stand on a row, which Enter opens. */
export const isOnRow = (position: number) => position >= 0 && Number.isInteger(position);

/** The row below (1) or above (-1) a position; not past the ends of `count` rows. */
export const stepFrom = (position: number, by: 1 | -1, count: number) =>
  Math.max(0, Math.min(count - 1, by === 1 ? Math.floor(position) + 1 : Math.ceil(position) - 1));
