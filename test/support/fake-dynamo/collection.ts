import type { Item } from '../../../shared/dynamo/table.ts';
import { compareTexts, type Place } from './expressions.ts';

const textIn = (item: Item, name: string) => {
  const value = item[name];
  return typeof value === 'string' ? value : '';
};

/** The first place from which on a test holds, of an array in which it never ceases to hold again. */
const firstWhere = <Value>(values: readonly Value[], holds: (value: Value) => boolean) => {
  let [low, high] = [0, values.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    const value = values[middle];
    if (value !== undefined && holds(value)) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The items of one partition by their sort keys; equal ones, which an index may have, by the keys of the table. */
class Partition {
  readonly #sk: string;
  #items: Item[] = [];

  constructor(sk: string) {
    this.#sk = sk;
  }

  #order(a: Item, b: Item) {
    return (
      compareTexts(textIn(a, this.#sk), textIn(b, this.#sk)) ||
      compareTexts(textIn(a, 'pk'), textIn(b, 'pk')) ||
      compareTexts(textIn(a, 'sk'), textIn(b, 'sk'))
    );
  }

  #placeOf(item: Item) {
    const place = firstWhere(this.#items, (one) => this.#order(one, item) >= 0);
    const found = this.#items[place];
    return { place, isThere: found !== undefined && this.#order(found, item) === 0 };
  }

  /** Many at once, in any order. */
  fill(items: readonly Item[]) {
    this.#items = [...this.#items, ...items].toSorted((a, b) => this.#order(a, b));
  }

  set(item: Item) {
    const { place, isThere } = this.#placeOf(item);
    this.#items.splice(place, isThere ? 1 : 0, item);
  }

  delete(item: Item) {
    const { place, isThere } = this.#placeOf(item);
    if (isThere) this.#items.splice(place, 1);
  }

  at(sk: string): Item | undefined {
    const found = this.#items[firstWhere(this.#items, (one) => compareTexts(textIn(one, this.#sk), sk) >= 0)];
    return found && textIn(found, this.#sk) === sk ? found : undefined;
  }

  items = () => this.#items.values();

  /** The items of a range, one after the other, in the order of their sort keys or against it. */
  *walk(range: Place, { forward, after }: { forward: boolean; after: Item | undefined }): Generator<Item> {
    let from = firstWhere(this.#items, (one) => range(textIn(one, this.#sk)) >= 0);
    let to = firstWhere(this.#items, (one) => range(textIn(one, this.#sk)) > 0);
    if (after && forward)
      from = Math.max(
        from,
        firstWhere(this.#items, (one) => this.#order(one, after) > 0),
      );
    if (after && !forward)
      to = Math.min(
        to,
        firstWhere(this.#items, (one) => this.#order(one, after) >= 0),
      );
    for (let n = 0; n < to - from; n += 1) {
      const item = this.#items[forward ? from + n : to - 1 - n];
      if (item) yield item;
    }
  }
}

/** Items with a partition and a sort key: the table itself, or an index of it. */
export class Collection {
  readonly pk: string;
  readonly sk: string;
  readonly #partitions = new Map<string, Partition>();
  readonly #stock: ((pk: string) => readonly Item[]) | undefined;

  /** @param stock what a partition has before anything is written to it */
  constructor(pk: string, sk: string, stock?: (pk: string) => readonly Item[]) {
    this.pk = pk;
    this.sk = sk;
    this.#stock = stock;
  }

  partition(pk: string): Partition {
    const known = this.#partitions.get(pk);
    if (known) return known;
    const made = new Partition(this.sk);
    this.#partitions.set(pk, made);
    const stocked = this.#stock?.(pk);
    if (stocked) made.fill(stocked);
    return made;
  }

  /** True when an item has the keys of this collection. */
  has = (item: Item | undefined): item is Item =>
    typeof item?.[this.pk] === 'string' && typeof item[this.sk] === 'string';

  set(before: Item | undefined, after: Item | undefined) {
    const stays = [this.pk, this.sk].every((name) => before?.[name] === after?.[name]);
    if (!stays && this.has(before)) this.partition(textIn(before, this.pk)).delete(before);
    if (this.has(after)) this.partition(textIn(after, this.pk)).set(after);
  }

  /** The items of all partitions that were looked at or written to, in no order. */
  *everything(): Generator<Item> {
    for (const partition of this.#partitions.values()) yield* partition.items();
  }
}

const keyOf = (item: Item) => `${textIn(item, 'pk')} ${textIn(item, 'sk')}`;

/** An index that shows only what it projects, and late. */
export class Index extends Collection {
  readonly #projected: readonly string[];
  #late: { readonly at: number; readonly before: Item | undefined; readonly after: Item | undefined }[] = [];
  /** When the last change of an item is shown. */
  readonly #latest = new Map<string, number>();

  constructor(
    pk: string,
    sk: string,
    more: readonly string[],
    stock?: { indexed(name: string, value: string): readonly Item[] },
  ) {
    super(pk, sk, stock && ((value) => stock.indexed(pk, value)));
    this.#projected = ['pk', 'sk', pk, sk, ...more];
  }

  /** What the index has of an item. */
  entryOf = (item: Item): Item =>
    Object.freeze(Object.fromEntries(this.#projected.flatMap((one) => (one in item ? [[one, item[one]]] : []))));

  /** A change that the index shows at some moment; those of one item in their order. */
  follow(before: Item | undefined, after: Item | undefined, at: number) {
    if (!this.has(before) && !this.has(after)) return;
    const key = keyOf(after ?? before ?? {});
    const due = Math.max(at, this.#latest.get(key) ?? 0);
    this.#latest.set(key, due);
    this.#late.push({ at: due, before, after });
  }

  /** Shows all that is to be seen by now. */
  catchUp(now: number) {
    const late = this.#late;
    if (late.length === 0) return;
    this.#late = late.filter(({ at }) => at > now);
    for (const { at, before, after } of late) if (at <= now) this.set(before, after);
  }
}
