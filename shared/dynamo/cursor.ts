import { createHash } from 'node:crypto';
import { refuse } from '../kernel/refusal.ts';
import { ok } from '../kernel/result.ts';

/** A sort key holds 1,024 bytes; some of them are a prefix that the list adds. */
const LONGEST_POSITION = 900;

const markOf = (list: string, position: string) =>
  createHash('sha256')
    .update(JSON.stringify([list, position]))
    .digest('base64url')
    .slice(0, 12);

/**
 * Where a list goes on, as an opaque text. `list` names the list with all that selects its items; it is not in the cursor,
 * so a cursor of another list, or one that somebody edited, does not fit. A cursor carries a position inside its
 * list and nothing else: even a forged one reaches nothing that the list itself would not show.
 */
export const cursorOf = (list: string, position: string) =>
  Buffer.from(JSON.stringify([position, markOf(list, position)])).toString('base64url');

/** The position in the list, or the refusal `bad-cursor`. No cursor: the beginning. */
export const positionOf = (list: string, cursor: string | undefined) => {
  if (cursor === undefined) return ok(undefined);
  const refused = refuse('bad-cursor', 'The cursor is not one of this list: begin without a cursor.', 'cursor');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    return refused;
  }
  if (!Array.isArray(parts)) return refused;
  const [position] = parts as readonly unknown[];
  // Anybody can make a mark: what is no sort key of DynamoDB must not reach it.
  if (typeof position !== 'string' || position === '' || Buffer.byteLength(position) > LONGEST_POSITION) return refused;
  // Compared as a whole: base64 has more than one spelling, a cursor has one.
  return cursor === cursorOf(list, position) ? ok(position) : refused;
};
